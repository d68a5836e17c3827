package org.doubleloop.kit.lane;

import java.time.Duration;

/// Follows all lanes for this process's readers and keeps the newest documents in memory. Failures
/// of the store come as `MongoException`; what is in memory can be read without it.
public final class Tailer implements AutoCloseable {
  private final Tail tail;
  private final TailPoller poller;
  private final Pager pager;
  private final LaneClock clock;
  private final Thread polling;
  private volatile boolean closed;

  Tailer(Tail tail, TailPoller poller, Pager pager, LaneClock clock) {
    this.tail = tail;
    this.poller = poller;
    this.pager = pager;
    this.clock = clock;
    polling = Thread.ofPlatform().daemon().name("lane-tailer").start(poller::run);
  }

  /// Reads on from a cursor, at most `limit` documents of those that are its reader's.
  public FeedPage read(Cursor cursor, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("a page has at least one document");
    }
    if (tail.isBehind(cursor)) {
      poller.look();
    }
    return pager.page(cursor, limit);
  }

  /// As [#read], but waits for the first document until `wait` has passed, or the tailer is closed,
  /// or the thread is interrupted.
  public FeedPage awaitAndRead(Cursor cursor, int limit, Duration wait) {
    long until = clock.nanos().getAsLong() + wait.toNanos();
    long version = tail.version();
    var page = read(cursor, limit);
    while (page.documents().isEmpty() && !closed) {
      long left = until - clock.nanos().getAsLong();
      if (left <= 0) {
        return page;
      }
      if (!page.more() && !awaitNews(version, left)) {
        return page;
      }
      version = tail.version();
      page = read(page.next(), limit);
    }
    return page;
  }

  /// How far the feed reaches, to measure how far a follower is behind.
  public FeedMarks marks() {
    return new FeedMarks(
        tail.spansFrom(1).stream()
            .map(lane -> new FeedMarks.Mark(lane.ordinal(), lane.upTo(), lane.closed()))
            .toList());
  }

  /// Stops following. Whoever waits gets an empty page.
  @Override
  public void close() {
    closed = true;
    poller.stop();
    tail.wake();
    try {
      polling.join();
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean awaitNews(long version, long nanos) {
    try {
      tail.awaitNews(version, nanos);
      return true;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
