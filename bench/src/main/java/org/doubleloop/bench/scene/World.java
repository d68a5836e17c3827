package org.doubleloop.bench.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import org.doubleloop.bench.peers.Situation;

/// Who comes, how likely each option is to succeed with them, and who was given what before. Log
/// odds of a base rate, of options, of effects and of the season add up.
///
/// @param options what each adds
/// @param season what the time adds, by the number of the decision
/// @param rule what people chose
/// @param ruled how many decisions people made before anything else does
public record World(
    List<Integer> levels,
    Population population,
    double base,
    List<Double> options,
    List<Effect> effects,
    IntToDoubleFunction season,
    Rule rule,
    int ruled) {

  /// What people choose, each in their own way.
  public interface Rule {
    int choose(Situation situation, RandomGenerator random);
  }

  public World {
    levels = List.copyOf(levels);
    options = List.copyOf(options);
    effects = List.copyOf(effects);
  }

  /// A world in which nothing changes with time and nobody chose before.
  public static World of(
      List<Integer> levels,
      Population population,
      double base,
      List<Double> options,
      List<Effect> effects) {
    return new World(
        levels, population, base, options, effects, _ -> 0, (_, random) -> random.nextInt(), 0);
  }

  public World withSeason(IntToDoubleFunction changed) {
    return new World(levels, population, base, options, effects, changed, rule, ruled);
  }

  public World withRule(Rule people, int decisions) {
    return new World(levels, population, base, options, effects, season, people, decisions);
  }

  /// Those who come, people's own decisions first.
  public List<Draw> draws(int decisions, RandomGenerator random) {
    List<Draw> draws = new ArrayList<>(ruled + decisions);
    for (int number = 0; number < ruled + decisions; number++) {
      Situation situation = population.next(random);
      double luck = random.nextDouble();
      OptionalInt given =
          number < ruled ? OptionalInt.of(rule.choose(situation, random)) : OptionalInt.empty();
      draws.add(new Draw(situation, chances(number, situation), luck, given));
    }
    return draws;
  }

  public double chance(int number, Situation situation, int option) {
    double logit = base + season.applyAsDouble(number) + options.get(option);
    for (Effect effect : effects) {
      logit += effect.of(situation, option);
    }
    return 1 / (1 + Math.exp(-logit));
  }

  private double[] chances(int number, Situation situation) {
    double[] chances = new double[options.size()];
    for (int option = 0; option < chances.length; option++) {
      chances[option] = chance(number, situation, option);
    }
    return chances;
  }
}
