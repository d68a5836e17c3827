package org.doubleloop.bench.worlds;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import org.doubleloop.bench.Figure;
import org.doubleloop.bench.peers.BetaThompson;
import org.doubleloop.bench.peers.Chooser;
import org.doubleloop.bench.peers.Doubleloop;
import org.doubleloop.bench.peers.LinUcb;
import org.doubleloop.bench.peers.Situation;
import org.doubleloop.bench.peers.VowpalWabbit;
import org.doubleloop.bench.scene.Draw;
import org.doubleloop.bench.scene.Scene;

/// How much of the best chance is missed, on average over 10,000 decisions in a row, by the
/// recommender and by its peers.
public final class RegretBench {
  private static final int DECISIONS = 10_000;
  private static final int ATTRIBUTES = Scene.LEVELS.size();
  private static final double SHARE_OF_BEST = 0.15;
  private static final double LEAST = 0.001;
  private static final double MOST_AT_TENTH = 0.004;

  private static final List<Learner> LEARNERS =
      List.of(
          new Learner("share-1", seed -> Doubleloop.thompson(ATTRIBUTES, Scene.OPTIONS, 1, seed)),
          new Learner("share-.1", seed -> Doubleloop.even(ATTRIBUTES, Scene.OPTIONS, 0.1, seed)),
          new Learner("Beta TS", seed -> new BetaThompson(Scene.OPTIONS, seed)),
          new Learner("LinUCB .3", seed -> new LinUcb(Scene.LEVELS, Scene.OPTIONS, 0.3, seed)),
          new Learner("VW bag 5", seed -> new VowpalWabbit("--bag 5", Scene.OPTIONS, seed)),
          new Learner("VW squarecb", seed -> new VowpalWabbit("--squarecb", Scene.OPTIONS, seed)));
  private static final int OURS = 2;

  private record Learner(String name, LongFunction<Chooser> create) {}

  private RegretBench() {}

  public static void main(String[] arguments) {
    run(Setting.of(arguments));
  }

  static void run(Setting setting) {
    System.out.printf(
        Locale.ROOT, "Regret per decision over 10,000, mean (standard error) of %s%n", setting);
    System.out.printf(
        Locale.ROOT,
        "%-34s" + " %-15s".repeat(LEARNERS.size()) + "%n",
        columns("", LEARNERS.stream().map(Learner::name).toList()));
    for (Scene scene : Scene.values()) {
      run(scene, setting);
    }
  }

  private static void run(Scene scene, Setting setting) {
    List<List<Double>> worlds =
        Sample.worlds(setting.worlds(), setting.seed(), seed -> regrets(scene, seed));
    List<Sample> regrets = new ArrayList<>();
    for (int learner = 0; learner < LEARNERS.size(); learner++) {
      int column = learner;
      regrets.add(Sample.of(worlds, world -> world.get(column)));
    }
    System.out.printf(
        Locale.ROOT,
        "%-34s" + " %-15s".repeat(LEARNERS.size()) + "%n",
        columns(scene.label(), List.copyOf(regrets)));
    Sample best =
        regrets.stream().skip(OURS).min(Comparator.comparingDouble(Sample::mean)).orElseThrow();
    int bestColumn = regrets.lastIndexOf(best);
    above(scene, worlds, 0, bestColumn, Math.max(LEAST, SHARE_OF_BEST * best.mean()));
    above(scene, worlds, 1, bestColumn, MOST_AT_TENTH);
  }

  private static void above(
      Scene scene, List<List<Double>> worlds, int ours, int peer, double most) {
    Sample above = Sample.of(worlds, world -> world.get(ours) - world.get(peer));
    String name =
        String.format(
            Locale.ROOT,
            "worlds.regret.%s.%s-above-best",
            scene.name().toLowerCase(Locale.ROOT).replace('_', '-'),
            LEARNERS.get(ours).name());
    System.out.printf(
        Locale.ROOT,
        "  %s above %s, paired: %s%n",
        LEARNERS.get(ours).name(),
        LEARNERS.get(peer).name(),
        above);
    System.out.println(new Figure(name, above.mean(), "rate").atMost(most));
  }

  private static Object[] columns(String first, List<?> others) {
    List<Object> columns = new ArrayList<>(others);
    columns.addFirst(first);
    return columns.toArray();
  }

  /// One world, by learner.
  private static List<Double> regrets(Scene scene, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Draw> draws = scene.create(random).draws(DECISIONS, random);
    List<Double> regrets = new ArrayList<>();
    for (Learner learner : LEARNERS) {
      try (Chooser chooser = learner.create().apply(seed)) {
        regrets.add(regret(draws, chooser));
      }
    }
    return regrets;
  }

  private static double regret(List<Draw> draws, Chooser chooser) {
    double regret = 0;
    for (Draw draw : draws) {
      Situation situation = draw.situation();
      int option;
      if (draw.given().isPresent()) {
        option = draw.given().getAsInt();
      } else {
        option = chooser.choose(situation);
        regret += draw.regret(option);
      }
      chooser.learn(situation, option, draw.succeeds(option));
    }
    return regret / DECISIONS;
  }
}
