package org.doubleloop.recommender.quality;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.doubleloop.api.recommender.QualityApi;
import org.doubleloop.api.recommender.model.QualityJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.organization.OrganizationClock;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.provenance.Mark;
import org.doubleloop.recommender.provenance.Provenance;
import org.doubleloop.recommender.week.Week;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class QualityController implements QualityApi {
  private static final Duration SIX_DAYS = Duration.ofDays(6);
  private static final Duration AHEAD = Duration.ofDays(1);

  private final Week week;
  private final Policies policies;
  private final OrganizationClock clock;
  private final Provenance provenance;

  QualityController(Week week, Policies policies, OrganizationClock clock, Provenance provenance) {
    this.week = week;
    this.policies = policies;
    this.clock = clock;
    this.provenance = provenance;
  }

  @Override
  public ResponseEntity<QualityJson> getQuality(String policy) {
    var key = new PolicyKey(Callers.current().organization(), policy);
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var from = now.minus(SIX_DAYS).truncatedTo(ChronoUnit.DAYS);
    var quality =
        week.of(
            key.organization(),
            from,
            now.plus(AHEAD),
            days -> Summary.of(policies, key, from, now, days));
    if (policies.known(key).isEmpty() && quality.actions().total() == 0) {
      throw new ServiceException(CommonProblem.NOT_FOUND, "There is no policy " + policy);
    }
    return ResponseEntity.ok(QualityMapping.toApi(quality, marks(key, now)));
  }

  private List<Mark> marks(PolicyKey key, Instant now) {
    return policies
        .inForce(key, now)
        .map(version ->
            provenance.marks(key, version.metric().outcome(), Set.copyOf(version.optionIds())))
        .orElse(List.of());
  }
}
