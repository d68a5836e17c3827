package org.doubleloop.policy.trial;

import java.util.Objects;
import org.doubleloop.api.policy.model.EndingCauseJson;
import org.doubleloop.api.policy.model.ExperimentOutcomeJson;
import org.doubleloop.api.policy.model.ExperimentOutlookJson;
import org.doubleloop.api.policy.model.ExperimentStateJson;
import org.doubleloop.api.policy.model.ProposalTrialJson;
import org.doubleloop.policy.announcement.EndingMapping;
import org.doubleloop.policy.experiment.Experiment;
import org.doubleloop.policy.experiment.Setup;
import org.doubleloop.policy.learnability.Outlook;
import org.doubleloop.policy.learnability.OutlookMapping;
import org.doubleloop.policy.proposal.Head;
import org.doubleloop.policy.proposal.Proposal;
import org.jspecify.annotations.Nullable;

/// Translates trials of proposals for the API.
public final class TrialMapping {
  private TrialMapping() {}

  /// As the proposal itself knows it.
  public static @Nullable ProposalTrialJson toApi(Head.@Nullable Trial trial) {
    if (trial == null) {
      return null;
    }
    var outcome = trial.outcome();
    var because = trial.because();
    return new ProposalTrialJson()
        .experiment(trial.experiment())
        .share(trial.share())
        .until(trial.until())
        .startedAt(trial.startedAt())
        .state(trial.isOn() ? ExperimentStateJson.RUNNING : ExperimentStateJson.ENDED)
        .outcome(outcome == null ? null : ExperimentOutcomeJson.valueOf(outcome.name()))
        .because(because == null ? null : EndingCauseJson.valueOf(because.name()));
  }

  /// Adds what the experiment says, which the proposal does not know.
  public static void add(@Nullable ProposalTrialJson trial, @Nullable Experiment experiment) {
    if (trial == null || experiment == null) {
      return;
    }
    trial.state(state(experiment)).outlook(outlook(experiment));
    var ended = experiment.history().ended();
    if (ended != null) {
      var ending = Objects.requireNonNull(experiment.history().ending());
      trial
          .outcome(ExperimentOutcomeJson.valueOf(ending.outcome().name()))
          .because(EndingCauseJson.valueOf(ending.because().name()))
          .ending(EndingMapping.toApi(ending, ended.stamp().at(), ended.stamp().by()));
    }
  }

  /// What is about to run is so for a moment only.
  public static ExperimentStateJson state(Experiment experiment) {
    return experiment.state() == Experiment.State.STARTING
        ? ExperimentStateJson.DRAFT
        : ExperimentStateJson.valueOf(experiment.state().name());
  }

  /// What an experiment can show by when.
  public static ExperimentOutlookJson outlook(Experiment experiment) {
    Setup setup = experiment.setup();
    var from =
        Objects.requireNonNullElseGet(experiment.history().startedAt(), experiment::createdAt);
    return OutlookMapping.toApi(
        Outlook.of(
            experiment.content().metric(),
            new Outlook.Plan(
                from, setup.until(), setup.share(), setup.unitsPerWeek(), setup.rate())));
  }

  /// What a trial could show to which somebody consents.
  public static @Nullable ExperimentOutlookJson outlook(Proposal proposal, String reviewer) {
    var progress = proposal.progress();
    var last = progress.events().getLast().stamp().at();
    var finding = proposal.finding();
    return progress
        .lastTerms(reviewer)
        .map(terms ->
            OutlookMapping.toApi(
                Outlook.of(
                    proposal.content().metric(),
                    new Outlook.Plan(
                        last,
                        terms.until(),
                        terms.share(),
                        terms.unitsPerWeek() == null && finding != null
                            ? finding.unitsPerWeek()
                            : terms.unitsPerWeek(),
                        terms.rate() == null && finding != null ? finding.rate() : terms.rate()))))
        .orElse(null);
  }
}
