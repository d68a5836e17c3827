package org.doubleloop.recommender.trial;

import java.util.List;
import org.doubleloop.recommender.evalue.Interval;
import org.jspecify.annotations.Nullable;

/// What the units of an experiment say at some moment.
///
/// @param givenA how many were given A
/// @param counts of those whose time is over
/// @param logE the natural logarithm of the e-value that B does better
/// @param logEOfHarm of the one that it does worse
/// @param difference B less A, as the policy wants it: above 0 is better; null while nothing of one
///   of them is known
public record Reading(
    long givenA,
    long givenB,
    List<VariantCount> counts,
    double logE,
    double logEOfHarm,
    @Nullable Interval difference) {

  /// What came of a variant.
  ///
  /// @param metric the id of a watch metric; null for the metric that decides
  /// @param successes as tests count them
  /// @param mean what a unit was worth, as a share of the cap
  public record VariantCount(
      String variant, @Nullable String metric, long units, long successes, double mean) {}

  public Reading {
    counts = List.copyOf(counts);
  }

  /// How many units are known, of both variants.
  public long units() {
    return counts.stream()
        .filter(each -> each.metric() == null)
        .mapToLong(VariantCount::units)
        .sum();
  }
}
