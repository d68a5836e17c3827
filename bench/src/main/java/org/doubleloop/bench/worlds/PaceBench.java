package org.doubleloop.bench.worlds;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.doubleloop.bench.Figure;
import org.doubleloop.bench.peers.Chooser;
import org.doubleloop.bench.peers.Doubleloop;
import org.doubleloop.bench.peers.VowpalWabbit;
import org.doubleloop.bench.scene.Draw;
import org.doubleloop.bench.scene.Effect;
import org.doubleloop.bench.scene.Population;
import org.doubleloop.bench.scene.World;

/// How often one thread decides and learns in a second of its own CPU time, from three options in a
/// context of six attributes: the recommender and Vowpal Wabbit in turn, the median of some rounds.
/// So what else runs on the machine counts less than by the clock on the wall.
public final class PaceBench {
  private static final List<Integer> LEVELS = List.of(3, 4, 5, 6, 3, 4);
  private static final int OPTIONS = 3;
  private static final int DECISIONS = 20_000;
  private static final int WARM_UP = 2;
  private static final double AIM = 80_000;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final List<Runner> RUNNERS =
      List.of(
          new Runner("share-1", () -> Doubleloop.thompson(LEVELS.size(), OPTIONS, 1, 1)),
          new Runner("share-.1", () -> Doubleloop.even(LEVELS.size(), OPTIONS, 0.1, 1)),
          new Runner("vw-squarecb", () -> new VowpalWabbit("--squarecb", OPTIONS, 1)),
          new Runner("vw-bag-5", () -> new VowpalWabbit("--bag 5", OPTIONS, 1)));
  private static final int OURS = 2;

  private record Runner(String name, Supplier<Chooser> create) {}

  private PaceBench() {}

  public static void main(String[] arguments) {
    run(Setting.of(arguments));
  }

  static void run(Setting setting) {
    int rounds = setting.isShort() ? 3 : 7;
    List<Draw> draws = draws(setting.seed());
    double[][] paces = new double[RUNNERS.size()][rounds];
    for (int round = -WARM_UP; round < rounds; round++) {
      for (int runner = 0; runner < paces.length; runner++) {
        double pace = pace(draws, RUNNERS.get(runner).create());
        if (round >= 0) {
          paces[runner][round] = pace;
        }
      }
    }
    System.out.printf(
        Locale.ROOT, "Decided and learned by one thread, median of %d rounds%n", rounds);
    for (int runner = 0; runner < paces.length; runner++) {
      Arrays.sort(paces[runner]);
      Figure figure =
          new Figure(
              "worlds.pace." + RUNNERS.get(runner).name(), paces[runner][rounds / 2], "pairs/s");
      System.out.println(runner < OURS ? figure.atLeast(AIM) : figure.line());
    }
  }

  private static List<Draw> draws(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return World.of(
            LEVELS,
            Population.independent(LEVELS, random),
            Math.log(0.15 / 0.85),
            List.of(0.0, 0.1, 0.2),
            List.of(Effect.ofOptions(LEVELS, OPTIONS, 0.5, random, 2)))
        .draws(DECISIONS, random);
  }

  private static double pace(List<Draw> draws, Supplier<Chooser> create) {
    try (Chooser chooser = create.get()) {
      long start = THREADS.getCurrentThreadCpuTime();
      for (Draw draw : draws) {
        int option = chooser.choose(draw.situation());
        chooser.learn(draw.situation(), option, draw.succeeds(option));
      }
      return draws.size() * 1e9 / (THREADS.getCurrentThreadCpuTime() - start);
    }
  }
}
