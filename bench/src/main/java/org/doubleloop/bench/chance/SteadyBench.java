package org.doubleloop.bench.chance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.doubleloop.bench.Figure;

/// Whether a better option that is added later is found where the same accounts are asked for again
/// and again, as soon as by plain epsilon-greedy, which draws anew for each decision.
public final class SteadyBench {

  private static final int WORLDS = 120;

  /// Those of tuning end below it.
  private static final long FIRST_SEED = 52_000;

  private static final double SHARE = 0.1;
  private static final double LONGEST = 3;
  private static final double MOST = 0.005;
  private static final int[] SHOWN = {9, 14, 19, 24, 29, 34, 39};

  private SteadyBench() {}

  public static void main(String[] arguments) {
    int worlds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : WORLDS;
    double longest = arguments.length > 1 ? Double.parseDouble(arguments[1]) : LONGEST;
    long first = arguments.length > 2 ? Long.parseLong(arguments[2]) : FIRST_SEED;
    List<AccountWorld> lived = new ArrayList<>();
    for (int world = 0; world < worlds; world++) {
      lived.add(new AccountWorld(first + world, SHARE, longest).liveThrough());
    }
    for (int week : SHOWN) {
      System.out.println(
          String.format(
              Locale.ROOT,
              "week %d: rate %.4f, plain epsilon-greedy %.4f, less by %.4f +-%.4f; first draws"
                  + " %.2f",
              week + 1,
              mean(lived, world -> world.ours(week)),
              mean(lived, world -> world.theirs(week)),
              mean(lived, world -> behind(world, week)),
              1.96 * error(lived, week),
              mean(lived, world -> world.firsts(week))));
    }
    int last = AccountWorld.WEEKS - 1;
    System.out.println(
        new Figure("chance.steady-rate", mean(lived, world -> world.ours(last)), "rate").line());
    System.out.println(
        new Figure("chance.steady-behind", mean(lived, world -> behind(world, last)), "rate")
            .atMost(MOST));
    System.out.println(
        new Figure("chance.steady-first-draws", mean(lived, world -> world.firsts(last)), "share")
            .line());
  }

  private static double behind(AccountWorld world, int week) {
    return world.theirs(week) - world.ours(week);
  }

  private static double mean(List<AccountWorld> worlds, ToDoubleFunction<AccountWorld> of) {
    return worlds.stream().mapToDouble(of).average().orElseThrow();
  }

  private static double error(List<AccountWorld> worlds, int week) {
    double mean = mean(worlds, world -> behind(world, week));
    double squares =
        worlds.stream().mapToDouble(world -> Math.pow(behind(world, week) - mean, 2)).sum();
    return Math.sqrt(squares / (worlds.size() - 1.0) / worlds.size());
  }
}
