package org.doubleloop.recommender.fold;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.doubleloop.recommender.feed.Feed;
import org.doubleloop.recommender.feed.FeedReader;
import org.jspecify.annotations.Nullable;

/// A part, how far the feeds have been folded into it, and how it was last saved. Guarded by the
/// lock of the [Fold].
final class FoldedPart {

  private final FoldPart part;
  private final Map<Feed, String> cursors = new EnumMap<>(Feed.class);
  private final Set<Feed> ended = EnumSet.noneOf(Feed.class);
  private boolean caughtUp;
  private @Nullable SavedPart saved;

  FoldedPart(FoldPart part) {
    this.part = part;
  }

  String name() {
    return part.name();
  }

  int rules() {
    return part.rules();
  }

  boolean reads(Feed feed) {
    return part.feeds().contains(feed);
  }

  /// How far a feed has been folded in; null: not begun.
  @Nullable String cursor(Feed feed) {
    return cursors.get(feed);
  }

  boolean standsAt(Feed feed, @Nullable String cursor) {
    return reads(feed) && Objects.equals(cursor(feed), cursor);
  }

  /// Whether it can take no more now, also after what it held back has been looked at again.
  boolean isFull() {
    if (part.isFull()) {
      part.take(List.of());
    }
    return part.isFull();
  }

  /// Folds a page in and moves on behind it, or begins again.
  void take(Feed feed, FeedReader.Page page) {
    if (part.mustBeginAgain()) {
      beginAgain();
      return;
    }
    part.take(page.items());
    cursors.put(feed, page.next());
    if (!page.more()) {
      ended.add(feed);
      part.reachedEnd(feed);
    }
    if (isWhole()) {
      part.caughtUp();
      caughtUp = true;
    }
  }

  void beginAgain() {
    part.beginAgain();
    cursors.clear();
    ended.clear();
  }

  /// Whether what answers has once been all that there was, told to this process or to the one
  /// whose snapshot it took over.
  boolean hasCaughtUp() {
    return caughtUp;
  }

  /// Whether it has moved since it was saved. What is counted anew while older counts answer is not
  /// saved before it is whole: who starts from the snapshot goes on with the older ones.
  boolean hasNews() {
    return !isHidden()
        && (saved == null
            ? !cursors.isEmpty()
            : !saved.cursors().equals(cursors) || saved.whole() != isWhole());
  }

  /// Saves it.
  ///
  /// @param keep takes each chunk
  /// @param keepAgain takes the names of chunks that were kept before
  /// @return how it is named; nothing where nothing of it is kept
  Optional<SavedPart> save(Consumer<Chunks.Chunk> keep, KeptAgain keepAgain) {
    if (isHidden()) {
      return Optional.ofNullable(saved).filter(before -> keepAgain.areKept(before.chunks()));
    }
    var names = new ArrayList<String>();
    part.save(
        new Chunks(chunk -> {
          keep.accept(chunk);
          names.add(chunk.name());
        }));
    return Optional.of(new SavedPart(name(), rules(), cursors, isWhole(), names));
  }

  /// Keeps chunks that were kept before.
  @FunctionalInterface
  interface KeptAgain {
    /// @return whether all are still there
    boolean areKept(List<String> names);
  }

  void savedAs(@Nullable SavedPart named) {
    saved = named;
  }

  void restore(SavedPart from, Stream<Chunks.Chunk> chunks) {
    part.restore(chunks);
    cursors.putAll(from.cursors());
    if (from.whole()) {
      ended.addAll(part.feeds());
    }
    caughtUp = from.whole();
    saved = from;
  }

  private boolean isWhole() {
    return ended.containsAll(part.feeds());
  }

  private boolean isHidden() {
    return caughtUp && !isWhole();
  }
}
