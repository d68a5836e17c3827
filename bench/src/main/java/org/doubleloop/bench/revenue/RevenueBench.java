package org.doubleloop.bench.revenue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.doubleloop.bench.Figure;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.CountChange;
import org.doubleloop.recommender.counts.Counts;
import org.doubleloop.recommender.counts.ScoreInterval;
import org.doubleloop.recommender.counts.Trials;
import org.doubleloop.recommender.counts.VersionMonth;
import org.doubleloop.recommender.metric.CountedOutcome;
import org.doubleloop.recommender.metric.Direction;
import org.doubleloop.recommender.metric.Metric;
import org.doubleloop.recommender.window.Standing;
import org.doubleloop.recommender.window.Window;
import org.jspecify.annotations.Nullable;

/// How often the interval holds the true mean of capped revenue, and how wide it is.
public final class RevenueBench {
  private static final int WORLDS = 4_000;

  /// Those of tuning end below it.
  private static final long FIRST_SEED = 60_000;

  private static final double LEAST = 0.93;
  private static final Instant DONE = Instant.parse("2026-03-02T09:00:00Z");
  private static final Window WINDOW = new Window(Duration.ofDays(30), Duration.ZERO);

  private RevenueBench() {}

  public static void main(String[] arguments) {
    int worlds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : WORLDS;
    long first = arguments.length > 1 ? Long.parseLong(arguments[1]) : FIRST_SEED;
    for (int actions : new int[] {100, 300, 1_000, 3_000}) {
      measure(worlds, first, actions);
    }
  }

  private static void measure(int worlds, long first, int actions) {
    int covered = 0;
    double width = 0;
    double asSuccesses = 0;
    for (int i = 0; i < worlds; i++) {
      var random = new SplittableRandom(first + i);
      var world = RevenueWorld.drawn(random);
      var trials = counted(world, random, actions);
      var interval = ScoreInterval.of(trials);
      double truth = world.mean() / world.cap();
      covered += interval.low() <= truth && truth <= interval.high() ? 1 : 0;
      width += (interval.high() - interval.low()) / truth / worlds;
      var plain = ScoreInterval.of(trials.successes() / trials.number(), trials.number());
      asSuccesses += (plain.high() - plain.low()) / truth / worlds;
    }
    var name = "revenue.actions-" + actions;
    System.out.println(
        new Figure(name + ".covered", (double) covered / worlds, "share").atLeast(LEAST));
    System.out.println(new Figure(name + ".mean-width", width, "of-the-mean").line());
    System.out.println(
        String.format(
            Locale.ROOT,
            "%,d actions: did all bring the cap or nothing, it were %.4f wide",
            actions,
            asSuccesses));
  }

  /// Closed actions; each part of what one brings is a statement of its own.
  private static Trials counted(RevenueWorld world, SplittableRandom random, int actions) {
    var metric = new Metric("paid", Direction.INCREASE, WINDOW, false, world.cap());
    var counts = new Counts();
    long closes = WINDOW.closes(DONE);
    for (int action = 0; action < actions; action++) {
      var outcomes = new ArrayList<CountedOutcome>();
      counts.apply(change(closes, null, metric.standing(DONE, outcomes)));
      for (double amount : world.brought(random)) {
        var before = metric.standing(DONE, outcomes);
        outcomes.add(
            new CountedOutcome(
                "o" + outcomes.size(),
                "paid",
                amount,
                DONE.plus(Duration.ofDays(random.nextInt(30))),
                false,
                true));
        counts.apply(change(closes, before, metric.standing(DONE, outcomes)));
      }
    }
    counts.close(closes);
    return counts.everywhere().trials(counts.find("a"), counts.maturity(WINDOW));
  }

  private static CountChange change(long closes, @Nullable Standing before, Standing now) {
    return new CountChange(
        "a", new VersionMonth(1, 1), 0, closes, List.of(Cell.EVERYWHERE), before, now);
  }
}
