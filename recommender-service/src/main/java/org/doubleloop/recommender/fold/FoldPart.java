package org.doubleloop.recommender.fold;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.doubleloop.recommender.feed.Feed;
import org.doubleloop.recommender.feed.FeedItem;

/// One statistic that is folded from feeds.
///
/// It is told each item of its feeds once, in an order that may be another in each replica, and
/// must come to the same counts in any. One thread at a time tells it anything; what it has counted
/// may be asked for by others meanwhile.
public interface FoldPart {

  /// Names it in snapshots, and so never changes.
  String name();

  /// The number of the rules by which it counts. An item that is told anew counts by the difference
  /// to what it counted before, which must be by the same rules: raise this with every change to
  /// what counts, or to how it is stored, and this part alone is folded from the start again.
  int rules();

  /// What it is folded from.
  Set<Feed> feeds();

  /// Counts some items of a feed: all of them or, where it throws, none.
  void take(List<FeedItem> items);

  /// Hands over all that has to be kept to go on from here. Equal counts give equal chunks,
  /// whatever their history.
  void save(Chunks chunks);

  /// Goes on from what was kept, by the same rules: with all of it or, where reading it throws, as
  /// if it had not been asked to.
  void restore(Stream<Chunks.Chunk> chunks);

  /// From here on its feeds are told from their start again. What it had counted goes on to answer
  /// until [#caughtUp].
  void beginAgain();

  /// It has been told all that a feed had when that was read, which may be again and again.
  default void reachedEnd(Feed feed) {}

  /// It has been told all that there was.
  default void caughtUp() {}

  /// Whether what was counted is not right any more, so that it must begin again.
  default boolean mustBeginAgain() {
    return false;
  }

  /// Whether it can take no more now. It is asked again, and told nothing, until it can.
  default boolean isFull() {
    return false;
  }

  /// The fields of its chunks that hold data of subjects, as paths such as `notes.pending.context`:
  /// what the erasure of a subject removes. No other holds any.
  Set<String> personalFields();
}
