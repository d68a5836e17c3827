package org.doubleloop.kit.lane;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What waits for the next group commit, bounded by documents and bytes. What comes in small pieces
/// and what comes in large ones take turns, and a large one goes in steps while small ones come:
/// who appends one document does not wait for all that others append at once.
final class AppendQueue {
  private static final int SMALL = 20;
  private static final int STEP = 100;
  private static final long LATELY = TimeUnit.SECONDS.toNanos(1);

  private final LaneSettings.Writing bounds;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final ArrayDeque<Pending> small = new ArrayDeque<>();
  private final ArrayDeque<Pending> large = new ArrayDeque<>();
  private @Nullable Long smallAt;
  private boolean isLargesTurn;
  private long bytes;
  private boolean closed;

  AppendQueue(LaneSettings.Writing bounds) {
    this.bounds = bounds;
  }

  /// Takes all or none.
  ///
  /// @throws LaneOverloadedException when they do not fit
  /// @throws StoreUnavailableException when the queue is closed
  void offer(List<Pending> pendings) {
    long size = pendings.stream().mapToLong(Pending::bytes).sum();
    lock.lock();
    try {
      if (closed) {
        throw new StoreUnavailableException("the writer is closed", null);
      }
      // What is larger than the whole queue is taken when nothing else waits, else it never would
      // be.
      int waiting = size();
      if (waiting > 0
          && (waiting + pendings.size() > bounds.queueDocuments()
              || bytes + size > bounds.queueBytes())) {
        throw new LaneOverloadedException(waiting + " documents are waiting to be stored");
      }
      if (pendings.size() <= SMALL) {
        small.addAll(pendings);
        smallAt = pendings.getFirst().queuedAt();
      } else {
        large.addAll(pendings);
      }
      bytes += size;
      work.signal();
    } finally {
      lock.unlock();
    }
  }

  /// Waits for work and takes one batch of it; an empty one when the queue is closed and drained.
  List<Pending> take() {
    lock.lock();
    try {
      while (size() == 0 && !closed) {
        work.awaitUninterruptibly();
      }
      boolean isLarge = small.isEmpty() || (isLargesTurn && !large.isEmpty());
      isLargesTurn = !isLarge;
      var waiting = isLarge ? large : small;
      int most =
          isLarge && comesSmall()
              ? Math.min(STEP, bounds.batchDocuments())
              : bounds.batchDocuments();
      List<Pending> batch = new ArrayList<>();
      long size = 0;
      while (!waiting.isEmpty()
          && batch.size() < most
          && (batch.isEmpty() || size + waiting.peek().bytes() <= bounds.batchBytes())) {
        var next = waiting.remove();
        size += next.bytes();
        batch.add(next);
      }
      bytes -= size;
      return batch;
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return small.size() + large.size();
    } finally {
      lock.unlock();
    }
  }

  /// Whether something small has come since, or just before, what is large and first.
  private boolean comesSmall() {
    var first = large.peek();
    return first != null && smallAt != null && smallAt - first.queuedAt() > -LATELY;
  }

  /// Takes nothing more; what waits can still be taken.
  void close() {
    lock.lock();
    try {
      closed = true;
      work.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
