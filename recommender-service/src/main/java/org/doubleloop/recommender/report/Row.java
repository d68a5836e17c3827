package org.doubleloop.recommender.report;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A line of the table.
///
/// @param option null in the line of all options
/// @param values of what the table is divided by, in that order; null where actions have none
/// @param totals of all metrics, in the order of the policy version
record Row(@Nullable String option, List<@Nullable String> values, Said said, List<Total> totals) {

  /// How often something was done and suggested.
  static final class Said {
    long actions;
    long suggested;
    long drawn;
    long followed;
    long changed;
    long ignored;
  }

  /// One of which nothing is counted yet.
  static Row of(@Nullable String option, List<@Nullable String> values, int metrics) {
    return new Row(option, values, new Said(), Stream.generate(Total::new).limit(metrics).toList());
  }

  boolean isNothing() {
    return said.actions == 0 && said.suggested == 0 && totals.stream().allMatch(Total::isNothing);
  }
}
