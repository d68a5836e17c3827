package org.doubleloop.kit.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.doubleloop.kit.phrase.Marks.Clash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarksTest {
  private static final Marks BOTH =
      new Marks(List.of("hope this finds you", "circle back"), List.of("by Friday", "this week"));

  @ParameterizedTest
  @CsvSource({
    "Please answer by friday., true",
    "Please answer THIS  WEEK., true",
    "Please answer soon., false",
    "I hope this finds you well; answer by Friday., false",
    "Let us circle back this week., false"
  })
  void holdWhereNoneOfTheOnesAndOneOfTheOthersStands(String text, boolean hold) {
    assertThat(BOTH.holdIn(text)).isEqualTo(hold);
  }

  @Test
  void askForNoPhraseWhereTheyHaveNone() {
    assertThat(new Marks(List.of("hope"), List.of()).holdIn("Hello")).isTrue();
    assertThat(new Marks(List.of(), List.of("hope")).holdIn("Hello")).isFalse();
  }

  @Test
  void clashWithOthersThatForbidWhatTheyAskFor() {
    var asks = new Marks(List.of(), List.of("soon", "Answer by Friday"));
    var forbids = new Marks(List.of("by friday"), List.of());
    assertThat(clash(asks, forbids)).contains(new Clash("by friday", "Answer by Friday"));
    assertThat(clash(forbids, asks)).isEmpty();
    assertThat(clash(asks, new Marks(List.of("fri"), List.of()))).isEmpty();
  }

  private static Optional<Clash> clash(Marks these, Marks others) {
    return these.folded().clashWith(others.folded());
  }
}
