package org.doubleloop.recommender.similar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whether a text says what the template says, and no more.
class BoilerplateTest {
  private static final String TEMPLATE =
      "Hello {{contact|there}}, your {{plan}} plan ends. Shall we talk?";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Hello Ada, your Falcon plan ends. Shall we talk?                               | true
          Hello Ada Lovelace, your plan ends. Shall we talk!                             | true
          hello Ada, your big new plan  ends; shall we talk                              | true
          Hello {{contact}}, your {{plan}} plan ends. Shall we talk?                     | true
          Hello Ada, your Falcon plan ends. Shall we speak?                              | false
          Shall we talk? Hello Ada, your Falcon plan ends.                               | false
          Hello Ada, your plan ends. Shall we talk about what you would like of the next? | false
          """)
  void whateverStandsAtItsPlaces(String text, boolean says) {
    assertThat(Boilerplate.of(TEMPLATE).says(text)).isEqualTo(says);
  }

  @Test
  void withoutPlacesOrATemplate() {
    assertThat(Boilerplate.of("Shall we talk?").says("Shall we talk")).isTrue();
    assertThat(Boilerplate.of("Shall we talk?").says("Shall we talk soon")).isFalse();
    assertThat(Boilerplate.of("").says("Shall we talk")).isFalse();
  }
}
