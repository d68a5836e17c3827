package org.doubleloop.signal.connector;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Documents (by `_id`) at which this process has to look, each noted once. The queue only makes
/// things fast: what is forgotten here is found in the store by a [Sweep].
public final class KeyQueue {
  private final int capacity;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition added = lock.newCondition();
  private final Set<String> keys = new LinkedHashSet<>();
  private boolean overflowed;
  private int awaited = 1;

  public KeyQueue(int capacity) {
    this.capacity = capacity;
  }

  /// Notes a document, or that too many are noted already.
  public void add(String key) {
    lock.lock();
    try {
      if (keys.size() < capacity) {
        keys.add(key);
      } else {
        overflowed |= !keys.contains(key);
      }
      if (keys.size() >= awaited) {
        added.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Takes the oldest notes, waiting for the first; empty when there is none in that time.
  ///
  /// @param gather how long the first is left for others to come, up to `most`
  List<String> take(int most, Duration wait, Duration gather) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      await(1, wait);
      if (!keys.isEmpty()) {
        await(most, gather);
      }
      var taken = new ArrayList<String>(Math.min(most, keys.size()));
      for (var each = keys.iterator(); each.hasNext() && taken.size() < most; ) {
        taken.add(each.next());
        each.remove();
      }
      return taken;
    } finally {
      lock.unlock();
    }
  }

  private void await(int number, Duration time) throws InterruptedException {
    awaited = number;
    long nanos = time.toNanos();
    while (keys.size() < number && nanos > 0) {
      nanos = added.awaitNanos(nanos);
    }
  }

  /// Whether something was not noted since this was last asked.
  public boolean takeOverflow() {
    lock.lock();
    try {
      boolean had = overflowed;
      overflowed = false;
      return had;
    } finally {
      lock.unlock();
    }
  }
}
