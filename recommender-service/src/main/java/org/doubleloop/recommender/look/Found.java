package org.doubleloop.recommender.look;

import java.time.Instant;
import org.doubleloop.recommender.given.Contrast;
import org.jspecify.annotations.Nullable;

/// A contrast as somebody saw it.
///
/// @param counts what came of the sampled units that were given one of both and could have been
///   given the other
/// @param test what came of those by which it is tested; null where it was not nominated before
public record Found(Contrast contrast, Tier tier, Counted counts, @Nullable Test test) {

  /// What came of both options.
  public record Counted(Side option, Side against) {}

  /// What came of one.
  ///
  /// @param open how many of whom that is not known yet
  public record Side(long trials, long successes, long open) {}

  /// Of units that were assigned since it was nominated.
  ///
  /// @param number of the nomination
  /// @param logE the natural logarithm of the e-value that the option does better
  /// @param logNeeded of the one with which it would hold alone
  /// @param range null where one of both was never given
  public record Test(
      int number,
      Instant since,
      Counted counts,
      double logE,
      double logNeeded,
      @Nullable Range range) {}

  /// By how much the option's rate exceeds the other's, between which bounds: anytime-valid, at 95
  /// percent.
  public record Range(double estimate, double low, double high) {}
}
