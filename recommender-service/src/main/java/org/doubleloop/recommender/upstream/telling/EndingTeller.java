package org.doubleloop.recommender.upstream.telling;

import java.util.function.Function;
import org.doubleloop.client.policy.ExperimentEndingsApi;
import org.doubleloop.client.policy.model.DifferenceIntervalJson;
import org.doubleloop.client.policy.model.EndingCauseJson;
import org.doubleloop.client.policy.model.ExperimentOutcomeJson;
import org.doubleloop.client.policy.model.ExperimentResultsJson;
import org.doubleloop.client.policy.model.NewExperimentEndingJson;
import org.doubleloop.client.policy.model.VariantCountJson;
import org.doubleloop.client.policy.model.VariantNameJson;
import org.doubleloop.recommender.experiment.Ending;
import org.doubleloop.recommender.trial.Reading.VariantCount;
import org.doubleloop.recommender.trial.TrialLook;
import org.doubleloop.recommender.trial.TrialMapping;
import org.doubleloop.recommender.trial.TrialWatch.Teller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.HttpClientErrorException;

/// Tells how experiments have ended. What was told already, or ended otherwise meanwhile, is so.
final class EndingTeller implements Teller {
  private static final Logger log = LoggerFactory.getLogger(EndingTeller.class);

  private final Function<String, ExperimentEndingsApi> service;

  /// @param service the policy-service, for an organization
  EndingTeller(Function<String, ExperimentEndingsApi> service) {
    this.service = service;
  }

  @Override
  public void tell(TrialLook look) {
    var ending = look.ending();
    if (ending == null) {
      throw new IllegalArgumentException("It has not ended: " + look.experiment());
    }
    try {
      service
          .apply(look.organization())
          .putExperimentEnding(look.experiment(), toApi(look, ending));
      log.info(
          "Experiment {} of {} has ended: {} by {}",
          look.experiment(),
          look.organization(),
          ending.outcome(),
          ending.because());
    } catch (HttpClientErrorException.Conflict | HttpClientErrorException.NotFound e) {
      log.debug("Experiment {} has ended otherwise", look.experiment());
    } catch (HttpClientErrorException.BadRequest
        | HttpClientErrorException.UnprocessableContent e) {
      log.error(
          "How experiment {} of {} has ended is not taken: {}",
          look.experiment(),
          look.organization(),
          e.getMessage());
    }
  }

  private static NewExperimentEndingJson toApi(TrialLook look, Ending ending) {
    var reading = look.reading();
    var results =
        new ExperimentResultsJson()
            .counts(reading.counts().stream().map(EndingTeller::toApi).toList())
            .eValue(TrialMapping.shown(reading.logE()))
            .sentence(TrialMapping.sentence(look));
    var difference = reading.difference();
    if (difference != null) {
      results
          .estimate(difference.estimate())
          .interval(new DifferenceIntervalJson().low(difference.low()).high(difference.high()));
    }
    return new NewExperimentEndingJson()
        .outcome(ExperimentOutcomeJson.fromValue(ending.outcome().name()))
        .because(EndingCauseJson.fromValue(ending.because().name()))
        .results(results);
  }

  private static VariantCountJson toApi(VariantCount count) {
    return new VariantCountJson()
        .variant(VariantNameJson.fromValue(count.variant()))
        .metric(count.metric())
        .units(count.units())
        .successes(count.successes())
        .mean(count.mean());
  }
}
