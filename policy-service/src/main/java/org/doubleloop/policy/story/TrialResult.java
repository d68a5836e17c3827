package org.doubleloop.policy.story;

import java.util.List;
import java.util.Optional;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.experiment.Experiment;
import org.jspecify.annotations.Nullable;

/// What came of a trial, as far as stories tell it.
///
/// @param estimate of the metric, with what was accepted less without; null where there is none
record TrialResult(List<Count> counts, @Nullable Double estimate, @Nullable Interval interval) {

  TrialResult {
    counts = List.copyOf(counts);
  }

  /// @param variant A or B
  /// @param metric of a watch metric; null for the metric
  record Count(String variant, @Nullable String metric, long units, long successes) {}

  /// At 95 %.
  record Interval(double low, double high) {}

  /// Nothing where it has not ended, or nobody has counted anybody of both.
  static Optional<TrialResult> of(Experiment trial) {
    var ending = trial.history().ending();
    return ending == null || ending.results() == null
        ? Optional.empty()
        : Optional.of(ContentCodec.read(ending.results(), TrialResult.class))
            .filter(result -> result.has("A") && result.has("B"));
  }

  private boolean has(String variant) {
    return of(variant).filter(count -> count.units() > 0).isPresent();
  }

  /// Of the metric.
  Optional<Count> of(String variant) {
    return counts.stream()
        .filter(count -> count.metric() == null && count.variant().equals(variant))
        .findFirst();
  }
}
