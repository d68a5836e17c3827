package org.doubleloop.recommender.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import org.doubleloop.recommender.wording.Phrase.Place;
import org.doubleloop.recommender.wording.Rewording.Change;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          hope you are well   | I HOPE you  are well, Ada. | true
          don't hesitate      | Please don’t hesitate.     | true
          cutting-edge        | Our cutting-edge offer     | true
          well Ada            | I hope you are well, Ada   | false
          hope                | hopeful                    | false
          your offer          | your 3 offer               | false
          your name           | your {{name}} here         | false
          """)
  void aPhraseIsWordsInARowWithinASentence(String phrase, String text, boolean there) {
    assertThat(Phrase.of(phrase).in(text).isPresent()).isEqualTo(there);
  }

  @Test
  void readingLevelIsLix() {
    // 2 sentences, 10 words, 2 of them with more than six letters
    var features = Features.of("We moved the meeting to May. Please answer tomorrow, Ada.");
    assertThat(features.words()).isEqualTo(10);
    assertThat(features.lix()).isEqualTo(10 / 2.0 + 100 * 2 / 10.0, offset(1e-9));
  }

  @Test
  void factsAreNumbersNamesAndPlaceholders() {
    assertThat(Features.of("Hello Ada, the 40 seats of {{company}} end on 3 May.").facts())
        .containsExactlyInAnyOrder("Ada", "40", "{{company}}", "3", "May");
  }

  @Test
  void greetingAndClosingAreShortFirstAndLastLines() {
    var features = Features.of("Hi Ada,\nThis is the whole of what I have to say.\nBest, Bo");
    assertThat(features.greeting()).isEqualTo("Hi Ada,");
    assertThat(features.closing()).isEqualTo("Best, Bo");
    assertThat(Features.of("All in one line.").greeting()).isEmpty();
  }

  @Test
  void whatKindsAChangeIs() {
    var kinds =
        Kinds.of("Hi,\nYour seats end on DATE.\nBest", "Dear Ada,\nYour seats end in May.\nBest");
    assertThat(kinds.greeting()).isTrue();
    assertThat(kinds.closing()).isFalse();
    assertThat(kinds.facts()).isTrue();
  }

  @Test
  void anExcerptIsTheSentenceAndWhatBecameOfIt() {
    var draft = "Hello. I hope this finds you well. Bye.";
    var revised = "Hello. Your seats end in May. Bye.";
    var changes = List.of(new Change(7, 26, 21));
    assertThat(Excerpt.ofDraft(draft, revised, changes, new Place(9, 13)))
        .isEqualTo(new Excerpt("I hope this finds you well.", "Your seats end in May."));
    assertThat(Excerpt.ofRevised(draft, revised, changes, new Place(12, 17)))
        .isEqualTo(new Excerpt("I hope this finds you well.", "Your seats end in May."));
  }
}
