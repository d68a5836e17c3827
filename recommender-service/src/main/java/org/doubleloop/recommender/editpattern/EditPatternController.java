package org.doubleloop.recommender.editpattern;

import java.util.List;
import org.doubleloop.api.recommender.EditPatternsApi;
import org.doubleloop.api.recommender.model.EditPatternsJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.recommender.policy.PolicyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class EditPatternController implements EditPatternsApi {
  private final EditPatterns patterns;

  EditPatternController(EditPatterns patterns) {
    this.patterns = patterns;
  }

  @Override
  public ResponseEntity<EditPatternsJson> getEditPatterns(
      String policy, @Nullable List<String> context, @Nullable Boolean lately) {
    var key = new PolicyKey(Callers.current().organization(), policy);
    return ResponseEntity.ok(
        EditPatternMapping.toApi(
            patterns.of(key, context == null ? List.of() : context, Boolean.TRUE.equals(lately))));
  }
}
