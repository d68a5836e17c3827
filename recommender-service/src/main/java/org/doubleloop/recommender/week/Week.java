package org.doubleloop.recommender.week;

import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.doubleloop.recommender.feed.Feed;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.fold.Chunks;
import org.doubleloop.recommender.fold.FoldPart;
import org.doubleloop.recommender.fold.Served;

/// The last days of all organizations, as a part of the fold.
public final class Week implements FoldPart {
  private final Served<WeekCounts> counts = new Served<>(new WeekCounts());

  /// What is made of the days of an organization from one moment to another, by the number of the
  /// day.
  ///
  /// @param reading must not keep what it is given
  public <T> T of(
      String organization, Instant from, Instant to, Function<NavigableMap<Long, Day>, T> reading) {
    return counts
        .serving()
        .read(organization, WeekCounts.dayOf(from), WeekCounts.dayOf(to), reading);
  }

  @Override
  public String name() {
    return "week";
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
    counts.folding().take(items);
  }

  @Override
  public void beginAgain() {
    counts.beginAgain(new WeekCounts());
  }

  @Override
  public void caughtUp() {
    counts.caughtUp();
  }

  @Override
  public void save(Chunks chunks) {
    WeekDocuments.toChunks(counts.folding(), chunks);
  }

  @Override
  public void restore(Stream<Chunks.Chunk> chunks) {
    counts.replace(WeekDocuments.fromChunks(chunks));
  }

  /// It names actions, outcomes and suggestions, and nobody.
  @Override
  public Set<String> personalFields() {
    return Set.of();
  }
}
