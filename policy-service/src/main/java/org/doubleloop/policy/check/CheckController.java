package org.doubleloop.policy.check;

import static org.doubleloop.kit.problem.CommonProblem.NOT_FOUND;

import org.doubleloop.api.policy.ChecksApi;
import org.doubleloop.api.policy.model.NewCheckJson;
import org.doubleloop.api.policy.model.PolicyCheckJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.policy.policy.Policies;
import org.doubleloop.policy.policy.PolicyVersion;
import org.doubleloop.policy.validation.FieldFaults;
import org.doubleloop.policy.validation.PolicyValidation;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class CheckController implements ChecksApi {
  private final Policies policies;

  CheckController(Policies policies) {
    this.policies = policies;
  }

  @Override
  public ResponseEntity<PolicyCheckJson> checkPolicy(String id, NewCheckJson body) {
    var contexts = CheckMapping.fromApi(body);
    var version = version(id, body);
    if (body.getContent() == null) {
      var check = PolicyCheck.of(version.content(), contexts);
      return ResponseEntity.ok(CheckMapping.toApi(id, check).version(version.version()));
    }
    var faults = new FieldFaults();
    var content = PolicyValidation.read(body.getContent(), faults);
    faults.throwIfAny();
    return ResponseEntity.ok(CheckMapping.toApi(id, PolicyCheck.of(content, contexts)));
  }

  private PolicyVersion version(String id, NewCheckJson body) {
    var organization = Callers.current().organization();
    var version = body.getVersion();
    if (version == null) {
      return policies
          .inForce(organization, id)
          .orElseThrow(() -> new ServiceException(NOT_FOUND, "There is no policy " + id));
    }
    return policies
        .version(organization, id, version)
        .orElseThrow(() ->
            new ServiceException(
                NOT_FOUND, "There is no version %d of policy %s".formatted(version, id)));
  }
}
