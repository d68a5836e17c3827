package org.doubleloop.recommender.renewal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.tick.Ticks;

/// Of which open proposals a preview was made, and when. It is made anew at the first tick by which
/// it is a day old, or by which another version is in force than then: the oldest first, one at a
/// time where nothing else is to be done. A process that starts makes all of them.
public final class MadePreviews {
  private static final Duration OLD = Duration.ofDays(1);

  /// Before all are looked at again.
  private static final Duration PAUSE = Duration.ofSeconds(10);

  /// Of which more is not noted: some megabytes.
  private static final int MOST = 20_000;

  private static final int MOST_AT_ONCE = 200;

  private final Policies policies;
  private final Ticks ticks;
  private final Clock clock;
  private final Map<Name, Made> made = new LinkedHashMap<>();
  private final Queue<Made> due = new ArrayDeque<>();
  private Instant lookedAt = Instant.EPOCH;

  private record Name(String organization, String proposal) {}

  /// @param inForce the version at that moment; 0 before the first
  public record Made(PolicyKey key, String proposal, int edition, Instant at, int inForce) {
    private Name name() {
      return new Name(key.organization(), proposal);
    }
  }

  public MadePreviews(Policies policies, Ticks ticks, Clock clock) {
    this.policies = policies;
    this.ticks = ticks;
    this.clock = clock;
  }

  /// Forgets one that is not open any more.
  public synchronized void close(String organization, String proposal) {
    made.remove(new Name(organization, proposal));
  }

  /// Notes that a preview was made now.
  public synchronized void add(PolicyKey key, String proposal, int edition) {
    var now = now(key.organization());
    var entry = new Made(key, proposal, edition, now, inForce(key, now));
    made.remove(entry.name());
    if (made.size() < MOST) {
      made.put(entry.name(), entry);
    }
  }

  /// One that is to be made anew.
  public synchronized Optional<Made> due() {
    if (due.isEmpty() && !clock.instant().isBefore(lookedAt.plus(PAUSE))) {
      lookedAt = clock.instant();
      made.values().stream().filter(this::isDue).limit(MOST_AT_ONCE).forEach(due::add);
    }
    while (!due.isEmpty() && !due.element().equals(made.get(due.element().name()))) {
      due.remove();
    }
    return Optional.ofNullable(due.peek());
  }

  /// That it has been seen to.
  public synchronized void forget(Made entry) {
    made.remove(entry.name(), entry);
  }

  private boolean isDue(Made entry) {
    var key = entry.key();
    long passed = ticks.latest(key.organization());
    if (passed == Ticks.NEVER) {
      return false;
    }
    var moment = Instant.ofEpochSecond(passed);
    return !moment.isBefore(entry.at().plus(OLD))
        || (moment.isAfter(entry.at()) && inForce(key, moment) != entry.inForce());
  }

  /// The clock of a sandbox may be ahead.
  private Instant now(String organization) {
    long passed = ticks.latest(organization);
    var now = clock.instant();
    return passed == Ticks.NEVER || now.getEpochSecond() >= passed
        ? now
        : Instant.ofEpochSecond(passed);
  }

  private int inForce(PolicyKey key, Instant at) {
    return policies.inForce(key, at).map(PolicyVersion::version).orElse(0);
  }
}
