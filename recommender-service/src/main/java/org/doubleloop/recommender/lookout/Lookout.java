package org.doubleloop.recommender.lookout;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.doubleloop.recommender.assigned.Assigned;
import org.doubleloop.recommender.assigned.Assigned.Standing;
import org.doubleloop.recommender.look.Look;
import org.doubleloop.recommender.look.Looks;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.tick.Ticks;
import org.springframework.stereotype.Component;

/// Looks at a policy where time has passed since it was looked at, or another metric counts, and
/// records what is seen.
@Component
public final class Lookout {
  private final Assigned assigned;
  private final Policies policies;
  private final Looks looks;
  private final InstantSource clock;

  Lookout(Assigned assigned, Policies policies, Looks looks, InstantSource clock) {
    this.assigned = assigned;
    this.policies = policies;
    this.looks = looks;
    this.clock = clock;
  }

  /// The newest look: a new one, where any unit has closed and time has passed since the last, or
  /// that was by another metric.
  public Optional<Look> look(PolicyKey key) {
    var standing = assigned.standing(key);
    var newest = Optional.ofNullable(standing.look());
    return isNew(key, standing)
        ? recorded(key, Instant.ofEpochSecond(standing.passed())).or(() -> newest)
        : newest;
  }

  /// Looks once a day, by the clock of the organization, where units have closed since the last
  /// look, and where there are too many.
  void lookWhereDue(PolicyKey key) {
    var standing = assigned.standing(key);
    if (isNew(key, standing)
        && (isDaily(standing)
            || isOutdated(key, standing)
            || (standing.open() > Looking.MOST_OPEN && Looking.isOverfull(assigned.of(key))))) {
      var _ = recorded(key, Instant.ofEpochSecond(standing.passed()));
    }
  }

  private boolean isNew(PolicyKey key, Standing standing) {
    var look = standing.look();
    boolean isSomeKnown = standing.closed() > 0 || standing.open() > 0;
    return standing.passed() != Ticks.NEVER
        && isSomeKnown
        && (look == null
            || look.moment().getEpochSecond() < standing.passed()
            || isOutdated(key, standing));
  }

  /// Whether another metric says what came of units than at the last look.
  private boolean isOutdated(PolicyKey key, Standing standing) {
    var look = standing.look();
    return look != null
        && policies
            .inForce(key, Instant.ofEpochSecond(standing.passed()))
            .filter(version -> !policies.isJudgedAs(version, look.version()))
            .isPresent();
  }

  private static boolean isDaily(Standing standing) {
    var look = standing.look();
    return look == null
        ? standing.closed() > 0
        : standing.closed() > look.closed() && look.day() < Look.day(standing.passed());
  }

  private Optional<Look> recorded(PolicyKey key, Instant moment) {
    return policies.archived(key).isPresent()
        ? Optional.empty()
        : policies
            .inForce(key, moment)
            .map(version ->
                looks.record(
                    Looking.look(
                        version, assigned.of(key), policies.judgedAs(version), clock.instant())));
  }
}
