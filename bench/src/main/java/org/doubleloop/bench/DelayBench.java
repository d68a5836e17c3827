package org.doubleloop.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a new option that is worse gets of the suggestions where successes come days later and
/// nobody says what failed: each world is lived through by the recommender, from actions to ticks.
public final class DelayBench {

  private static final int WORLDS = 400;

  /// Those of tuning end below it.
  private static final long FIRST_SEED = 7_000;

  private static final double MOST = 0.06;

  private DelayBench() {}

  public static void main(String[] arguments) {
    int worlds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : WORLDS;
    for (double exploration : new double[] {0, 0.1, 1}) {
      var share = shares(worlds, exploration);
      System.out.println(
          String.format(
              Locale.ROOT,
              "exploration %.1f: the worse, new option gets %s of six weeks' suggestions",
              exploration,
              share));
      var figure =
          new Figure("delay.worse-option-share.exploration-" + exploration, share.mean(), "share");
      System.out.println(exploration < 1 ? figure.atMost(MOST) : figure.line());
    }
  }

  private static Estimate shares(int worlds, double exploration) {
    List<Double> shares = new ArrayList<>();
    for (int world = 0; world < worlds; world++) {
      shares.add(new DelayedWorld(FIRST_SEED + world, exploration).liveThrough());
    }
    return Estimate.of(shares);
  }
}
