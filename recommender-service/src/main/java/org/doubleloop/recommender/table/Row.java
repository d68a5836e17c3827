package org.doubleloop.recommender.table;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.doubleloop.recommender.leading.EarlyRate;
import org.jspecify.annotations.Nullable;

/// A line of the table.
///
/// @param option null in the line of all options
/// @param values of what the table is divided by, in that order; null where actions have none
/// @param totals of all metrics, in the order of the policy version
/// @param early what leading indicators say of the metric, by what the policy calls them; only
///   where nothing is divided
public record Row(
    @Nullable String option,
    List<@Nullable String> values,
    Said said,
    List<Total> totals,
    Map<String, EarlyRate> early) {

  /// How often something was done, suggested, and said of suggestions.
  public static final class Said {
    long actions;
    long suggested;
    long drawn;
    long followed;
    long changed;
    long ignored;

    public long actions() {
      return Math.max(0, actions);
    }

    public long suggested() {
      return Math.max(0, suggested);
    }

    /// Of the suggestions, those that were drawn.
    public long drawn() {
      return Math.max(0, drawn);
    }

    public long followed() {
      return Math.max(0, followed);
    }

    public long changed() {
      return Math.max(0, changed);
    }

    public long ignored() {
      return Math.max(0, ignored);
    }
  }

  /// One of which nothing is counted yet.
  static Row of(@Nullable String option, List<@Nullable String> values, int metrics) {
    return new Row(
        option,
        values,
        new Said(),
        Stream.generate(Total::new).limit(metrics).toList(),
        new TreeMap<>());
  }

  boolean isNothing() {
    return said.actions == 0 && said.suggested == 0 && totals.stream().allMatch(Total::isNothing);
  }
}
