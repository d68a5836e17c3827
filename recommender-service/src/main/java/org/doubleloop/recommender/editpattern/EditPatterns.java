package org.doubleloop.recommender.editpattern;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import org.doubleloop.kit.organization.OrganizationClock;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.edited.Edited;
import org.doubleloop.recommender.naming.Naming;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.VersionName;
import org.doubleloop.recommender.tick.Ticks;
import org.springframework.stereotype.Component;

/// Reckons what people change again and again, and keeps the answer for a moment.
@Component
public final class EditPatterns {
  private static final Duration KEPT = Duration.ofSeconds(5);
  private static final int MOST_KEPT = 500;

  private final Edited edited;
  private final Policies policies;
  private final Ticks ticks;
  private final OrganizationClock clock;
  private final Naming naming;
  private final Cache<Question, Repeated> kept =
      Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST_KEPT).build();

  private record Question(VersionName version, Cell place, boolean isLately) {}

  public EditPatterns(
      Edited edited, Policies policies, Ticks ticks, OrganizationClock clock, Naming naming) {
    this.edited = edited;
    this.policies = policies;
    this.ticks = ticks;
    this.clock = clock;
    this.naming = naming;
  }

  /// @param place as it is asked for
  /// @param isLately whether only the newest drafts are looked at
  /// @throws ServiceException when there is no such policy, or it has no such place
  Repeated of(PolicyKey key, List<String> place, boolean isLately) {
    var version =
        policies
            .inForce(key, clock.instant())
            .or(() -> policies.first(key))
            .orElseThrow(() ->
                new ServiceException(
                    CommonProblem.NOT_FOUND, "There is no policy " + key.policy()));
    return of(version, AskedPlace.of(place, version), isLately);
  }

  /// What is known at a place, by this version.
  public Repeated of(PolicyVersion version, Cell place) {
    return of(version, place, false);
  }

  /// The same of the newest drafts there.
  public Repeated lately(PolicyVersion version, Cell place) {
    return of(version, place, true);
  }

  private Repeated of(PolicyVersion version, Cell place, boolean isLately) {
    return kept.get(
        new Question(version.name(), place, isLately),
        _ -> read(version, place, isLately).named(shown -> named(version.key(), shown)));
  }

  private Repeated read(PolicyVersion version, Cell place, boolean isLately) {
    var all = edited.of(version.key());
    long closedAt = ticks.latest(version.key().organization());
    return isLately
        ? Reading.lately(version, place, all, closedAt)
        : Reading.of(version, place, all, closedAt);
  }

  private Shown named(PolicyKey key, Shown shown) {
    return shown.named(naming.name(key, shown.nameable()).orElse(null));
  }
}
