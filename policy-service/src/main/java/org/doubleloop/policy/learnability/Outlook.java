package org.doubleloop.policy.learnability;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.doubleloop.policy.content.AttributionWindow;
import org.doubleloop.policy.content.Metric;
import org.doubleloop.policy.content.Metric.Direction;
import org.jspecify.annotations.Nullable;

/// What an experiment of two even variants can show by when: how many units it takes until the test
/// finds a difference in four of five cases, and how many will have closed by its day.
///
/// @param unitsPerWeek that begin an episode at its place each week; null where nobody has said
/// @param closing how many units in it will have closed by its day; null where that is not known
/// @param smallest the smallest difference that is found by then; null where none is
/// @param sentence all of it, for people
public record Outlook(
    double rate,
    @Nullable Double unitsPerWeek,
    @Nullable Double closing,
    @Nullable Double smallest,
    List<Detectable> detectable,
    String sentence) {
  private static final double[] DIFFERENCES = {0.2, 0.1, 0.05, 0.03};
  private static final double FOUND = 0.8;
  private static final double HALF = 0.5;
  private static final double LEAST = 0.005;
  private static final double PRECISION = 0.001;
  private static final double DAYS_PER_WEEK = 7;
  private static final double TOO_FAR = 36_500;
  private static final MathContext DIGITS = new MathContext(2);

  /// A difference, and how many units in the experiment it takes.
  ///
  /// @param by the day by which so many have closed; null where that is not known, or too far
  public record Detectable(double difference, double units, @Nullable LocalDate by) {}

  /// When an experiment runs, and of how many units.
  ///
  /// @param share of the units at its place that are in it
  /// @param until its last day
  public record Plan(
      Instant from,
      LocalDate until,
      double share,
      @Nullable Double unitsPerWeek,
      @Nullable Double rate) {}

  public Outlook {
    detectable = List.copyOf(detectable);
  }

  public static Outlook of(Metric metric, Plan plan) {
    return new Looking(metric, plan).outlook();
  }

  private record Looking(Metric metric, Plan plan, double rate) {
    Looking(Metric metric, Plan plan) {
      this(metric, plan, Assumptions.of(metric, null, plan.rate, null).rate());
    }

    Outlook outlook() {
      var detectable =
          DoubleStream.of(DIFFERENCES)
              .filter(difference -> difference < Assumptions.room(metric, rate))
              .boxed()
              .flatMap(difference -> detectable(difference).stream())
              .toList();
      var closing = closing();
      var smallest = closing == null ? null : smallest(closing);
      return new Outlook(
          rate,
          plan.unitsPerWeek,
          closing,
          smallest,
          detectable,
          sentence(detectable, closing, smallest));
    }

    private List<Detectable> detectable(double difference) {
      var units = units(difference);
      return units.isEmpty()
          ? List.of()
          : List.of(new Detectable(difference, units.getAsDouble(), by(units.getAsDouble())));
    }

    private OptionalDouble units(double difference) {
      double better =
          metric.direction() == Direction.INCREASE ? rate + difference : rate - difference;
      return new FindingTime(new Pair(HALF, rate, better)).by(FOUND);
    }

    private @Nullable LocalDate by(double units) {
      if (plan.unitsPerWeek == null) {
        return null;
      }
      double days = units / (plan.unitsPerWeek * plan.share) * DAYS_PER_WEEK + window();
      return days > TOO_FAR
          ? null
          : plan.from
              .plus(Duration.ofSeconds(Math.round(days * Duration.ofDays(1).toSeconds())))
              .atZone(ZoneOffset.UTC)
              .toLocalDate();
    }

    /// Of those that begin so early that their windows are over by its day.
    private @Nullable Double closing() {
      if (plan.unitsPerWeek == null) {
        return null;
      }
      var end = plan.until.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      double days = days(Duration.between(plan.from, end)) - window();
      return Math.max(0, days) / DAYS_PER_WEEK * plan.unitsPerWeek * plan.share;
    }

    private @Nullable Double smallest(double closing) {
      double low = LEAST;
      double high = Assumptions.room(metric, rate) * (1 - PRECISION);
      if (isMore(high, closing)) {
        return null;
      }
      while (high - low > PRECISION) {
        double middle = (low + high) / 2;
        if (isMore(middle, closing)) {
          low = middle;
        } else {
          high = middle;
        }
      }
      return high;
    }

    private boolean isMore(double difference, double closing) {
      return units(difference).orElse(Double.POSITIVE_INFINITY) > closing;
    }

    private double window() {
      return days(metric.window().length()) + days(length(metric.grace()));
    }

    private static Duration length(@Nullable AttributionWindow window) {
      return window == null ? Duration.ZERO : window.length();
    }

    private static double days(Duration duration) {
      return (double) duration.toSeconds() / Duration.ofDays(1).toSeconds();
    }

    private String sentence(
        List<Detectable> detectable, @Nullable Double closing, @Nullable Double smallest) {
      var needed =
          detectable.stream()
              .map(each ->
                  "%s points take about %s units%s"
                      .formatted(
                          Sentence.percent(each.difference),
                          about(each.units),
                          each.by == null ? "" : " (by " + each.by + ")"))
              .collect(Collectors.joining(", "));
      var of = "; of units in the trial whose windows have closed, in four of five cases.";
      if (closing == null) {
        return needed
            + of
            + " How many weeks that is depends on how many units there are at the place: say"
            + " `unitsPerWeek`.";
      }
      return "By %s about %s units in the trial will have closed, which %s; %s%s"
          .formatted(
              plan.until,
              about(closing),
              smallest == null
                  ? "is too few to find any difference"
                  : "finds a difference of %s points or more"
                      .formatted(Sentence.percent(rounded(smallest))),
              needed,
              of);
    }

    private static double rounded(double share) {
      return Math.ceil(share * 1_000) / 1_000;
    }

    private static String about(double number) {
      return "%,d".formatted(new BigDecimal(number).round(DIGITS).longValue());
    }
  }
}
