package org.doubleloop.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a new option that is worse gets of the suggestions where successes come days later and
/// nobody says what failed: each world is lived through by the recommender, from actions to ticks.
public final class DelayBench {

  private static final int WORLDS = 100;

  /// Those of tuning end below it.
  private static final long FIRST_SEED = 7_000;

  private static final double MOST = 0.06;

  private DelayBench() {}

  public static void main(String[] arguments) {
    int worlds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : WORLDS;
    var share = shares(worlds, 0.1);
    tell("exploration 0.1", share);
    tell("exploration 1", shares(worlds, 1));
    System.out.println(new Figure("delay.worse-option-share", share.mean(), "share").atMost(MOST));
  }

  private static Estimate shares(int worlds, double exploration) {
    List<Double> shares = new ArrayList<>();
    for (int world = 0; world < worlds; world++) {
      shares.add(new DelayedWorld(FIRST_SEED + world, exploration).liveThrough());
    }
    return Estimate.of(shares);
  }

  private static void tell(String name, Estimate share) {
    System.out.println(
        String.format(
            Locale.ROOT,
            "%-16s the worse, new option gets %s of six weeks' suggestions",
            name,
            share));
  }
}
