package org.doubleloop.recommender.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReactionTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          ,          SHOWN,     SHOWN
          ,          NOT_SHOWN, NOT_SHOWN
          SHOWN,     FOLLOWED,  FOLLOWED
          FOLLOWED,  SHOWN,     FOLLOWED
          IGNORED,   SHOWN,     IGNORED
          NOT_SHOWN, SHOWN,     SHOWN
          IGNORED,   FOLLOWED,  FOLLOWED
          FOLLOWED,  CHANGED,   CHANGED
          FOLLOWED,  NOT_SHOWN, NOT_SHOWN
          """)
  void isTheNewestWordButThatItWasShownTakesNothingBack(
      Reaction before, Reaction said, Reaction stands) {
    assertThat(said.after(Optional.ofNullable(before))).isEqualTo(stands);
  }
}
