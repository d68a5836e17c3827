package org.doubleloop.bench.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// The kinds of worlds in which regret is measured: four options, a base rate of 15 %, eight
/// attributes of three to six values. Options differ by .2 in log odds, which is 2.5 points.
public enum Scene {
  NO_EFFECT("no effect of context") {
    @Override
    public World create(RandomGenerator random) {
      return world(random, List.of());
    }
  },
  ONE_ATTRIBUTE("one attribute") {
    @Override
    public World create(RandomGenerator random) {
      return world(random, List.of(Effect.ofOptions(LEVELS, OPTIONS, 0.6, random, 2)));
    }
  },
  INTERACTION("an interaction of two") {
    @Override
    public World create(RandomGenerator random) {
      return world(random, List.of(Effect.ofOptions(LEVELS, OPTIONS, 0.55, random, 1, 2)));
    }
  },
  ALL_ATTRIBUTES("small effects of all eight") {
    @Override
    public World create(RandomGenerator random) {
      return world(random, small(random));
    }
  },
  /// Some 6 % of all need the option that is worst for everybody else.
  RARE_CELL("a rare cell") {
    @Override
    public World create(RandomGenerator random) {
      return World.of(
          LEVELS,
          Population.independent(LEVELS, random),
          BASE,
          options(random).stream().sorted().toList(),
          List.of(Effect.inOneCell(LEVELS, OPTIONS, 0, 1.7, 0, 3)));
    }
  },
  /// Demand swings twice while decisions are made; large accounts are in other industries, are
  /// asked for by other channels and buy more; two attributes decide.
  SEASON("seasons, related attributes") {
    @Override
    public World create(RandomGenerator random) {
      List<Effect> effects = new ArrayList<>();
      for (int attribute = 0; attribute < LEVELS.size(); attribute++) {
        effects.add(Effect.ofContext(LEVELS, OPTIONS, 0.3, random, attribute));
      }
      effects.add(Effect.ofOptions(LEVELS, OPTIONS, 0.4, random, 1));
      effects.add(Effect.ofOptions(LEVELS, OPTIONS, 0.3, random, 6));
      Population related = Population.correlated(LEVELS, 0.6, random);
      return World.of(LEVELS, related, BASE, options(random), effects)
          .withSeason(number -> 0.5 * Math.sin(2 * Math.PI * number / 5_000));
    }
  },
  /// People have made 2,000 decisions before: each temperature of a lead has an option that 85 % of
  /// its leads got. The best one was kept for nobody, and what hot leads got looks best.
  HANDOVER("2,000 decisions by people before") {
    @Override
    public World create(RandomGenerator random) {
      List<Effect> effects =
          List.of(
              Effect.ofValues(LEVELS, OPTIONS, 0, 1.3, 0, -0.4),
              Effect.ofOptions(LEVELS, OPTIONS, 0.35, random, 2));
      List<Double> options = List.of(-0.25, -0.15, -0.35, 0.0);
      return World.of(LEVELS, Population.independent(LEVELS, random), BASE, options, effects)
          .withRule(
              (lead, chance) ->
                  chance.nextDouble() < 0.85 ? lead.value(0) : chance.nextInt(OPTIONS),
              2_000);
    }
  };

  public static final List<Integer> LEVELS = List.of(3, 4, 5, 6, 3, 4, 5, 6);
  public static final int OPTIONS = 4;
  private static final double BASE = Math.log(0.15 / 0.85);

  private final String label;

  Scene(String label) {
    this.label = label;
  }

  public abstract World create(RandomGenerator random);

  public final World create(long seed) {
    return create(new SplittableRandom(seed));
  }

  public String label() {
    return label;
  }

  /// Every attribute has an effect of .3 in log odds on each option.
  private static List<Effect> small(RandomGenerator random) {
    return IntStream.range(0, LEVELS.size())
        .mapToObj(attribute -> Effect.ofOptions(LEVELS, OPTIONS, 0.3, random, attribute))
        .toList();
  }

  private static World world(RandomGenerator random, List<Effect> effects) {
    return World.of(LEVELS, Population.independent(LEVELS, random), BASE, options(random), effects);
  }

  private static List<Double> options(RandomGenerator random) {
    return IntStream.range(0, OPTIONS).mapToObj(_ -> 0.2 * random.nextGaussian()).toList();
  }
}
