package org.doubleloop.kit.lane;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What waits for the next group commit, bounded by documents and bytes.
final class AppendQueue {
  private final LaneSettings.Writing bounds;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final ArrayDeque<Pending> waiting = new ArrayDeque<>();
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
      if (!waiting.isEmpty()
          && (waiting.size() + pendings.size() > bounds.queueDocuments()
              || bytes + size > bounds.queueBytes())) {
        throw new LaneOverloadedException(waiting.size() + " documents are waiting to be stored");
      }
      waiting.addAll(pendings);
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
      while (waiting.isEmpty() && !closed) {
        work.awaitUninterruptibly();
      }
      List<Pending> batch = new ArrayList<>();
      long size = 0;
      while (!waiting.isEmpty()
          && batch.size() < bounds.batchDocuments()
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
      return waiting.size();
    } finally {
      lock.unlock();
    }
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
