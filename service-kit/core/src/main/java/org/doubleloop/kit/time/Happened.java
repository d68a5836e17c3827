package org.doubleloop.kit.time;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;

/// What is told has happened.
public final class Happened {

  /// What to say of a moment that [lies ahead][#liesAhead].
  public static final String NOT_AHEAD = "must not lie more than a day ahead";

  private static final Duration FURTHEST_AHEAD = Duration.ofDays(1);

  private Happened() {}

  /// Whether a moment lies further ahead than clocks differ: what is told of then would stand
  /// before all else for years.
  public static boolean liesAhead(Instant moment, Instant now) {
    return moment.isAfter(now.plus(FURTHEST_AHEAD));
  }

  /// The moment that a body states as `/at`.
  ///
  /// @throws ServiceException when it lies ahead
  public static Instant at(Instant stated, Instant now) {
    if (liesAhead(stated, now)) {
      throw new ServiceException(
          CommonProblem.INVALID_REQUEST,
          "Only what has happened can be told",
          List.of(new FieldFault("/at", "RANGE", NOT_AHEAD)));
    }
    return stated;
  }
}
