package org.doubleloop.recommender.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedbackStateTest {

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
      @Nullable FeedbackState before, FeedbackState said, FeedbackState stands) {
    assertThat(said.after(before)).isEqualTo(stands);
  }
}
