package org.doubleloop.policy.edition;

import static org.doubleloop.kit.problem.CommonProblem.NOT_FOUND;

import org.doubleloop.api.policy.PolicyDiffsApi;
import org.doubleloop.api.policy.model.PolicyDiffJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.policy.change.ContentDiff;
import org.doubleloop.policy.policy.Policies;
import org.doubleloop.policy.policy.PolicyVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class DiffController implements PolicyDiffsApi {
  private final Policies policies;

  DiffController(Policies policies) {
    this.policies = policies;
  }

  @Override
  public ResponseEntity<PolicyDiffJson> diffPolicyVersions(
      String id, Integer version, @Nullable Integer to) {
    var organization = Callers.current().organization();
    var newest =
        policies
            .newest(organization, id)
            .orElseThrow(() -> new ServiceException(NOT_FOUND, "There is no policy " + id));
    var before = version(newest, version);
    var after = to == null ? newest : version(newest, to);
    return ResponseEntity.ok(
        new PolicyDiffJson()
            .policy(id)
            .from(before.version())
            .to(after.version())
            .changes(ChangeMapping.toApi(ContentDiff.between(before.content(), after.content()))));
  }

  private PolicyVersion version(PolicyVersion newest, int version) {
    return policies
        .version(newest.organization(), newest.policy(), version)
        .orElseThrow(() ->
            new ServiceException(
                NOT_FOUND,
                "There is no version %d of policy %s: the newest is %d"
                    .formatted(version, newest.policy(), newest.version())));
  }
}
