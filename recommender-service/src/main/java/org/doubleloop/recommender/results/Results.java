package org.doubleloop.recommender.results;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.doubleloop.recommender.feed.Feed;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.fold.Chunks;
import org.doubleloop.recommender.fold.FoldPart;
import org.doubleloop.recommender.fold.Served;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.tick.Ticks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What has come of all policies, as a part of the fold. One thread folds it in, any may read.
public final class Results implements FoldPart {
  private static final Logger log = LoggerFactory.getLogger(Results.class);

  /// Policies that are older may be incomplete.
  private static final Duration CURRENT = Duration.ofSeconds(10);

  private final Policies policies;
  private final InstantSource clock;
  private final Ticks ticks;
  private final Served<ResultCounts> counts;

  public Results(Policies policies, InstantSource clock, Ticks ticks) {
    this.policies = policies;
    this.clock = clock;
    this.ticks = ticks;
    this.counts = new Served<>(new ResultCounts(policies, ticks));
  }

  /// What is made of a policy's book, which is empty where nothing is counted of it. It does not
  /// change while it is read, so that the parts of an answer belong together.
  ///
  /// @param reading must not keep what it is given
  public <T> T of(PolicyKey key, Function<Pages, T> reading) {
    var serving = counts.serving();
    var book = serving.book(key);
    var read = book == null ? new Book() : book;
    return read.locked(() -> reading.apply(new Pages(read, serving.generation())));
  }

  @Override
  public String name() {
    return "results";
  }

  @Override
  public int rules() {
    return 1;
  }

  @Override
  public Set<Feed> feeds() {
    return Set.of(Feed.SIGNALS, Feed.OWN);
  }

  @Override
  public void take(List<FeedItem> items) {
    counts.folding().take(items, clock.instant());
    if (counts.serving() != counts.folding()) {
      counts.serving().close();
    }
  }

  @Override
  public void caughtUp() {
    counts.caughtUp();
  }

  @Override
  public void beginAgain() {
    counts.beginAgain(new ResultCounts(policies, ticks));
  }

  @Override
  public boolean mustBeginAgain() {
    boolean isRight = counts.folding().versions().isRight();
    if (!isRight) {
      log.warn("A policy version came late: results are counted again");
    }
    return !isRight;
  }

  /// To hold back more is right only while the policies are complete.
  @Override
  public boolean isFull() {
    return counts.folding().versions().isFull()
        && policies.age(clock.instant()).compareTo(CURRENT) > 0;
  }

  @Override
  public void save(Chunks chunks) {
    ResultDocuments.toChunks(counts.folding(), chunks);
  }

  @Override
  public void restore(Stream<Chunks.Chunk> chunks) {
    var restored = new ResultCounts(policies, ticks);
    ResultDocuments.fromChunks(chunks, restored);
    counts.replace(restored);
  }

  @Override
  public Set<String> personalFields() {
    return ResultDocuments.PERSONAL_FIELDS;
  }
}
