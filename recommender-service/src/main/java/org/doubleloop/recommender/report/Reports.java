package org.doubleloop.recommender.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.doubleloop.kit.organization.OrganizationClock;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.recommender.agreement.Agreement;
import org.doubleloop.recommender.measure.MetricKey;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.results.Results;
import org.doubleloop.recommender.table.Feedback;
import org.doubleloop.recommender.table.Table;
import org.doubleloop.recommender.tick.Ticks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes reports of what was counted.
@Component
final class Reports {
  static final int MOST_ROWS = 1_000;

  /// Of how many of the versions before it is looked whether they count something else.
  private static final int VERSIONS_LOOKED_AT = 20;

  private final Results results;
  private final Agreement agreement;
  private final Policies policies;
  private final Ticks ticks;
  private final OrganizationClock clock;

  Reports(
      Results results,
      Agreement agreement,
      Policies policies,
      Ticks ticks,
      OrganizationClock clock) {
    this.results = results;
    this.agreement = agreement;
    this.policies = policies;
    this.ticks = ticks;
    this.clock = clock;
  }

  /// @throws ServiceException when there is no such policy, or it cannot be divided so
  Report report(String organization, String policy, List<String> by, Asked.Question asked) {
    var version = version(organization, policy);
    var division = Asked.division(version, by, asked);
    var feedback =
        new Feedback(version.key(), policies.known(version.key()).keySet(), agreement::of);
    var report =
        results.of(
            version.key(),
            pages ->
                Report.of(pages, version, division, feedback, closedAt(organization))
                    .only(asked.option()));
    requireRoom(report.table());
    return report;
  }

  private static void requireRoom(Table table) {
    boolean fits = table.rows().size() <= MOST_ROWS;
    if (!fits || !table.isWhole()) {
      throw new ServiceException(
          ReportProblem.TOO_MANY_ROWS,
          fits
              ? "There are more values than are kept apart: divide by something that has fewer"
              : "There are %,d rows, and at most %,d are told: divide by less, ask for fewer weeks or for one option"
                  .formatted(table.rows().size(), MOST_ROWS),
          List.of(new FieldFault("by", "TOO_MANY_ROWS", "must divide into fewer rows")));
    }
  }

  Progress progress(String organization, String policy, Asked.Question asked) {
    var version = version(organization, policy);
    var division = Asked.weeks(List.of(), asked);
    return results.of(
        version.key(),
        pages -> Progress.of(pages, version, division, asked.option(), closedAt(organization)));
  }

  /// The latest versions before this one that count something else as the metric.
  List<PolicyVersion> others(PolicyVersion version) {
    var metric = MetricKey.of(version);
    var others = new ArrayList<PolicyVersion>();
    policies
        .known(version.key())
        .headMap(version.version(), false)
        .descendingMap()
        .keySet()
        .stream()
        .limit(VERSIONS_LOOKED_AT)
        .flatMap(number -> policies.version(version.key(), number).stream())
        .filter(each -> !MetricKey.of(each).equals(metric))
        .filter(each ->
            others.stream().noneMatch(other -> MetricKey.of(other).equals(MetricKey.of(each))))
        .limit(3)
        .forEach(others::add);
    return others;
  }

  private @Nullable Instant closedAt(String organization) {
    long moment = ticks.latest(organization);
    return moment == Ticks.NEVER ? null : Instant.ofEpochSecond(moment);
  }

  /// The version in force; before that, the first one.
  private PolicyVersion version(String organization, String policy) {
    var key = new PolicyKey(organization, policy);
    return policies
        .inForce(key, clock.instant())
        .or(() -> policies.first(key))
        .orElseThrow(
            () -> new ServiceException(CommonProblem.NOT_FOUND, "There is no policy " + policy));
  }
}
