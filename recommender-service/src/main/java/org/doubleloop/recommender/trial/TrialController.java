package org.doubleloop.recommender.trial;

import org.doubleloop.api.recommender.TrialsApi;
import org.doubleloop.api.recommender.model.TrialResultsJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.recommender.experiment.Experiments;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TrialController implements TrialsApi {
  private final TrialLooks looks;
  private final Experiments experiments;

  TrialController(TrialLooks looks, Experiments experiments) {
    this.looks = looks;
    this.experiments = experiments;
  }

  @Override
  public ResponseEntity<TrialResultsJson> getExperimentResults(String id) {
    var organization = Callers.current().organization();
    var seen = looks.of(organization, id);
    if (seen.isEmpty() && !experiments.isKnown(organization, id)) {
      throw new ServiceException(
          CommonProblem.NOT_FOUND, "There is no experiment " + id + " that has run");
    }
    return ResponseEntity.ok(TrialMapping.toApi(id, seen));
  }
}
