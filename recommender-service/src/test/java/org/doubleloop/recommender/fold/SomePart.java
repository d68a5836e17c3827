package org.doubleloop.recommender.fold;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.doubleloop.recommender.feed.Feed;
import org.doubleloop.recommender.feed.FeedItem;
import org.jspecify.annotations.Nullable;

/// Keeps what it is told of the signals; can be full, fail, and be slow to save.
final class SomePart implements FoldPart {

  final List<FeedItem> taken = new ArrayList<>();
  boolean full;
  @Nullable RuntimeException failure;
  Runnable saving = () -> {};

  private final String name;

  SomePart(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int rules() {
    return 1;
  }

  @Override
  public Set<Feed> feeds() {
    return Set.of(Feed.SIGNALS);
  }

  @Override
  public void take(List<FeedItem> items) {
    if (failure != null) {
      throw failure;
    }
    taken.addAll(items);
  }

  @Override
  public boolean isFull() {
    return full;
  }

  @Override
  public void save(Chunks chunks) {
    saving.run();
  }

  @Override
  public void restore(Stream<Chunks.Chunk> chunks) {}

  @Override
  public void beginAgain() {
    taken.clear();
  }

  @Override
  public Set<String> personalFields() {
    return Set.of();
  }
}
