package org.doubleloop.recommender.tick;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.bson.Document;
import org.doubleloop.recommender.feed.Feed;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.fold.Chunks;
import org.doubleloop.recommender.fold.FoldPart;

/// The latest tick of each clock, as a part of the fold.
public final class Ticks implements FoldPart {

  /// What is latest before the first tick.
  public static final long NEVER = Long.MIN_VALUE;

  private final Map<String, Long> latest = new ConcurrentHashMap<>();

  /// Up to when time has passed for an organization, in seconds since 1970.
  public long latest(String organization) {
    return Math.max(latest.getOrDefault(Tick.ALL, NEVER), latest.getOrDefault(organization, NEVER));
  }

  @Override
  public String name() {
    return "ticks";
  }

  @Override
  public int rules() {
    return 1;
  }

  @Override
  public Set<Feed> feeds() {
    return Set.of(Feed.OWN);
  }

  @Override
  public void take(List<FeedItem> items) {
    FeedItem.only(Tick.class, items)
        .forEach(tick -> take(tick.organization(), tick.moment().getEpochSecond()));
  }

  private void take(String organization, long moment) {
    latest.merge(organization, moment, Math::max);
  }

  @Override
  public void save(Chunks chunks) {
    chunks.divide(
        new Document(),
        "latest",
        new TreeMap<>(latest)
            .entrySet().stream()
                .map(each ->
                    new Document("organization", each.getKey()).append("at", each.getValue())));
  }

  @Override
  public void restore(Stream<Chunks.Chunk> chunks) {
    chunks
        .flatMap(chunk -> chunk.content().getList("latest", Document.class).stream())
        .forEach(each -> take(each.getString("organization"), each.getLong("at")));
  }

  /// What has passed has passed.
  @Override
  public void beginAgain() {}

  @Override
  public Set<String> personalFields() {
    return Set.of();
  }
}
