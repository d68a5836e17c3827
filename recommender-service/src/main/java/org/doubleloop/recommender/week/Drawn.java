package org.doubleloop.recommender.week;

import java.util.List;

/// A unit that chance gave an option.
///
/// @param suggestion the id of the one that said so
/// @param propensities with which each of the options was to be given, in billionths
public record Drawn(
    String suggestion,
    String policy,
    String option,
    List<String> options,
    List<Integer> propensities) {
  public Drawn {
    options = List.copyOf(options);
    propensities = List.copyOf(propensities);
  }
}
