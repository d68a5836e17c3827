package org.doubleloop.signal.capture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The actions (by `_id`) for which this process has stored something since anyone looked. It only
/// makes connecting fast: what is forgotten here is still found by the outcomes that await their
/// action in the store.
public final class Unconnected {
  private final int capacity;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition added = lock.newCondition();
  private final Set<String> keys = new LinkedHashSet<>();
  private boolean overflowed;
  private int awaited = 1;

  public Unconnected(int capacity) {
    this.capacity = capacity;
  }

  /// Notes an action, or that too many are noted already.
  public void add(String actionKey) {
    lock.lock();
    try {
      if (keys.size() < capacity) {
        keys.add(actionKey);
      } else {
        overflowed |= !keys.contains(actionKey);
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
  public List<String> take(int most, Duration wait, Duration gather) throws InterruptedException {
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
