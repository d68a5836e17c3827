package org.doubleloop.recommender.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// All policy versions that are known. Versions are immutable, so that what is known is only ever
/// out of date by what is missing. Of each there is in memory when it came into force; what it says
/// is there as long as there is room, and read again when it is asked for. Of an archived policy
/// nothing stays that nobody asks for.
public final class Policies {

  private final Map<PolicyKey, NavigableMap<Integer, Instant>> known = new ConcurrentHashMap<>();
  private final Cache<VersionName, PolicyVersion> read;
  private final Function<VersionName, Optional<PolicyVersion>> kept;
  private final Map<PolicyKey, Archival> archivals = new ConcurrentHashMap<>();
  private final AtomicInteger added = new AtomicInteger();
  private volatile Instant currentAt = Instant.EPOCH;

  /// @param mostCharacters of what all versions say that are in memory
  /// @param kept reads a version that was added before
  public Policies(long mostCharacters, Function<VersionName, Optional<PolicyVersion>> kept) {
    this.read =
        Caffeine.newBuilder()
            // At once: else there is more in memory than that for a while.
            .executor(Runnable::run)
            .maximumWeight(mostCharacters)
            .weigher((VersionName name, PolicyVersion version) -> version.characters())
            .build();
    this.kept = kept;
  }

  public void add(PolicyVersion version) {
    var key = version.key();
    if (knownOf(key).putIfAbsent(version.version(), version.effectiveFrom()) == null
        && archived(key).isEmpty()) {
      read.put(version.name(), version);
    }
    added.incrementAndGet();
  }

  /// Takes up that a policy was archived or restored; they may come in any order, and again.
  public void add(PolicyKey key, Archival archival) {
    archivals.merge(key, archival, (one, other) -> one.number() >= other.number() ? one : other);
    if (archived(key).isPresent()) {
      known(key).keySet().forEach(version -> read.invalidate(new VersionName(key, version)));
    }
  }

  /// That the policy is archived, where it is.
  public Optional<Archival> archived(PolicyKey key) {
    return Optional.ofNullable(archivals.get(key)).filter(Archival::archived);
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
    return known(key).containsKey(version) ? read(key, version) : Optional.empty();
  }

  /// A version by which some process has suggested something: it stands in the store since before
  /// that, also where it is not known here yet.
  public Optional<PolicyVersion> used(PolicyKey key, int version) {
    return read(key, version);
  }

  /// The newest version that is effective at that moment.
  public Optional<PolicyVersion> inForce(PolicyKey key, Instant now) {
    return known(key).descendingMap().entrySet().stream()
        .filter(version -> !version.getValue().isAfter(now))
        .findFirst()
        .flatMap(version -> read(key, version.getKey()));
  }

  /// The first version, by which actions count that are older than all of them.
  public Optional<PolicyVersion> first(PolicyKey key) {
    return Optional.ofNullable(known(key).firstEntry())
        .flatMap(version -> read(key, version.getKey()));
  }

  /// All policies of which a version is known.
  public Set<PolicyKey> keys() {
    return Collections.unmodifiableSet(known.keySet());
  }

  /// All versions of a policy that are known, by number, and when they came into force.
  public NavigableMap<Integer, Instant> known(PolicyKey key) {
    return Collections.unmodifiableNavigableMap(
        known.getOrDefault(key, Collections.emptyNavigableMap()));
  }

  /// Whether a version judges what comes of actions as another of its policy does.
  public boolean isJudgedAs(PolicyVersion version, int other) {
    return version(version.key(), other)
        .filter(each -> each.metric().isLike(version.metric()))
        .isPresent();
  }

  /// The same of all versions that are known.
  public IntPredicate judgedAs(PolicyVersion version) {
    var alike =
        known(version.key()).keySet().stream()
            .filter(number -> isJudgedAs(version, number))
            .collect(Collectors.toUnmodifiableSet());
    return alike::contains;
  }

  private NavigableMap<Integer, Instant> knownOf(PolicyKey key) {
    return known.computeIfAbsent(key, any -> new ConcurrentSkipListMap<>());
  }

  private Optional<PolicyVersion> read(PolicyKey key, int version) {
    return Optional.ofNullable(read.get(new VersionName(key, version), this::kept));
  }

  private @Nullable PolicyVersion kept(VersionName name) {
    return kept.apply(name).orElse(null);
  }
}
