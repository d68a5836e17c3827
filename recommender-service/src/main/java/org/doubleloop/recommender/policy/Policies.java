package org.doubleloop.recommender.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// All policy versions that are known, in memory. Versions are immutable, so that what is known is
/// only ever out of date by what is missing.
public final class Policies {

  private final Map<PolicyKey, NavigableMap<Integer, PolicyVersion>> versions =
      new ConcurrentHashMap<>();
  private final AtomicInteger added = new AtomicInteger();
  private volatile Instant currentAt = Instant.EPOCH;

  public void add(PolicyVersion version) {
    versions
        .computeIfAbsent(version.key(), key -> new ConcurrentSkipListMap<>())
        .putIfAbsent(version.version(), version);
    added.incrementAndGet();
  }

  /// How many have been added, the same ones again included.
  public int additions() {
    return added.get();
  }

  /// Says that at that moment nothing was missing.
  public void currentAt(Instant moment) {
    currentAt = moment;
  }

  /// The last moment at which nothing is known to have been missing.
  public Instant currentAt() {
    return currentAt;
  }

  /// How long ago they were last known to be complete; more than a day where they never were.
  public Duration age(Instant now) {
    return now.isBefore(currentAt) ? Duration.ZERO : Duration.between(currentAt, now);
  }

  /// Whether every version that was in force at that moment is known.
  public boolean isCompleteAt(Instant moment) {
    return moment.isBefore(currentAt);
  }

  public Optional<PolicyVersion> version(PolicyKey key, int version) {
    return Optional.ofNullable(byNumber(key).get(version));
  }

  /// The newest version that is effective at that moment.
  public Optional<PolicyVersion> inForce(PolicyKey key, Instant now) {
    return byNumber(key).descendingMap().values().stream()
        .filter(version -> !version.effectiveFrom().isAfter(now))
        .findFirst();
  }

  /// The first version, by which actions count that are older than all of them.
  public Optional<PolicyVersion> first(PolicyKey key) {
    return Optional.ofNullable(byNumber(key).firstEntry()).map(Map.Entry::getValue);
  }

  /// All versions of a policy.
  public Stream<PolicyVersion> all(PolicyKey key) {
    return byNumber(key).values().stream();
  }

  private NavigableMap<Integer, PolicyVersion> byNumber(PolicyKey key) {
    return versions.getOrDefault(key, Collections.emptyNavigableMap());
  }
}
