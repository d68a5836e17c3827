package org.doubleloop.bench;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.doubleloop.recommender.evidence.Memory;
import org.doubleloop.recommender.exploration.Exploration;
import org.doubleloop.recommender.exploration.Seed;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.measure.Measures;
import org.doubleloop.recommender.metric.Direction;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.ranking.Candidate;
import org.doubleloop.recommender.signal.Connected;
import org.doubleloop.recommender.tick.Tick;
import org.doubleloop.recommender.tick.Ticks;

/// Two options: the old one succeeds in 15 of a hundred actions, and has been done for eight weeks;
/// the new one in 10. Successes come after an exponential time of four days on average, and count
/// within fourteen. For six weeks what the recommender chooses is done, once an hour.
final class DelayedWorld {

  private static final Duration MEAN_DELAY = Duration.ofDays(4);
  private static final List<Candidate> CANDIDATES =
      List.of(new Candidate("old", 1), new Candidate("new", 1));
  private static final int HOURS_BEFORE = 8 * 7 * 24;
  private static final int HOURS = 6 * 7 * 24;

  private final SplittableRandom world;
  private final SplittableRandom seeds;
  private final Exploration exploration;
  private final Ticks ticks = new Ticks();
  private final Memory memory;
  private final PolicyVersion version;

  /// Successes that are not known yet.
  private final PriorityQueue<Connected> coming =
      new PriorityQueue<>(Comparator.comparing(Connected::recordedAt));

  DelayedWorld(long seed, double share) {
    this.world = new SplittableRandom(seed);
    this.seeds = new SplittableRandom(~seed);
    this.exploration = Exploration.of(share);
    this.version = MadeSignals.policy(share, List.of(), List.of("old", "new"));
    var policies = new Policies(1_000_000, _ -> Optional.empty());
    policies.add(version);
    var clock = Clock.fixed(MadeSignals.START, ZoneOffset.UTC);
    this.memory = new Memory(policies, clock, ticks, new Measures(), _ -> {});
  }

  /// @return the new option's share of the last six weeks
  double liveThrough() {
    int worse = 0;
    for (int hour = 0; hour < HOURS_BEFORE + HOURS; hour++) {
      var now = MadeSignals.START.plus(hour, ChronoUnit.HOURS);
      pass(now);
      var option = hour < HOURS_BEFORE ? "old" : chosen();
      act(hour, option, now);
      worse += option.equals("new") ? 1 : 0;
    }
    return (double) worse / HOURS;
  }

  private String chosen() {
    var seed = new Seed(seeds.nextLong(), seeds.nextLong(), seeds.nextLong(), seeds.nextLong());
    return exploration
        .decide(memory.rank(version, CANDIDATES, Map.of()), Direction.INCREASE, seed)
        .choice()
        .ranked()
        .option();
  }

  private void act(int number, String option, Instant now) {
    var action = MadeSignals.acted("a" + number, option, Map.of(), now);
    memory.take(List.of(action));
    if (world.nextDouble() < (option.equals("old") ? 0.15 : 0.10)) {
      double delay = -Math.log(1 - world.nextDouble()) * MEAN_DELAY.toMillis();
      coming.add(MadeSignals.replied(action, now.plusMillis(Math.round(delay))));
    }
  }

  private void pass(Instant now) {
    var news = new ArrayList<FeedItem>();
    while (!coming.isEmpty() && !coming.element().recordedAt().isAfter(now)) {
      news.add(coming.remove());
    }
    ticks.take(List.of(new Tick(Tick.ALL, now, now)));
    memory.take(news);
  }
}
