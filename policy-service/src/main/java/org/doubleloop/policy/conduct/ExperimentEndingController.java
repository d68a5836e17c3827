package org.doubleloop.policy.conduct;

import org.doubleloop.api.policy.ExperimentEndingsApi;
import org.doubleloop.api.policy.model.ExperimentJson;
import org.doubleloop.api.policy.model.NewExperimentEndingJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.web.ETags;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class ExperimentEndingController implements ExperimentEndingsApi {
  private final ExperimentSteps steps;

  ExperimentEndingController(ExperimentSteps steps) {
    this.steps = steps;
  }

  @Override
  public ResponseEntity<ExperimentJson> putExperimentEnding(
      String id, NewExperimentEndingJson body) {
    var organization = Callers.current().organization();
    var ended = steps.end(organization, id, ExperimentMapping.fromApi(body));
    return ResponseEntity.ok()
        .eTag(ETags.of(ended.history().changeNumber()))
        .body(ExperimentMapping.toApiAlone(ended, steps.base(ended)));
  }
}
