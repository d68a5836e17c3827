package org.doubleloop.recommender.leading;

import org.apache.commons.statistics.distribution.BetaDistribution;

/// What the rate of a metric will be, as far as a leading indicator says that before the metric is
/// known.
///
/// Of closed actions it is known both whether they had the indicator and what they came to, of open
/// ones only whether they had the indicator: double sampling (Tenenbein, "A double sampling scheme
/// for estimating from binomial data with misclassifications", JASA 1970). With the share `q` of
/// all actions that have the indicator, and the rates `a` and `b` of closed ones with it and
/// without, the rate of all is `q a + (1 - q) b`. All three are taken to be independent, each with
/// Jeffreys' prior, Beta(1/2, 1/2), so that few actions say little; what is told is the mean of
/// their posterior, and 95 % of a Beta distribution with its mean and variance. With many actions
/// both are Tenenbein's.
///
/// It rests on the relation that was seen in closed actions, and is wrong where that is another one
/// now: [#words] say so. What the metric itself says corrects it action by action, as each that
/// closes moves from the one sample to the other.
///
/// @param rate a share of successes, or of the cap
/// @param low the lower end of the 95 % interval
/// @param high the upper end
/// @param closed actions that it rests on
/// @param open actions that it speaks of
public record EarlyRate(double rate, double low, double high, long closed, long open) {
  private static final double PRIOR = 0.5;
  private static final double TAIL = 0.025;

  /// @param with closed actions that had the indicator
  /// @param without closed actions that had not
  /// @param openWith actions whose windows are open, and that have the indicator, whatever is known
  ///   of the metric
  /// @param openWithout those that have not and will not have it, as the indicator's own window is
  ///   over: younger ones are left out in both numbers
  public static EarlyRate of(Seen with, Seen without, long openWith, long openWithout) {
    var share = Moments.of(with.actions() + openWith, without.actions() + openWithout);
    var a = Moments.of(with.successes(), with.actions() - with.successes());
    var b = Moments.of(without.successes(), without.actions() - without.successes());
    double other = 1 - share.mean();
    double mean = share.mean() * a.mean() + other * b.mean();
    double between = a.mean() - b.mean();
    double variance =
        (share.variance() + share.mean() * share.mean()) * a.variance()
            + (share.variance() + other * other) * b.variance()
            + between * between * share.variance();
    double strength = Math.max(2 * PRIOR, mean * (1 - mean) / variance - 1);
    var belief = BetaDistribution.of(mean * strength, (1 - mean) * strength);
    return new EarlyRate(
        mean,
        belief.inverseCumulativeProbability(TAIL),
        belief.inverseSurvivalProbability(TAIL),
        Math.round(with.actions() + without.actions()),
        openWith + openWithout);
  }

  /// What it rests on, for a reader.
  ///
  /// @param indicator what the policy calls it
  public String words(String indicator) {
    return ("Early: of %,d actions it is not known yet what they come to, but whether they had"
            + " '%s'. This takes them to come to what %,d closed actions with and without it"
            + " came to, and holds as far as that is still so")
        .formatted(open, indicator, closed);
  }

  /// What is believed of a share: a Beta distribution.
  private record Moments(double mean, double variance) {
    static Moments of(double yes, double no) {
      double all = yes + no + 2 * PRIOR;
      double mean = (yes + PRIOR) / all;
      return new Moments(mean, mean * (1 - mean) / (all + 1));
    }
  }
}
