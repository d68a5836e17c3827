package org.doubleloop.recommender.counts;

/// Between which means what was counted is not unusual: the score interval of Wilson ("Probable
/// inference, the law of succession, and statistical inference", JASA 1927), with as many trials as
/// actions say of their mean, that is their number divided by their [Dispersion]. It is not
/// symmetric: where few actions are worth anything, more than was seen is likelier than less.
///
/// @param low from 0 to 1
/// @param high from 0 to 1
public record ScoreInterval(double low, double high) {
  /// Of 95 %: the 0.975 quantile of the standard normal distribution.
  private static final double Z = 1.959963984540054;

  /// The 95 % interval for the mean of what actions are worth, in shares of a success.
  ///
  /// @param trials more than nothing
  public static ScoreInterval of(Trials trials) {
    double number = trials.number();
    double mean = Math.min(1, trials.successes() / number); // above it by rounding alone
    return of(mean, number / trials.dispersion().value());
  }

  /// The 95 % interval round a mean.
  ///
  /// @param mean from 0 to 1
  /// @param number of trials that say as much of it; above 0
  public static ScoreInterval of(double mean, double number) {
    if (!(mean >= 0 && mean <= 1 && number > 0)) {
      throw new IllegalArgumentException("Nothing was counted: " + mean + ", " + number);
    }
    double square = Z * Z / number;
    double centre = (mean + square / 2) / (1 + square);
    double half = Math.sqrt(square * (mean * (1 - mean) + square / 4)) / (1 + square);
    return new ScoreInterval(
        Math.clamp(centre - half, 0, mean), Math.clamp(centre + half, mean, 1));
  }
}
