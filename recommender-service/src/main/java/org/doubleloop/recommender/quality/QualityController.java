package org.doubleloop.recommender.quality;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.doubleloop.api.recommender.QualityApi;
import org.doubleloop.api.recommender.model.QualityJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.organization.OrganizationClock;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyKey;
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

  QualityController(Week week, Policies policies, OrganizationClock clock) {
    this.week = week;
    this.policies = policies;
    this.clock = clock;
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
    return ResponseEntity.ok(QualityMapping.toApi(quality));
  }
}
