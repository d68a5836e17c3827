package org.doubleloop.recommender.ruledraft;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.doubleloop.recommender.counts.ScoreInterval;
import org.doubleloop.recommender.counts.Trials;
import org.doubleloop.recommender.metric.Direction;
import org.doubleloop.recommender.ruledraft.Note.Code;

/// What is known of actions by one option, beside those by all others, in one part of the contexts.
record Contrast(Trials option, Trials others, Direction direction) {

  /// Fewer actions than these say little, whatever they say.
  private static final int FEW = 10;

  /// Between which means what was counted is not unusual.
  ///
  /// @param low in shares of a success, from -1 to 1
  record Difference(double low, double high) {
    /// In percentage points.
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%+.0f to %+.0f percentage points", 100 * low + 0.0, 100 * high + 0.0);
    }
  }

  /// The 95 % interval of the option's mean less that of the others, from the score intervals of
  /// both (method 10 of Newcombe, "Interval estimation for the difference between independent
  /// proportions", Statistics in Medicine 1998); none where nothing is known of one.
  Optional<Difference> difference() {
    if (option.known() == 0 || others.known() == 0) {
      return Optional.empty();
    }
    double one = mean(option);
    double other = mean(others);
    var ours = interval(option);
    var theirs = interval(others);
    double difference = one - other;
    return Optional.of(
        new Difference(
            difference - Math.hypot(one - ours.low(), theirs.high() - other),
            difference + Math.hypot(ours.high() - one, other - theirs.low())));
  }

  /// What known actions are worth on average, in shares of a success.
  static double mean(Trials trials) {
    return Math.min(1, Trials.worth(trials.sum()) / trials.known());
  }

  private static ScoreInterval interval(Trials trials) {
    return ScoreInterval.of(mean(trials), trials.known() / trials.dispersion().value());
  }

  /// How far that carries a rule.
  List<Note> notes() {
    var difference = difference();
    if (difference.isEmpty()) {
      return List.of(
          Note.of(
              Code.NOT_KNOWN_YET,
              option.known() == 0
                  ? "It is not known yet of any action by this option there what it came to: the"
                      + " rule rests on what one person saw"
                  : "It is not known yet of any action by another option there what it came to:"
                      + " nothing can be compared"));
    }
    var between = difference.get();
    if (Math.min(option.known(), others.known()) < FEW) {
      return List.of(
          Note.of(
              Code.THIN,
              "So few actions say little: there are %,d by the option and %,d by others; the 95 %% interval of the difference is %s"
                  .formatted(option.known(), others.known(), between)));
    }
    if (between.low() <= 0 && between.high() >= 0) {
      return List.of(
          Note.of(
              Code.THIN,
              "A difference like this is not unusual where there is none: its 95 % interval is "
                  + between));
    }
    boolean isMore = between.low() > 0;
    return isMore == (direction == Direction.INCREASE)
        ? List.of()
        : List.of(
            Note.of(
                Code.AGAINST,
                "What was counted speaks against the option there: the 95 % interval of the"
                    + " difference is "
                    + between));
  }
}
