package org.doubleloop.bench.peers;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
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
import org.doubleloop.recommender.ranking.Posterior.Interval;
import org.doubleloop.recommender.ranking.Ranked;
import org.doubleloop.recommender.ranking.Ranker;
import org.doubleloop.recommender.window.Delays;
import org.doubleloop.recommender.window.Standing;
import org.doubleloop.recommender.window.Window;

/// The recommender as it is used, with neither HTTP nor storage: counts, ranking, exploration. All
/// actions are over at once.
public final class Doubleloop implements Chooser {
  private static final VersionMonth SLICE = new VersionMonth(1, 1);
  private static final Standing SUCCESS = Standing.success(0);
  private static final Standing FAILURE = Standing.failure(0);
  private static final Window WINDOW = new Window(Duration.ofHours(1), Duration.ZERO);

  private final CellSpace space;
  private final List<Candidate> candidates;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Direction direction;
  private final Exploration exploration;
  private final SplittableRandom seeds;
  private final Counts counts = new Counts();
  private Fit fit = Fit.NONE;

  /// What is said of an option.
  ///
  /// @param cell the values of what it is said of: its mean over all contexts that have these. All
  ///   of a context's: the chance in this very one
  public record Stated(int option, double low, double high, Map<String, String> cell) {}

  /// @param floor the part of the explored share that is spread evenly
  public Doubleloop(
      int attributes, int options, Direction direction, double share, double floor, long seed) {
    this.space =
        new CellSpace(
            IntStream.range(0, attributes)
                .mapToObj(i -> new Attribute(Situation.name(i), List.of()))
                .toList());
    this.candidates =
        IntStream.range(0, options).mapToObj(i -> new Candidate("option-" + i, 1)).toList();
    for (Candidate candidate : candidates) {
      numbers.put(candidate.option(), numbers.size());
    }
    this.direction = direction;
    this.exploration = new Exploration(share, floor, Exploration.DRAWS);
    this.seeds = new SplittableRandom(seed);
  }

  /// With Thompson's probabilities in all of its share, but for the floor that keeps each above 0.
  public static Doubleloop thompson(int attributes, int options, double share, long seed) {
    return new Doubleloop(attributes, options, Direction.INCREASE, share, Exploration.FLOOR, seed);
  }

  /// With its share spread evenly over all options.
  public static Doubleloop even(int attributes, int options, double share, long seed) {
    return new Doubleloop(attributes, options, Direction.INCREASE, share, 1, seed);
  }

  @Override
  public int choose(Situation situation) {
    return number(decided(situation));
  }

  /// The option that stands first.
  public int top(Situation situation) {
    return number(rank(situation).getFirst());
  }

  /// Chooses, and says with 95 % how good the chosen option is.
  public Stated chosen(Situation situation) {
    return stated(decided(situation), situation);
  }

  /// Says the same of any option.
  public Stated stated(Situation situation, int option) {
    return rank(situation).stream()
        .filter(ranked -> number(ranked) == option)
        .map(ranked -> stated(ranked, situation))
        .findFirst()
        .orElseThrow();
  }

  private Stated stated(Ranked ranked, Situation situation) {
    Interval interval = ranked.posterior().interval(0.95);
    return new Stated(number(ranked), interval.low(), interval.high(), situation.named());
  }

  @Override
  public void learn(Situation situation, int option, boolean success) {
    counts.apply(
        new CountChange(
            candidates.get(option).option(),
            SLICE,
            0,
            Delays.CLOSED,
            space.cellsOf(situation.named()),
            null,
            success ? SUCCESS : FAILURE));
  }

  private Ranked decided(Situation situation) {
    Seed seed = new Seed(seeds.nextLong(), seeds.nextLong(), seeds.nextLong(), seeds.nextLong());
    return exploration.decide(rank(situation), direction, seed).choice().ranked();
  }

  // It is measured again where they are due and asked for: told much at once, only at its
  // end.
  private List<Ranked> rank(Situation situation) {
    if (fit.due(counts)) {
      fit = Fit.of(counts, counts.maturity(WINDOW));
    }
    return new Ranker(counts, counts.maturity(WINDOW), fit, direction)
        .rank(candidates, space.cellsOf(situation.named()));
  }

  private int number(Ranked ranked) {
    return numbers.getOrDefault(ranked.option(), -1);
  }
}
