package org.doubleloop.recommender.fold;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.doubleloop.recommender.agreement.Agreement;
import org.doubleloop.recommender.evidence.Memory;
import org.doubleloop.recommender.evidence.SomeEvidence;
import org.doubleloop.recommender.feed.Feed;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.feed.FeedReader;
import org.doubleloop.recommender.feed.OnePage;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.SomePolicy;
import org.jspecify.annotations.Nullable;

/// A replica, from its newest snapshot on.
record Replica(Policies policies, Memory memory, Agreement agreement, Fold fold) {

  static final Clock CLOCK =
      Clock.fixed(SomePolicy.START.plus(Duration.ofDays(30)), ZoneOffset.UTC);
  static final FoldProperties HALF_A_MINUTE = new FoldProperties(Duration.ofSeconds(30));

  static Replica over(Snapshots snapshots) {
    var policies = SomePolicy.policies();
    policies.add(SomePolicy.some().build());
    policies.currentAt(CLOCK.instant());
    return over(snapshots, policies);
  }

  static Replica over(Snapshots snapshots, Policies policies) {
    var memory = SomeEvidence.memory(policies, CLOCK);
    var agreement = new Agreement();
    var fold = new Fold(List.of(memory, agreement), snapshots, HALF_A_MINUTE, CLOCK);
    fold.restore();
    return new Replica(policies, memory, agreement, fold);
  }

  /// Folds a page of signals in, whatever was read before.
  ///
  /// @param upToDate whether it reaches the end of what there is
  void signals(List<? extends FeedItem> page, String next, boolean upToDate) {
    readOn(new OnePage(Feed.SIGNALS, page, next, !upToDate));
  }

  /// Folds all that there is of this service's own feed in, whatever was read before.
  void own(List<? extends FeedItem> page, String next) {
    readOn(new OnePage(Feed.OWN, page, next, false));
  }

  void readOn(FeedReader reader) {
    try {
      fold.readOn(reader);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// Where it would read a feed on; none: from the start.
  Optional<String> cursor(Feed feed) {
    var asked = new ArrayList<Optional<String>>();
    assertThatThrownBy(() ->
            fold.readOn(
                new FeedReader() {
                  @Override
                  public Feed feed() {
                    return feed;
                  }

                  @Override
                  public Page read(@Nullable String cursor, Duration wait) {
                    asked.add(Optional.ofNullable(cursor));
                    throw new IllegalStateException("only asked");
                  }
                }))
        .hasMessage("only asked");
    return asked.getFirst();
  }

  /// The names of the chunks, which say what is in them.
  List<String> chunks() {
    return Stream.concat(SomeChunks.of(memory), SomeChunks.of(agreement))
        .map(Chunks.Chunk::name)
        .toList();
  }

  boolean hasCounted(Replica other) {
    return memory.generation() == other.memory.generation() && chunks().equals(other.chunks());
  }
}
