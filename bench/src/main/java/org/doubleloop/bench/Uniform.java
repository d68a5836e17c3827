package org.doubleloop.bench;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Chooses evenly and learns nothing: what was done when the log was made.
final class Uniform implements Learner {
  private final List<String> options;
  private final SplittableRandom random;

  Uniform(ReplayLog log, long seed) {
    this.options = log.options();
    this.random = new SplittableRandom(seed);
  }

  @Override
  public String choose(Map<String, String> context) {
    return options.get(random.nextInt(options.size()));
  }

  @Override
  public void learn(ReplayLog.Row row) {}
}
