package org.doubleloop.recommender.llm.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryBackoffTest {

  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z"));

  private final RetryBackoff backoff = new RetryBackoff(new SplittableRandom(3), NOON);
  private final Deadline deadline = Deadline.in(Duration.ofMinutes(1));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0                             | 100
          2                             | 2000
          Sat, 21 Nov 2026 12:00:05 GMT | 5000
          Sat, 21 Nov 2026 11:00:00 GMT | 100
          soon                          | 100
          -1                            | 100
          """)
  void areWhatIsAskedForAndALittleMoreByChance(String retryAfter, long least) {
    for (int i = 0; i < 100; i++) {
      assertThat(backoff.before(deadline, retryAfter).orElseThrow())
          .isBetween(Duration.ofMillis(least), Duration.ofMillis(least + 100));
    }
  }

  @ParameterizedTest
  @CsvSource({"59", "999999999"})
  void areNotTakenWhereNoTimeWouldBeLeft(String retryAfter) {
    assertThat(backoff.before(deadline, retryAfter)).isEmpty();
  }

  @Test
  void differ() {
    assertThat(backoff.before(deadline, null)).isNotEqualTo(backoff.before(deadline, null));
  }
}
