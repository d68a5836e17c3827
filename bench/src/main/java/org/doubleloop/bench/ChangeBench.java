package org.doubleloop.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.doubleloop.recommender.change.Changes;
import org.doubleloop.recommender.change.WeekResult;

/// How soon it is said that an effect has changed, and how often where none has. Every week a
/// number of actions close; what has changed is asked after each of them.
public final class ChangeBench {
  private static final int SERIES = 1_000;

  /// Those of tuning end below it.
  private static final long FIRST_SEED = 40_000;

  private static final LocalDate MONDAY = LocalDate.of(2025, 1, 6);
  private static final int WEEKS = 100;
  private static final int ACTIONS = 60;
  private static final int BEFORE = 20;
  private static final int SOON = 8;

  private ChangeBench() {}

  public static void main(String[] arguments) {
    int series = arguments.length > 0 ? Integer.parseInt(arguments[0]) : SERIES;
    halved(series);
    for (double rate : new double[] {0.02, 0.05, 0.2, 0.5, 0.9}) {
      unchanged(series, rate, ACTIONS);
    }
    unchanged(series, 0.2, 10 * ACTIONS);
  }

  /// From a rate of .20 to .10 after twenty weeks.
  private static void halved(int series) {
    int said = 0;
    int saidBefore = 0;
    var delays = new ArrayList<Double>();
    var misplaced = new ArrayList<Double>();
    for (int i = 0; i < series; i++) {
      var random = new SplittableRandom(FIRST_SEED + i);
      var weeks = new ArrayList<WeekResult>();
      add(weeks, random, BEFORE, ACTIONS, 0.2);
      if (!Changes.in(weeks).isEmpty()) {
        saidBefore++;
        continue;
      }
      for (int late = 1; late <= SOON; late++) {
        add(weeks, random, 1, ACTIONS, 0.1);
        var changes = Changes.in(weeks);
        if (!changes.isEmpty()) {
          said++;
          delays.add((double) late);
          var since = changes.getFirst().since();
          misplaced.add(
              (double) Math.abs(since.toEpochDay() - MONDAY.plusWeeks(BEFORE).toEpochDay()) / 7);
          break;
        }
      }
    }
    System.out.println(
        new Figure("change.halved.within-eight-weeks", (double) said / series, "share")
            .atLeast(0.9));
    System.out.println(
        new Figure("change.halved.said-before-it", (double) saidBefore / series, "share").line());
    System.out.println(
        String.format(
            Locale.ROOT,
            "halved: said after %s weeks, the first week named is off by %s weeks",
            Estimate.of(delays),
            Estimate.of(misplaced)));
  }

  private static void unchanged(int series, double rate, int actions) {
    int said = 0;
    for (int i = 0; i < series; i++) {
      var random = new SplittableRandom(FIRST_SEED + SERIES + i);
      var weeks = new ArrayList<WeekResult>();
      add(weeks, random, WEEKS, actions, rate);
      said += Changes.in(weeks).isEmpty() ? 0 : 1;
    }
    var figure =
        new Figure(
            String.format(Locale.ROOT, "change.unchanged.%.2f.of-%d-a-week", rate, actions),
            (double) said / series,
            "share of 100-week series");
    System.out.println(figure.atMost(0.05));
  }

  private static void add(
      List<WeekResult> weeks, SplittableRandom random, int number, int actions, double rate) {
    for (int week = 0; week < number; week++) {
      int successes = 0;
      for (int action = 0; action < actions; action++) {
        successes += random.nextDouble() < rate ? 1 : 0;
      }
      weeks.add(new WeekResult(MONDAY.plusWeeks(weeks.size()), actions, successes));
    }
  }
}
