package org.doubleloop.recommender.proposing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.doubleloop.kit.loop.Loop;
import org.doubleloop.recommender.assigned.Assigned;
import org.doubleloop.recommender.contrast.Contrasts;
import org.doubleloop.recommender.look.Look;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.tick.Ticks;

/// Looks for revisions of all policies, once a day each by the clock of their organization, and
/// once more after a start. All processes do: what one has proposed is there for the others.
public final class RevisionSeeker implements Loop.Step {
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration SETTLING = Duration.ofSeconds(5);

  private final Policies policies;
  private final Ticks ticks;
  private final Assigned assigned;
  private final Contrasts contrasts;
  private final RevisionSearch search;
  private final BooleanSupplier ready;
  private final Clock clock;
  private final Map<PolicyKey, Long> days = new HashMap<>();
  private final Map<PolicyKey, Begun> begun = new HashMap<>();

  /// @param seenAt when this process first saw that the day has begun
  private record Begun(long day, Instant seenAt) {}

  /// @param ready whether all is known that proposals rest on, and what was proposed before
  public RevisionSeeker(
      Policies policies,
      Ticks ticks,
      Assigned assigned,
      Contrasts contrasts,
      RevisionSearch search,
      BooleanSupplier ready,
      Clock clock) {
    this.policies = policies;
    this.ticks = ticks;
    this.assigned = assigned;
    this.contrasts = contrasts;
    this.search = search;
    this.ready = ready;
    this.clock = clock;
  }

  @Override
  public void take() throws InterruptedException {
    Thread.sleep(PAUSE);
    if (ready.getAsBoolean()) {
      for (PolicyKey key : policies.keys()) {
        seekWhereDue(key);
      }
    }
  }

  private void seekWhereDue(PolicyKey key) {
    long moment = ticks.latest(key.organization());
    if (moment == Ticks.NEVER || !isDue(key, Look.day(moment))) {
      return;
    }
    var now = Instant.ofEpochSecond(moment);
    if (policies.archived(key).isEmpty()) {
      policies.inForce(key, now).ifPresent(version -> seek(version, now));
    }
    days.put(key, Look.day(moment));
  }

  private boolean isDue(PolicyKey key, long day) {
    if (days.getOrDefault(key, Long.MIN_VALUE) >= day) {
      return false;
    }
    var now = clock.instant();
    var known = begun.get(key);
    if (known == null || known.day() < day) {
      begun.put(key, new Begun(day, now));
      return false;
    }
    return !now.isBefore(known.seenAt().plus(SETTLING));
  }

  private void seek(PolicyVersion version, Instant now) {
    var look = assigned.standing(version.key()).look();
    var _ = search.search(contrasts.known(version, look), now);
  }
}
