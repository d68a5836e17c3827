package org.doubleloop.recommender.lookout;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.doubleloop.recommender.assigned.Assigned;
import org.doubleloop.recommender.assigned.Assigned.Standing;
import org.doubleloop.recommender.look.Look;
import org.doubleloop.recommender.look.Looks;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.tick.Ticks;
import org.springframework.stereotype.Component;

/// Looks at a policy where time has passed since it was looked at, and records what is seen.
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

  /// The newest look: a new one, where any unit has closed and time has passed since the last.
  public Optional<Look> look(PolicyKey key) {
    var standing = assigned.standing(key);
    var newest = Optional.ofNullable(standing.look());
    return isNew(standing)
        ? recorded(key, Instant.ofEpochSecond(standing.passed())).or(() -> newest)
        : newest;
  }

  /// Looks once a day, by the clock of the organization, and where there are too many units.
  void lookWhereDue(PolicyKey key) {
    var standing = assigned.standing(key);
    if (isNew(standing)
        && (isDaily(standing)
            || (standing.open() > Looking.MOST_OPEN && Looking.isOverfull(assigned.of(key))))) {
      var _ = recorded(key, Instant.ofEpochSecond(standing.passed()));
    }
  }

  private static boolean isNew(Standing standing) {
    var look = standing.look();
    boolean isSomeKnown = standing.closed() > 0 || standing.open() > 0;
    return standing.passed() != Ticks.NEVER
        && isSomeKnown
        && (look == null || look.moment().getEpochSecond() < standing.passed());
  }

  private static boolean isDaily(Standing standing) {
    var look = standing.look();
    return standing.closed() > 0 && (look == null || look.day() < Look.day(standing.passed()));
  }

  private Optional<Look> recorded(PolicyKey key, Instant moment) {
    return policies.archived(key).isPresent()
        ? Optional.empty()
        : policies
            .inForce(key, moment)
            .map(version ->
                looks.record(
                    Looking.look(version, assigned.of(key), judgedAs(version), clock.instant())));
  }

  private IntPredicate judgedAs(PolicyVersion version) {
    var alike =
        policies.known(version.key()).keySet().stream()
            .filter(number ->
                policies
                    .version(version.key(), number)
                    .filter(other -> other.metric().isLike(version.metric()))
                    .isPresent())
            .collect(Collectors.toSet());
    return alike::contains;
  }
}
