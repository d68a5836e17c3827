package org.doubleloop.recommender.llm.endpoint;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How long to wait before a call is tried again: what the endpoint asks for, or a tenth of a
/// second, and by chance up to as much more, so that those who failed together do not come back
/// together.
final class RetryBackoff {

  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  private final RandomGenerator random;
  private final InstantSource clock;

  RetryBackoff(RandomGenerator random, InstantSource clock) {
    this.random = random;
    this.clock = clock;
  }

  /// Nothing where the pause does not fit into the time that is left.
  ///
  /// @param retryAfter the header, in seconds or as a date; one that is neither is passed by
  Optional<Duration> before(Deadline deadline, @Nullable String retryAfter) {
    var asked = Optional.ofNullable(retryAfter).flatMap(this::read).orElse(Duration.ZERO);
    var jitter = Duration.ofMillis(random.nextInt(Math.toIntExact(SHORTEST.toMillis()) + 1));
    var pause = (asked.compareTo(SHORTEST) < 0 ? SHORTEST : asked).plus(jitter);
    return Optional.of(pause).filter(deadline::fits);
  }

  private Optional<Duration> read(String header) {
    if (SECONDS.matcher(header).matches()) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(header)));
    }
    try {
      var at = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(Duration.between(clock.instant(), at));
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }
}
