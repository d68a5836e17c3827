package org.doubleloop.policy.learnability;

import org.jspecify.annotations.Nullable;

/// How long it takes to find a difference in some way.
///
/// @param randomised the share of units that get one of the two options that are compared
/// @param units how many begin an episode until then, in half of all cases at most
/// @param mostly the same in four of five cases
/// @param never why it is never found; then there are no units
public record LearningTime(
    Way way,
    double difference,
    double randomised,
    double units,
    double mostly,
    @Nullable String never) {

  /// In which way.
  public enum Way {
    NOTHING_LEFT_TO_CHANCE,
    EXPLORATION,
    EVEN_TRIAL
  }

  private static final double HALF = 0.5;
  private static final double MOST = 0.8;

  static LearningTime never(Way way, double difference, String why) {
    return new LearningTime(way, difference, 0, 0, 0, why);
  }

  /// @param first how likely a unit is to get the first of the two
  /// @param second the same of the better one
  /// @param better its rate
  static LearningTime of(Way way, double first, double second, double rate, double better) {
    double both = first + second;
    var finding = new FindingTime(new Pair(second / both, rate, better));
    var half = finding.by(HALF);
    var most = finding.by(MOST);
    double difference = Math.abs(better - rate);
    return half.isEmpty() || most.isEmpty()
        ? never(way, difference, "It takes more units than there ever will be.")
        : new LearningTime(
            way, difference, both, half.getAsDouble() / both, most.getAsDouble() / both, null);
  }
}
