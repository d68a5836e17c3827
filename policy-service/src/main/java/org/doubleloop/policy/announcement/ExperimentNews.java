package org.doubleloop.policy.announcement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.experiment.Ending;
import org.doubleloop.policy.experiment.Experiment;
import org.jspecify.annotations.Nullable;

/// How an experiment stands since one of its changes.
///
/// @param number of the change
/// @param state its name
/// @param content of variant B; null where nobody is given it
/// @param end null as long as it has not ended
record ExperimentNews(
    String organization,
    String id,
    String policy,
    @Nullable String proposal,
    int number,
    Experiment.State state,
    int baseVersion,
    @Nullable PolicyContent content,
    String contentHash,
    @Nullable String where,
    double share,
    LocalDate until,
    @Nullable Instant startedAt,
    @Nullable End end) {

  /// @param by who ended it
  record End(Ending ending, Instant at, String by) {}

  static ExperimentNews of(Experiment experiment) {
    var history = experiment.history();
    var setup = experiment.setup();
    var ended = history.ended();
    return new ExperimentNews(
        experiment.organization(),
        experiment.id(),
        experiment.policy(),
        experiment.proposal(),
        history.changeNumber(),
        history.state(),
        experiment.baseVersion(),
        history.state().isLive() ? experiment.content() : null,
        history.variant().contentHash(),
        setup.where(),
        setup.share(),
        setup.until(),
        history.startedAt(),
        ended == null
            ? null
            : new End(
                Objects.requireNonNull(history.ending()), ended.stamp().at(), ended.stamp().by()));
  }
}
