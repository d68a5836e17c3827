package org.doubleloop.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.doubleloop.recommender.counts.CellSpace;
import org.doubleloop.recommender.counts.CellSpace.Attribute;
import org.doubleloop.recommender.counts.CountChange;
import org.doubleloop.recommender.counts.Counts;
import org.doubleloop.recommender.counts.VersionMonth;
import org.doubleloop.recommender.exploration.Exploration;
import org.doubleloop.recommender.exploration.Seed;
import org.doubleloop.recommender.fit.Fit;
import org.doubleloop.recommender.metric.Direction;
import org.doubleloop.recommender.ranking.Candidate;
import org.doubleloop.recommender.ranking.Ranker;
import org.doubleloop.recommender.window.Delays;
import org.doubleloop.recommender.window.Standing;
import org.doubleloop.recommender.window.Window;

/// The recommender's own ranking and exploration, with nothing between.
final class Recommending implements Learner {
  private static final VersionMonth SLICE = new VersionMonth(1, 1);
  private static final Standing SUCCESS = Standing.success(0);
  private static final Standing FAILURE = Standing.failure(0);
  private static final Window WINDOW = new Window(Duration.ofHours(1), Duration.ZERO);

  private final CellSpace space;
  private final List<Candidate> candidates;
  private final Exploration exploration;
  private final SplittableRandom seeds;
  private final Counts counts = new Counts();
  private Fit fit = Fit.NONE;

  Recommending(ReplayLog log, double share, long seed) {
    this.space =
        new CellSpace(
            log.attributes().stream().map(name -> new Attribute(name, List.of())).toList());
    this.candidates = log.options().stream().map(option -> new Candidate(option, 1)).toList();
    this.exploration = Exploration.of(share);
    this.seeds = new SplittableRandom(seed);
  }

  @Override
  public String choose(Map<String, String> context) {
    Seed seed = new Seed(seeds.nextLong(), seeds.nextLong(), seeds.nextLong(), seeds.nextLong());
    return exploration
        .decide(
            new Ranker(counts, counts.maturity(WINDOW), fit, Direction.INCREASE)
                .rank(candidates, space.cellsOf(context)),
            Direction.INCREASE,
            seed)
        .choice()
        .ranked()
        .option();
  }

  @Override
  public void learn(ReplayLog.Row row) {
    counts.apply(
        new CountChange(
            row.option(),
            SLICE,
            0,
            Delays.CLOSED,
            space.cellsOf(row.context()),
            null,
            row.success() ? SUCCESS : FAILURE));
    if (fit.due(counts)) {
      fit = Fit.of(counts, counts.maturity(WINDOW));
    }
  }
}
