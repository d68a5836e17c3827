package org.doubleloop.signal.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/// All versions of all policies that are known, in memory. Versions never change, so that what is
/// known is only ever out of date by what is missing.
public final class KnownPolicies {
  private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

  private final Map<Key, NavigableMap<Integer, KnownVersion>> versions = new ConcurrentHashMap<>();
  private final AtomicLong count = new AtomicLong();
  private volatile Instant completeAt = Instant.EPOCH;

  private record Key(String organization, String policy) {}

  /// One version, if it is known.
  public Optional<KnownVersion> version(String organization, String policy, int version) {
    return Optional.ofNullable(all(organization, policy).get(version));
  }

  /// The newest known version that is effective at that moment.
  public Optional<KnownVersion> inForce(String organization, String policy, Instant at) {
    return all(organization, policy).descendingMap().values().stream()
        .filter(version -> !version.effectiveFrom().isAfter(at))
        .findFirst();
  }

  /// How many versions are known.
  public long count() {
    return count.get();
  }

  /// How long ago nothing is known to have been missing; more than a day where it never was.
  public Duration age(Instant now) {
    return now.isBefore(completeAt) ? Duration.ZERO : Duration.between(completeAt, now);
  }

  /// Whether every version is known that was in force at a moment, also where the clocks of those
  /// who made them differ from this one.
  public boolean isCompleteFor(Instant moment) {
    return !completeAt.isBefore(moment.plus(CLOCKS_DIFFER));
  }

  /// Takes up a version; the same may come again.
  public void add(KnownVersion version) {
    var ofPolicy =
        versions.computeIfAbsent(
            new Key(version.organization(), version.policy()), _ -> new ConcurrentSkipListMap<>());
    if (ofPolicy.putIfAbsent(version.version(), version) == null) {
      count.incrementAndGet();
    }
  }

  /// Nothing was missing at that moment.
  public void completeAt(Instant moment) {
    completeAt = moment;
  }

  private NavigableMap<Integer, KnownVersion> all(String organization, String policy) {
    return versions.getOrDefault(new Key(organization, policy), new ConcurrentSkipListMap<>());
  }
}
