package org.doubleloop.bench.worlds;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.doubleloop.bench.Figure;
import org.doubleloop.bench.peers.Doubleloop;
import org.doubleloop.bench.peers.Situation;
import org.doubleloop.bench.scene.Population;

/// Whether the one attribute that decides is found among ten where options are a hundred. Each of
/// its values has an option of its own that succeeds in 45 of a hundred, while all others do in 15;
/// 100,000 decisions were made evenly.
public final class ManyOptionsBench {
  private static final int OPTIONS = 100;
  private static final int ATTRIBUTES = 10;
  private static final int DECISIONS = 100_000;
  private static final int ASKED = 200;
  private static final double BEST = 0.45;
  private static final double OTHERS = 0.15;

  private final SplittableRandom random;
  private final Population population;
  private final int deciding;
  private final List<Integer> best;
  private final Doubleloop doubleloop;
  private final int[][] trials;
  private final int[][] successes;

  /// @param doubleloop the share of contexts with the right option on top
  /// @param informed the same for the highest rate, by who knows which attribute decides
  private record Shares(double doubleloop, double informed) {}

  private ManyOptionsBench(int values, long seed) {
    this.random = new SplittableRandom(seed);
    this.population = Population.even(Collections.nCopies(ATTRIBUTES, values));
    this.deciding = random.nextInt(ATTRIBUTES);
    this.best = IntStream.range(0, values).mapToObj(_ -> random.nextInt(OPTIONS)).toList();
    this.doubleloop = Doubleloop.even(ATTRIBUTES, OPTIONS, 0, seed);
    this.trials = new int[values][OPTIONS];
    this.successes = new int[values][OPTIONS];
  }

  public static void main(String[] arguments) {
    run(Setting.of(arguments));
  }

  static void run(Setting setting) {
    System.out.printf(
        Locale.ROOT,
        "Right one of 100 options on top, ten attributes of which one decides, %s%n",
        setting);
    run(20, 0.75, setting);
    run(10, 1, setting);
  }

  private static void run(int values, double aim, Setting setting) {
    List<Shares> worlds =
        Sample.worlds(
            setting.worlds(), setting.seed(), seed -> new ManyOptionsBench(values, seed).live());
    Sample ours = Sample.of(worlds, Shares::doubleloop);
    System.out.printf(
        Locale.ROOT,
        "%d values: recommender %s, highest rate by the attribute that decides %s%n",
        values,
        ours,
        Sample.of(worlds, Shares::informed));
    System.out.println(
        new Figure("worlds.many-options." + values + "-values", ours.mean(), "share").atLeast(aim));
  }

  private Shares live() {
    for (int i = 0; i < DECISIONS; i++) {
      Situation situation = population.next(random);
      int value = situation.value(deciding);
      int option = random.nextInt(OPTIONS);
      boolean success = random.nextDouble() < (option == best.get(value) ? BEST : OTHERS);
      doubleloop.learn(situation, option, success);
      trials[value][option]++;
      successes[value][option] += success ? 1 : 0;
    }
    int right = 0;
    int informed = 0;
    for (int i = 0; i < ASKED; i++) {
      Situation situation = population.next(random);
      int value = situation.value(deciding);
      right += doubleloop.top(situation) == best.get(value) ? 1 : 0;
      informed += highest(value) == best.get(value) ? 1 : 0;
    }
    return new Shares((double) right / ASKED, (double) informed / ASKED);
  }

  private int highest(int value) {
    int highest = 0;
    for (int option = 1; option < OPTIONS; option++) {
      if (rate(value, option) > rate(value, highest)) {
        highest = option;
      }
    }
    return highest;
  }

  // drawn towards what all do, as if by ten trials
  private double rate(int value, int option) {
    return (successes[value][option] + 10 * OTHERS) / (trials[value][option] + 10);
  }
}
