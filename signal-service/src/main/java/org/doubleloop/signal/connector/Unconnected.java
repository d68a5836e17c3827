package org.doubleloop.signal.connector;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.doubleloop.signal.capture.CaptureListener;
import org.doubleloop.signal.outcome.AwaitingOutcomes;
import org.doubleloop.signal.type.NewSignal;

/// The actions (by `_id`) for which this process has stored something since anyone looked. It only
/// makes connecting fast: what is forgotten here is still found by the outcomes that await their
/// action in the store.
final class Unconnected implements CaptureListener {
  private final int capacity;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition added = lock.newCondition();
  private final Set<String> keys = new LinkedHashSet<>();
  private boolean overflowed;
  private int awaited = 1;

  Unconnected(int capacity) {
    this.capacity = capacity;
  }

  /// An action and its outcomes may come in either order: both are noted.
  @Override
  public void captured(NewSignal signal, Map<String, Object> stored, boolean repeated) {
    boolean isAction = signal.type().name().equals(NewSignal.ACTION);
    if (stored.containsKey(AwaitingOutcomes.FIELD) || (isAction && !repeated)) {
      add(signal.actionKey());
    }
  }

  @Override
  public Set<String> fields() {
    return Set.of(AwaitingOutcomes.FIELD);
  }

  /// Notes an action, or that too many are noted already.
  void add(String actionKey) {
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
  boolean takeOverflow() {
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
