package org.doubleloop.gateway.limit;

import java.util.HashMap;
import java.util.Map;

/// Something of which there is so much for all, for each organization and for each key: places, or
/// bytes.
final class Shares {

  private final long all;
  private final long ofOrganization;
  private final long ofKey;
  private long taken;
  private final Map<String, Long> takenByOrganization = new HashMap<>();
  private final Map<String, Long> takenByKey = new HashMap<>();

  Shares(long all, long ofOrganization, long ofKey) {
    this.all = all;
    this.ofOrganization = ofOrganization;
    this.ofKey = ofKey;
  }

  /// Takes so much for a caller.
  ///
  /// @return false where that is more than there is for him, and nothing was taken
  boolean take(Caller caller, long amount) {
    return take(caller, amount, ofKey);
  }

  /// The same from half of what a key has, rounded up.
  ///
  /// @param beside what it has and what does not count in this
  boolean takeOfHalf(Caller caller, long amount, long beside) {
    return take(caller, amount, Math.min(ofKey, ofKey - ofKey / 2 + beside));
  }

  private synchronized boolean take(Caller caller, long amount, long ofThisKey) {
    if (taken + amount > all
        || takenByOrganization.getOrDefault(caller.organization(), 0L) + amount > ofOrganization
        || takenByKey.getOrDefault(caller.key(), 0L) + amount > ofThisKey) {
      return false;
    }
    change(caller, amount);
    return true;
  }

  /// Gives back what was taken.
  synchronized void giveBack(Caller caller, long amount) {
    change(caller, -amount);
  }

  /// Whether nothing is left for anybody.
  synchronized boolean isExhausted() {
    return taken >= all;
  }

  private void change(Caller caller, long amount) {
    taken += amount;
    add(takenByOrganization, caller.organization(), amount);
    add(takenByKey, caller.key(), amount);
  }

  private static void add(Map<String, Long> counts, String name, long amount) {
    long count = counts.getOrDefault(name, 0L) + amount;
    if (count == 0) {
      counts.remove(name);
    } else {
      counts.put(name, count);
    }
  }
}
