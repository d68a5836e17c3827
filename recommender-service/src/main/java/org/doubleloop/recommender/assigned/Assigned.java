package org.doubleloop.recommender.assigned;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.doubleloop.recommender.experiment.Experiments;
import org.doubleloop.recommender.feed.Feed;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.fold.Chunks;
import org.doubleloop.recommender.fold.FoldPart;
import org.doubleloop.recommender.fold.Served;
import org.doubleloop.recommender.given.Closed;
import org.doubleloop.recommender.look.Look;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.tick.Ticks;
import org.jspecify.annotations.Nullable;

/// What came of all that chance gave, by policy, as a part of the fold. One thread folds it in, any
/// may read.
public final class Assigned implements FoldPart {
  private final Policies policies;
  private final Experiments experiments;
  private final InstantSource clock;
  private final Served<AssignedCounts> counts;

  public Assigned(Policies policies, Experiments experiments, InstantSource clock) {
    this.policies = policies;
    this.experiments = experiments;
    this.clock = clock;
    this.counts = new Served<>(new AssignedCounts(policies, experiments));
  }

  /// What is known of the units of a policy.
  public Seen of(PolicyKey key) {
    var serving = counts.serving();
    return serving.locked(() -> {
      var units = serving.known(key);
      return units == null ? Seen.NOTHING : Seen.of(units);
    });
  }

  /// Of the units of a policy those that have closed and are kept, by place.
  public List<Closed> sample(PolicyKey key) {
    var serving = counts.serving();
    return serving.locked(() -> {
      var units = serving.known(key);
      return units == null ? List.of() : List.copyOf(units.sample().units());
    });
  }

  /// How the units of a policy stand, without them.
  public Standing standing(PolicyKey key) {
    var serving = counts.serving();
    return serving.locked(() -> {
      var units = serving.known(key);
      return units == null
          ? Standing.NOTHING
          : new Standing(
              units.closed(), units.open().size(), units.late(), units.passed(), units.look());
    });
  }

  /// Up to when all had been told of so many closed and open units, and what was seen last.
  ///
  /// @param late how much this process was told too late to count
  public record Standing(long closed, int open, long late, long passed, @Nullable Look look) {
    static final Standing NOTHING = new Standing(0, 0, 0, Ticks.NEVER, null);
  }

  /// The policies that have units, or may have.
  public SortedSet<PolicyKey> policies() {
    return new TreeSet<>(counts.serving().units().keySet());
  }

  @Override
  public String name() {
    return "assigned";
  }

  @Override
  public int rules() {
    return 2;
  }

  @Override
  public Set<Feed> feeds() {
    return Set.of(Feed.SIGNALS, Feed.OWN);
  }

  @Override
  public void take(List<FeedItem> items) {
    counts.folding().take(items, clock.instant());
  }

  @Override
  public void reachedEnd(Feed feed) {
    counts.folding().reachedEnd(feed);
  }

  @Override
  public void caughtUp() {
    counts.caughtUp();
  }

  @Override
  public void beginAgain() {
    counts.beginAgain(new AssignedCounts(policies, experiments));
  }

  @Override
  public void save(Chunks chunks) {
    AssignedDocuments.toChunks(counts.folding(), chunks);
  }

  @Override
  public void restore(Stream<Chunks.Chunk> chunks) {
    counts.replace(AssignedDocuments.fromChunks(chunks, new AssignedCounts(policies, experiments)));
  }

  /// It names suggestions, actions and outcomes, units by keyed hashes and contexts by declared
  /// categories, and nobody.
  @Override
  public Set<String> personalFields() {
    return Set.of();
  }
}
