package org.doubleloop.gateway.limit;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// How many requests each key has had under way lately, and how many places they kept, at all
/// services together: exponentially weighted means over about a second.
///
/// A key that asks for more places than it may have at a time may, while others come, have a part
/// of them on average. Who asks for less is left alone: that its requests take long may be the
/// fault of others.
final class Usage {

  private static final double MEMORY = Duration.ofSeconds(1).toNanos();
  // what is left after so long is nothing: e^-10
  private static final long FORGOTTEN = Duration.ofSeconds(10).toNanos();

  private final double concurrent;
  private final double onAverage;
  private final Map<String, Load> loads = new HashMap<>();
  private long swept;

  /// @param concurrent how many places a key may have at a time
  /// @param onAverage how many who asks for more may have on average
  Usage(double concurrent, double onAverage) {
    this.concurrent = concurrent;
    this.onAverage = onAverage;
  }

  private static final class Load {
    private int requests;
    private int places;
    private double meanRequests;
    private double meanPlaces;
    private long at;

    Load(long now) {
      this.at = now;
    }

    /// Brings the means up to date.
    void pass(long now) {
      double part = part(now - at);
      meanRequests += (requests - meanRequests) * part;
      meanPlaces += (places - meanPlaces) * part;
      at = now;
    }

    boolean isLate(long now) {
      return requests > 0 || now - at < MEMORY;
    }
  }

  private static double part(long nanos) {
    return -Math.expm1(-nanos / MEMORY);
  }

  /// Says that a key has so many requests under way more than before, and so many places.
  ///
  /// @param now as [System#nanoTime] tells it
  synchronized void change(String key, int requests, int places, long now) {
    var load = loads.computeIfAbsent(key, _ -> new Load(now));
    load.pass(now);
    load.requests += requests;
    load.places += places;
    sweep(now);
  }

  /// Counts so many nanoseconds of a place that was not said to be kept.
  synchronized void add(String key, long nanos, long now) {
    var load = loads.computeIfAbsent(key, _ -> new Load(now));
    load.pass(now);
    load.meanPlaces += part(nanos);
  }

  /// What a key has had, as a multiple of what it may have on average; 0 where it asks for no more
  /// than it may have at a time, or nobody else has come lately.
  synchronized double share(String key, long now) {
    var load = loads.get(key);
    if (load == null) {
      return 0;
    }
    load.pass(now);
    return load.meanRequests > concurrent && othersCome(key, now) ? load.meanPlaces / onAverage : 0;
  }

  private boolean othersCome(String key, long now) {
    return loads.entrySet().stream()
        .anyMatch(other -> !other.getKey().equals(key) && other.getValue().isLate(now));
  }

  private void sweep(long now) {
    if (now - swept > FORGOTTEN) {
      loads.values().removeIf(load -> load.requests == 0 && now - load.at > FORGOTTEN);
      swept = now;
    }
  }

  /// Nanoseconds until such a share is 1: at most a second, as others may have gone by then.
  static long untilOne(double share) {
    return (long) Math.ceil(MEMORY * Math.clamp(Math.log(share), 0, 1));
  }
}
