package org.doubleloop.recommender.contrast;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.doubleloop.kit.organization.OrganizationClock;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.recommender.assigned.Assigned;
import org.doubleloop.recommender.association.Done;
import org.doubleloop.recommender.evidence.Memory;
import org.doubleloop.recommender.given.Closed;
import org.doubleloop.recommender.look.Look;
import org.doubleloop.recommender.look.Tier;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.results.Counted;
import org.doubleloop.recommender.results.Results;
import org.doubleloop.recommender.sheet.Division;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells where the options of policies differ.
@Component
public final class Contrasts {
  private static final Comparator<Listed> SUREST =
      Comparator.comparing(Listed::tier, Comparator.reverseOrder()).thenComparing(Listed::basis);

  private final Assigned assigned;
  private final Memory memory;
  private final Results results;
  private final Policies policies;
  private final OrganizationClock clock;

  Contrasts(
      Assigned assigned,
      Memory memory,
      Results results,
      Policies policies,
      OrganizationClock clock) {
    this.assigned = assigned;
    this.memory = memory;
    this.results = results;
    this.policies = policies;
    this.clock = clock;
  }

  /// What is known of a policy.
  ///
  /// @throws ServiceException when there is none
  public Known known(PolicyKey key) {
    return known(key, assigned.standing(key).look());
  }

  /// The same where a look was just made.
  public Known known(PolicyKey key, @Nullable Look look) {
    return known(version(key), look);
  }

  /// The same by a version.
  public Known known(PolicyVersion version, @Nullable Look look) {
    var key = version.key();
    long[] suggested = new long[2];
    results.of(
        key,
        pages ->
            pages.read(
                Counted.SUGGESTIONS,
                new Division(List.of(), null, null),
                (sign, _, _, _, tally) -> {
                  suggested[0] += sign * (tally.trials() + tally.pending());
                  suggested[1] += sign * tally.full();
                }));
    return new Known(
        version, assigned.standing(key), judgedAs(version, look), suggested[0], suggested[1]);
  }

  /// A look where it was by the metric that counts now; what another has found is not found.
  private @Nullable Look judgedAs(PolicyVersion version, @Nullable Look look) {
    return look != null && policies.isJudgedAs(version, look.version()) ? look : null;
  }

  /// The surest first; of one tier what chance gave before what was done.
  public List<Listed> all(Known known) {
    return Stream.concat(
            randomised(known.version(), known.look()), observed(known.version()).stream())
        .sorted(SUREST)
        .toList();
  }

  /// What stands out of them.
  public static List<Listed> telling(List<Listed> all) {
    return all.stream().filter(each -> each.tier() != Tier.NONE).toList();
  }

  private static Stream<Listed> randomised(PolicyVersion version, @Nullable Look look) {
    return Stream.ofNullable(look)
        .flatMap(each -> each.found().stream())
        .map(found -> Listed.of(version.key(), found));
  }

  private List<Listed> observed(PolicyVersion version) {
    return Observed.contrasts(version, memory.counted(version, Done::of));
  }

  /// The contrast of this id.
  ///
  /// @throws ServiceException when there is none now, or it names no suggestions
  Listed withSuggestions(PolicyKey key, String id) {
    var version = version(key);
    return randomised(version, judgedAs(version, assigned.standing(key).look()))
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(() -> without(version, id));
  }

  private ServiceException without(PolicyVersion version, String id) {
    return observed(version).stream().anyMatch(each -> each.id().equals(id))
        ? new ServiceException(
            ContrastProblem.COUNTED_BY_ACTIONS,
            "It rests on what was done, not on what was suggested: GET /v1/actions lists the"
                + " actions")
        : missing(id);
  }

  /// The units behind it that are kept, in an order that says nothing of what came.
  List<Closed> units(PolicyKey key, Listed listed) {
    var judged = policies.judgedAs(version(key));
    return assigned.sample(key).stream()
        .filter(closed -> judged.test(closed.given().stratum().version()))
        .filter(closed -> listed.contrast().concerns(closed.given()))
        .toList();
  }

  static ServiceException missing(String id) {
    return new ServiceException(CommonProblem.NOT_FOUND, "There is no contrast " + id);
  }

  private PolicyVersion version(PolicyKey key) {
    return policies
        .inForce(key, clock.instant())
        .or(() -> policies.first(key))
        .orElseThrow(() ->
            new ServiceException(CommonProblem.NOT_FOUND, "There is no policy " + key.policy()));
  }
}
