package org.doubleloop.recommender.exploration;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.doubleloop.recommender.exploration.Selection.Choice;
import org.doubleloop.recommender.metric.Direction;
import org.doubleloop.recommender.ranking.Posterior;
import org.doubleloop.recommender.ranking.Ranked;

/// How a suggestion is chosen from ranked options, and with which propensities.
///
/// With `p` the share of posterior draws in which an option is best (Thompson sampling, Biometrika
/// 1933, with its probabilities frozen before the choice), and `K` options to explore, the
/// propensity is `(1 - share) * [top] + share * ((1 - floor) * p + floor / K)`: exact whatever the
/// draws were, as the choice is sampled from it. Draws leave out what moves all options alike: it
/// decides nothing between them.
///
/// Chance chooses among all options that the rules leave, as to prefer one forbids no other, or, as
/// the policy declares, only among those of the first tier. All others have propensity 0. A floor
/// of 1 is plain epsilon-greedy, whose propensities stay the same while the options and the top do.
///
/// @param share the policy's declared share of explored suggestions, 0 to 1
/// @param floor the part of that share which is spread evenly, so that no propensity is 0 by the
///   luck of the draws
/// @param draws how many posterior draws there are. Fewer make propensities coarser, never wrong:
///   64 know a share of one half to 0.06, and take some 4 microseconds for three options.
/// @param acrossTiers whether chance chooses among all options, or among those of the first tier
public record Exploration(double share, double floor, int draws, boolean acrossTiers) {
  public static final double FLOOR = 0.02;
  public static final int DRAWS = 64;

  public Exploration {
    if (!(share >= 0 && share <= 1 && floor >= 0 && floor <= 1 && draws > 0)) {
      throw new IllegalArgumentException("Not an exploration: " + share + ", " + floor);
    }
  }

  /// Among the options of the first tier.
  public Exploration(double share, double floor, int draws) {
    this(share, floor, draws, false);
  }

  public static Exploration of(double share) {
    return new Exploration(share, FLOOR, DRAWS);
  }

  /// @param ranking from [Ranker#rank], at least one option
  public Selection decide(List<Ranked> ranking, Direction direction, Seed seed) {
    if (ranking.isEmpty()) {
      throw new IllegalArgumentException("There is nothing to choose from");
    }
    int explored = explored(ranking);
    if (share == 0 || explored == 1) {
      return decision(ranking, new double[] {1}, 0);
    }
    UniformRandomProvider random = seed.generator();
    int[] wins =
        floor == 1 ? new int[explored] : wins(ranking.subList(0, explored), direction, random);
    double[] propensities = new double[explored];
    for (int i = 0; i < explored; i++) {
      double even = (1 - floor) * wins[i] / draws + floor / explored;
      propensities[i] = (i == 0 ? 1 - share : 0) + share * even;
    }
    return decision(ranking, propensities, sample(propensities, random.nextDouble()));
  }

  private int explored(List<Ranked> ranking) {
    if (acrossTiers) {
      return ranking.size();
    }
    int tier = ranking.getFirst().tier();
    int explored = 1;
    while (explored < ranking.size() && ranking.get(explored).tier() == tier) {
      explored++;
    }
    return explored;
  }

  private int[] wins(List<Ranked> options, Direction direction, UniformRandomProvider random) {
    int size = options.size();
    ContinuousSampler[] successes = new ContinuousSampler[size];
    ContinuousSampler[] failures = new ContinuousSampler[size];
    for (int i = 0; i < size; i++) {
      Posterior posterior = options.get(i).drawn();
      successes[i] = AhrensDieterMarsagliaTsangGammaSampler.of(random, posterior.alpha(), 1);
      failures[i] = AhrensDieterMarsagliaTsangGammaSampler.of(random, posterior.beta(), 1);
    }
    int[] wins = new int[size];
    for (int draw = 0; draw < draws; draw++) {
      int best = 0;
      double bestRate = rate(successes[0].sample(), failures[0].sample());
      for (int i = 1; i < size; i++) {
        double rate = rate(successes[i].sample(), failures[i].sample());
        if (direction.prefers(rate, bestRate)) {
          best = i;
          bestRate = rate;
        }
      }
      wins[best]++;
    }
    return wins;
  }

  // A Beta by two gammas; both are 0 only where both parameters are tiny.
  private static double rate(double successes, double failures) {
    double sum = successes + failures;
    return sum > 0 ? successes / sum : 0.5;
  }

  private static int sample(double[] propensities, double uniform) {
    double sum = 0;
    for (int i = 0; i < propensities.length - 1; i++) {
      sum += propensities[i];
      if (uniform < sum) {
        return i;
      }
    }
    return propensities.length - 1;
  }

  private static Selection decision(List<Ranked> ranking, double[] propensities, int chosen) {
    List<Choice> choices = new ArrayList<>(ranking.size());
    for (int i = 0; i < ranking.size(); i++) {
      choices.add(new Choice(ranking.get(i), i < propensities.length ? propensities[i] : 0));
    }
    return new Selection(choices, chosen);
  }
}
