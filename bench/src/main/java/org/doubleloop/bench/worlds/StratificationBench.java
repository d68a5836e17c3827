package org.doubleloop.bench.worlds;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.doubleloop.bench.Figure;
import org.doubleloop.bench.peers.Doubleloop;
import org.doubleloop.bench.peers.LinUcb;
import org.doubleloop.bench.peers.Situation;
import org.doubleloop.bench.scene.Population;

/// Whether who was sent where decides which option looks best. The first beats the second by three
/// points everywhere. Hot leads buy three times as often as cold ones, and a rule gave the second
/// to nine in ten of the hot and to one in ten of the cold: all in all it looks better by far.
public final class StratificationBench {
  private static final List<Integer> LEVELS = List.of(2, 4, 5, 6, 3, 4, 5, 6);
  private static final List<Integer> LOOKS = List.of(600, 3_000, 20_000);
  private static final List<Double> AIMS = List.of(0.0, 0.85, 0.99);
  private static final int ASKED = 200;
  private static final double HOT = 0.40;
  private static final double COLD = 0.13;
  private static final double WORSE = 0.03;

  private final SplittableRandom random;
  private final Population population;
  private final Doubleloop doubleloop;
  private final LinUcb ridge;
  private final Strata strata = new Strata();

  /// The share of contexts with the right option on top, or 1 and 0 where there is but one answer.
  private record Look(double doubleloop, double ridge, double strata) {}

  private StratificationBench(long seed) {
    this.random = new SplittableRandom(seed);
    this.population = Population.independent(LEVELS, random);
    this.doubleloop = Doubleloop.even(LEVELS.size(), 2, 0, seed);
    this.ridge = new LinUcb(LEVELS, 2, 0, seed);
  }

  public static void main(String[] arguments) {
    run(Setting.of(arguments));
  }

  static void run(Setting setting) {
    List<List<Look>> worlds =
        Sample.worlds(
            setting.worlds(), setting.seed(), seed -> new StratificationBench(seed).looks());
    System.out.printf(
        Locale.ROOT,
        "Right option on top after a rule that favours the wrong one, share of contexts, %s%n",
        setting);
    System.out.printf(
        Locale.ROOT,
        "%-10s %-16s %-28s %s%n",
        "decisions",
        "recommender",
        "ridge on all attributes",
        "stratified by the one that matters");
    for (int look = 0; look < LOOKS.size(); look++) {
      int place = look;
      Sample ours = Sample.of(worlds, world -> world.get(place).doubleloop());
      System.out.printf(
          Locale.ROOT,
          "%-10d %-16s %-28s %s%n",
          LOOKS.get(look),
          ours,
          Sample.of(worlds, world -> world.get(place).ridge()),
          Sample.of(worlds, world -> world.get(place).strata()));
      String name = String.format(Locale.ROOT, "worlds.stratification.%d", LOOKS.get(look));
      Figure figure = new Figure(name, ours.mean(), "share");
      System.out.println(AIMS.get(look) > 0 ? figure.atLeast(AIMS.get(look)) : figure.line());
    }
  }

  private List<Look> looks() {
    int last = 0;
    List<Look> looks = new ArrayList<>();
    for (int number : LOOKS) {
      for (; last < number; last++) {
        live();
      }
      looks.add(look());
    }
    return looks;
  }

  private void live() {
    Situation lead = population.next(random);
    boolean hot = lead.value(0) == 0;
    int option = random.nextDouble() < (hot ? 0.9 : 0.1) ? 1 : 0;
    boolean success = random.nextDouble() < (hot ? HOT : COLD) - (option == 1 ? WORSE : 0);
    doubleloop.learn(lead, option, success);
    ridge.learn(lead, option, success);
    strata.count(lead.value(0), option, success);
  }

  private Look look() {
    int right = 0;
    int ridgeRight = 0;
    for (int i = 0; i < ASKED; i++) {
      Situation lead = population.next(random);
      right += doubleloop.top(lead) == 0 ? 1 : 0;
      ridgeRight += ridge.mean(lead, 0) > ridge.mean(lead, 1) ? 1 : 0;
    }
    return new Look(
        (double) right / ASKED, (double) ridgeRight / ASKED, strata.difference() > 0 ? 1 : 0);
  }

  /// The difference of two options within strata, weighted as Mantel and Haenszel do (JNCI 1959;
  /// Greenland and Robins, Biometrics 1985, for the difference).
  private static final class Strata {
    private final int[][] trials = new int[2][2];
    private final int[][] successes = new int[2][2];

    void count(int stratum, int option, boolean success) {
      trials[stratum][option]++;
      successes[stratum][option] += success ? 1 : 0;
    }

    double difference() {
      double sum = 0;
      for (int stratum = 0; stratum < trials.length; stratum++) {
        double first = trials[stratum][0];
        double second = trials[stratum][1];
        sum += (successes[stratum][0] * second - successes[stratum][1] * first) / (first + second);
      }
      return sum;
    }
  }
}
