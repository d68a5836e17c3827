package org.doubleloop.bench;

import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.simple.RandomSource;

/// Beta Thompson sampling with a Beta(1, 1) prior, blind to the context: what has to be reached.
final class PlainThompson implements Learner {
  private final List<String> options;
  private final int[] successes;
  private final int[] failures;
  private final UniformRandomProvider random;

  PlainThompson(ReplayLog log, long seed) {
    this.options = log.options();
    this.successes = new int[options.size()];
    this.failures = new int[options.size()];
    this.random = RandomSource.XO_SHI_RO_256_PP.create(seed);
  }

  @Override
  public String choose(Map<String, String> context) {
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
    return options.get(best);
  }

  @Override
  public void learn(ReplayLog.Row row) {
    int option = options.indexOf(row.option());
    if (row.success()) {
      successes[option]++;
    } else {
      failures[option]++;
    }
  }

  private double gamma(int shape) {
    return AhrensDieterMarsagliaTsangGammaSampler.of(random, shape, 1).sample();
  }
}
