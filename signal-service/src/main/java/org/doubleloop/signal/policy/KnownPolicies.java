package org.doubleloop.signal.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/// All versions of all policies that are known, in memory. Versions never change, so that what is
/// known is only ever out of date by what is missing.
public final class KnownPolicies {
  private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);
  private static final Duration SANDBOX = Duration.ofHours(1);

  private final Map<Key, NavigableMap<Integer, KnownVersion>> versions = new ConcurrentHashMap<>();
  private final Map<String, KnownNames> names = new ConcurrentHashMap<>();
  private final Map<Key, KnownArchival> archivals = new ConcurrentHashMap<>();
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

  /// The version by which an action counts: the one that it names, else the one that was in force
  /// when it was done; the first counts what was done before it.
  public Optional<KnownVersion> of(Claim claim) {
    var policy = claim.policy();
    if (policy == null) {
      return Optional.empty();
    }
    if (claim.version() != null) {
      return version(claim.organization(), policy, claim.version());
    }
    return inForce(claim.organization(), policy, claim.at())
        .or(() ->
            Optional.ofNullable(all(claim.organization(), policy).firstEntry())
                .map(Map.Entry::getValue));
  }

  /// Why an action counts nowhere; empty where it does.
  public Optional<Gap> gap(Claim claim) {
    if (claim.policy() == null) {
      return Optional.of(Gap.NO_POLICY);
    }
    if (all(claim.organization(), claim.policy()).isEmpty()) {
      return Optional.of(Gap.UNKNOWN_POLICY);
    }
    var version = of(claim);
    if (version.isEmpty()) {
      return Optional.of(Gap.UNKNOWN_VERSION);
    }
    if (claim.option() == null) {
      return Optional.of(Gap.NO_OPTION);
    }
    return version.get().options().contains(claim.option())
        ? Optional.empty()
        : Optional.of(Gap.UNKNOWN_OPTION);
  }

  /// The ids of an organization's policies.
  public Set<String> policies(String organization) {
    return names(organization).policies();
  }

  /// The newest known number of a policy's versions.
  public Optional<Integer> newest(String organization, String policy) {
    return Optional.ofNullable(all(organization, policy).lastEntry()).map(Map.Entry::getKey);
  }

  /// The types of outcomes that any version of any policy of an organization counts, each with
  /// whether one counts those that are not certain.
  public Map<String, Boolean> outcomes(String organization) {
    return names(organization).outcomes();
  }

  /// Whether nothing was missing at any moment since this process has begun: before that, what is
  /// not known here may well be there.
  public boolean areComplete() {
    return completeAt.isAfter(Instant.EPOCH);
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
  /// who made them differ from this one. A moment that lies far ahead is one of a sandbox, whose
  /// clock may be moved: there what is known now is taken for all.
  public boolean isCompleteFor(Instant moment, Instant now) {
    return !completeAt.isBefore(moment.plus(CLOCKS_DIFFER)) || moment.isAfter(now.plus(SANDBOX));
  }

  /// Takes up a version; the same may come again.
  public void add(KnownVersion version) {
    var ofPolicy =
        versions.computeIfAbsent(
            new Key(version.organization(), version.policy()), _ -> new ConcurrentSkipListMap<>());
    var before = ofPolicy.lowerEntry(version.version());
    var shared = before == null ? version : version.sharing(before.getValue());
    if (ofPolicy.putIfAbsent(version.version(), shared) == null) {
      count.incrementAndGet();
      names.computeIfAbsent(version.organization(), _ -> new KnownNames()).add(shared);
    }
  }

  /// Takes up that a policy was archived or restored; they may come in any order, and again.
  public void add(KnownArchival archival) {
    archivals.merge(
        new Key(archival.organization(), archival.policy()),
        archival,
        (one, other) -> one.number() >= other.number() ? one : other);
  }

  /// Since when a policy is archived, where it is.
  public Optional<Instant> archivedAt(String organization, String policy) {
    return Optional.ofNullable(archivals.get(new Key(organization, policy)))
        .filter(KnownArchival::archived)
        .map(KnownArchival::at);
  }

  /// Nothing was missing at that moment.
  public void completeAt(Instant moment) {
    completeAt = moment;
  }

  private KnownNames names(String organization) {
    return names.getOrDefault(organization, KnownNames.NONE);
  }

  private NavigableMap<Integer, KnownVersion> all(String organization, String policy) {
    return versions.getOrDefault(new Key(organization, policy), Collections.emptyNavigableMap());
  }
}
