package org.doubleloop.policy.learnability;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/// Says to people how long it takes.
record Sentence(Assumptions assumptions, double share) {

  private static final MathContext DIGITS = new MathContext(3);
  private static final double WEEKS_PER_YEAR = 365.25 / 7;
  private static final double DECADE = 10 * WEEKS_PER_YEAR;
  private static final double PLAINLY_YEARS = 2 * WEEKS_PER_YEAR;

  String of(List<LearningTime> times) {
    var said = new ArrayList<String>();
    for (var time : times) {
      said.add(
          switch (time.way()) {
            case NOTHING_LEFT_TO_CHANCE -> "at 0 % exploration never";
            case EXPLORATION -> byExploration(time);
            case EVEN_TRIAL ->
                "a 50/50 trial of %s over the whole policy: %s"
                    .formatted(points(time), duration(time));
          });
    }
    var text = String.join("; ", said) + ".";
    return time(times) + Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static String time(List<LearningTime> times) {
    return times.size() > 1 ? "" : "There is nothing to compare. ";
  }

  private String byExploration(LearningTime time) {
    return time.never() == null
        ? "at %s %% exploration, with %s decisions a week, %s: %s"
            .formatted(
                percent(share),
                number(assumptions.decisionsPerWeek()),
                points(time),
                duration(time))
        : "at %s %% exploration never: %s"
            .formatted(percent(share), time.never().substring(0, time.never().length() - 1));
  }

  private static String points(LearningTime time) {
    var points = percent(time.difference());
    return points.equals("1") ? "1 point" : points + " points";
  }

  private String duration(LearningTime time) {
    if (time.never() != null) {
      return "never";
    }
    double weeks = time.units() / assumptions.decisionsPerWeek();
    double mostly = time.mostly() / assumptions.decisionsPerWeek();
    if (weeks > DECADE) {
      return "not in this decade";
    }
    if (weeks > PLAINLY_YEARS) {
      return "about %d years, in four of five cases within %d"
          .formatted(Math.round(weeks / WEEKS_PER_YEAR), ceil(mostly / WEEKS_PER_YEAR));
    }
    return "about %s, in four of five cases within %d".formatted(weeks(weeks), ceil(mostly));
  }

  private static String weeks(double weeks) {
    long whole = Math.max(1, Math.round(weeks));
    return whole == 1 ? "1 week" : whole + " weeks";
  }

  private static long ceil(double number) {
    return (long) Math.ceil(number);
  }

  static String percent(double share) {
    return number(share * 100);
  }

  /// Three digits of it, as people write them.
  static String number(double number) {
    return new BigDecimal(number).round(DIGITS).stripTrailingZeros().toPlainString();
  }
}
