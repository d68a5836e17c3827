package org.doubleloop.recommender.guide;

import java.util.List;
import java.util.Objects;
import org.doubleloop.api.recommender.GuidanceApi;
import org.doubleloop.api.recommender.model.GuidanceCountsListJson;
import org.doubleloop.api.recommender.model.ServedGuidanceJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.recommender.policy.PolicyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class GuidanceController implements GuidanceApi {
  private final Guide guide;

  GuidanceController(Guide guide) {
    this.guide = guide;
  }

  @Override
  public ResponseEntity<ServedGuidanceJson> getGuidance(
      @Nullable String policy,
      @Nullable List<String> context,
      @Nullable String suggestion,
      @Nullable String unit,
      Integer words) {
    var question =
        new Question(policy, Objects.requireNonNullElse(context, List.of()), suggestion, unit);
    var answer = guide.answer(Callers.current().organization(), question, words);
    return ResponseEntity.ok(GuidanceMapping.toApi(question, answer, words));
  }

  @Override
  public ResponseEntity<GuidanceCountsListJson> listGuidanceCounts(String policy) {
    var version = guide.known(new PolicyKey(Callers.current().organization(), policy));
    return ResponseEntity.ok(GuidanceMapping.toApi(version, guide.records()));
  }
}
