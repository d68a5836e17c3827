package org.doubleloop.bench;

import java.util.List;
import java.util.Map;
import org.doubleloop.bench.peers.BetaThompson;
import org.doubleloop.bench.peers.Situation;

/// Beta Thompson sampling, blind to the context: what has to be reached.
final class PlainThompson implements Learner {
  private static final Situation ANY = new Situation();

  private final List<String> options;
  private final BetaThompson thompson;

  PlainThompson(ReplayLog log, long seed) {
    this.options = log.options();
    this.thompson = new BetaThompson(options.size(), seed);
  }

  @Override
  public String choose(Map<String, String> context) {
    return options.get(thompson.choose(ANY));
  }

  @Override
  public void learn(ReplayLog.Row row) {
    thompson.learn(ANY, options.indexOf(row.option()), row.success());
  }
}
