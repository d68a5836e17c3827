package org.doubleloop.kit.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

  @ParameterizedTest
  @CsvSource({
    "I hope this finds you well., I hope this finds you well",
    "I HOPE this finds you well, i hope THIS",
    "I hope    this\u00a0finds\tyou, i hope this finds you",
    "hope, hope",
    "(hope), hope",
    "hopeful and full of hope, hope",
    "I hope you’re well, you're well",
    "Zoe\u0308 wrote, zoë",
    "STRASSE, straße",
    "reply by 5 p.m. today, 5 p.m.",
    "at 50 % off, 50 %",
    "so 😀 so, so 😀"
  })
  void saysPhrasesWhateverTheirCaseAndSpaces(String text, String phrase) {
    assertThat(Wording.of(text).says(Wording.of(phrase))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "hopeful, hope",
    "unhope, hope",
    "hope_1, hope",
    "I hope, I hope this",
    "in 150 days, 50",
    "Zoe\u0308, zoe",
    "काम, क",
    "hope, ''",
    "'', hope"
  })
  void saysPhrasesAsWordsOnly(String text, String phrase) {
    assertThat(Wording.of(text).says(Wording.of(phrase))).isFalse();
  }

  @Test
  void knowsWhatHasNoWords() {
    assertThat(Wording.of(" ?! — 😀 ").hasWords()).isFalse();
    assertThat(Wording.of("(5)").hasWords()).isTrue();
  }
}
