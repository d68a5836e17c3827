package org.doubleloop.bench.peers;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.simple.RandomSource;

/// Beta Thompson sampling with a Beta(1, 1) prior, blind to the context.
public final class BetaThompson implements Chooser {
  private final int[] successes;
  private final int[] failures;
  private final UniformRandomProvider random;

  public BetaThompson(int options, long seed) {
    this.successes = new int[options];
    this.failures = new int[options];
    this.random = RandomSource.XO_SHI_RO_256_PP.create(seed);
  }

  @Override
  public int choose(Situation situation) {
    int best = 0;
    double bestRate = -1;
    for (int i = 0; i < successes.length; i++) {
      double won = gamma(1 + successes[i]);
      double rate = won / (won + gamma(1 + failures[i]));
      if (rate > bestRate) {
        best = i;
        bestRate = rate;
      }
    }
    return best;
  }

  @Override
  public void learn(Situation situation, int option, boolean success) {
    if (success) {
      successes[option]++;
    } else {
      failures[option]++;
    }
  }

  private double gamma(int shape) {
    return AhrensDieterMarsagliaTsangGammaSampler.of(random, shape, 1).sample();
  }
}
