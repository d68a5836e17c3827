package org.doubleloop.policy.announcement;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import org.doubleloop.api.policy.model.EndingCauseJson;
import org.doubleloop.api.policy.model.ExperimentEndingJson;
import org.doubleloop.api.policy.model.ExperimentOutcomeJson;
import org.doubleloop.api.policy.model.ExperimentResultsJson;
import org.doubleloop.api.policy.model.NewExperimentEndingJson;
import org.doubleloop.policy.experiment.Ending;
import org.doubleloop.policy.experiment.Ending.Cause;
import org.doubleloop.policy.experiment.Ending.Outcome;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Translates endings of experiments for the API. What came of one is kept and told as it was said.
public final class EndingMapping {
  /// What a newer process has stored does not matter to an older one.
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .changeDefaultPropertyInclusion(include -> include.withValueInclusion(Include.NON_NULL))
          .build();

  private EndingMapping() {}

  /// @param body whose parts fit together
  public static Ending fromApi(NewExperimentEndingJson body) {
    return new Ending(
        Outcome.valueOf(body.getOutcome().name()),
        Cause.valueOf(body.getBecause().name()),
        null,
        JSON.writeValueAsString(body.getResults()));
  }

  public static ExperimentEndingJson toApi(Ending ending, Instant at, String by) {
    var results = ending.results();
    return new ExperimentEndingJson()
        .outcome(ExperimentOutcomeJson.valueOf(ending.outcome().name()))
        .because(EndingCauseJson.valueOf(ending.because().name()))
        .at(at)
        .by(by)
        .reason(ending.reason())
        .results(results == null ? null : JSON.readValue(results, ExperimentResultsJson.class));
  }
}
