package org.doubleloop.policy.conduct;

import static org.doubleloop.kit.problem.CommonProblem.INVALID_REQUEST;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.doubleloop.api.policy.model.EndingCauseJson;
import org.doubleloop.api.policy.model.ExperimentJson;
import org.doubleloop.api.policy.model.ExperimentOutcomeJson;
import org.doubleloop.api.policy.model.ExperimentStepJson;
import org.doubleloop.api.policy.model.LearningJson;
import org.doubleloop.api.policy.model.NewExperimentEndingJson;
import org.doubleloop.api.policy.model.NewExperimentJson;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.web.ETags;
import org.doubleloop.policy.announcement.EndingMapping;
import org.doubleloop.policy.change.ContentDiff;
import org.doubleloop.policy.conduct.Drafting.NewExperiment;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.edition.ChangeMapping;
import org.doubleloop.policy.edition.SuggestedMapping;
import org.doubleloop.policy.experiment.Ending;
import org.doubleloop.policy.experiment.Experiment;
import org.doubleloop.policy.experiment.Setup;
import org.doubleloop.policy.trial.TrialMapping;
import org.doubleloop.policy.validation.ContentMapping;
import org.doubleloop.policy.validation.FieldFaults;
import org.jspecify.annotations.Nullable;

/// Translates experiments for the API.
final class ExperimentMapping {
  private static final double ALL = 1;

  private ExperimentMapping() {}

  /// So that to say a default is not another body.
  static void setDefaults(NewExperimentJson body) {
    body.share(Objects.requireNonNullElse(body.getShare(), ALL));
  }

  static NewExperiment fromApi(NewExperimentJson body, String author) {
    return new NewExperiment(
        body.getPolicy(),
        body.getBaseVersion(),
        SuggestedMapping.required(body.getContent(), body.getChange(), new FieldFaults()),
        new Setup(
            body.getTitle(),
            body.getRationale(),
            body.getWhere(),
            Objects.requireNonNull(body.getShare()),
            body.getUntil(),
            body.getUnitsPerWeek(),
            body.getRate()),
        author);
  }

  /// @throws ServiceException with every part that does not fit the others
  static Ending fromApi(NewExperimentEndingJson body) {
    var faults = new ArrayList<FieldFault>();
    var because = Ending.Cause.valueOf(body.getBecause().name());
    if (body.getBecause() == EndingCauseJson.OVERLAP) {
      faults.add(new FieldFault("/because", "EXCLUSIVE", "is said by nobody: it never ran"));
    }
    if (!because.isCounted() && body.getOutcome() != ExperimentOutcomeJson.UNDECIDED) {
      faults.add(new FieldFault("/outcome", "EXCLUSIVE", "must be UNDECIDED with " + because));
    }
    var counts = body.getResults().getCounts();
    for (int i = 0; i < counts.size(); i++) {
      if (counts.get(i).getSuccesses() > counts.get(i).getUnits()) {
        faults.add(
            new FieldFault(
                "/results/counts/" + i + "/successes", "RANGE", "must not be more than the units"));
      }
    }
    var interval = body.getResults().getInterval();
    if (interval != null && interval.getLow() > interval.getHigh()) {
      faults.add(new FieldFault("/results/interval/low", "RANGE", "must not be above `high`"));
    }
    if (!faults.isEmpty()) {
      throw new ServiceException(INVALID_REQUEST, "It cannot have ended so", faults);
    }
    return EndingMapping.fromApi(body);
  }

  /// The ETag by which a step may be based on it.
  static String tag(Experiment experiment) {
    return ETags.of(experiment.history().changeNumber());
  }

  /// As lists show it.
  static ExperimentJson toApi(Experiment experiment) {
    var history = experiment.history();
    var setup = experiment.setup();
    var api =
        new ExperimentJson()
            .id(experiment.id())
            .etag(tag(experiment))
            .policy(experiment.policy())
            .proposal(experiment.proposal())
            .state(TrialMapping.state(experiment))
            .title(setup.title())
            .rationale(setup.rationale())
            .author(experiment.author())
            .createdAt(experiment.createdAt())
            .baseVersion(experiment.baseVersion())
            .content(ContentMapping.toApi(experiment.content()))
            .contentHash(history.variant().contentHash())
            .where(setup.where())
            .share(setup.share())
            .until(setup.until())
            .consents(history.consents())
            .startedAt(history.startedAt());
    var ended = history.ended();
    if (ended != null) {
      var ending = Objects.requireNonNull(history.ending());
      api.ending(EndingMapping.toApi(ending, ended.stamp().at(), ended.stamp().by()));
    }
    var concluded = history.concluded();
    return concluded == null
        ? api
        : api.learning(
            new LearningJson()
                .text(concluded.learning())
                .by(concluded.stamp().by())
                .at(concluded.stamp().at()));
  }

  /// With what B changes, and what it can show: all that stays until the next step.
  ///
  /// @param base what variant A says
  static ExperimentJson toApiAlone(Experiment experiment, PolicyContent base) {
    return toApi(experiment)
        .changes(ChangeMapping.toApi(ContentDiff.between(base, experiment.content())))
        .outlook(TrialMapping.outlook(experiment));
  }

  static List<ExperimentStepJson> toApi(List<ExperimentStep> steps) {
    return steps.stream().map(step -> ExperimentStepJson.valueOf(step.name())).toList();
  }

  /// @throws ServiceException when nothing is said
  static String required(String pointer, @Nullable String text) {
    if (text == null || text.isBlank()) {
      throw new ServiceException(
          INVALID_REQUEST,
          "Say so in words",
          List.of(new FieldFault(pointer, "REQUIRED", "must not be blank")));
    }
    return text;
  }
}
