package org.doubleloop.policy.announcement;

import org.doubleloop.kit.lane.LaneOverloadedException;
import org.doubleloop.kit.lane.LaneWriter;
import org.doubleloop.kit.lane.StoreUnavailableException;
import org.doubleloop.policy.experiment.Experiment;
import org.doubleloop.policy.experiment.Experiments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Tells those who follow the feed how experiments stand.
@Component
public final class ExperimentFeed {
  private static final Logger log = LoggerFactory.getLogger(ExperimentFeed.class);
  private static final int AT_ONCE = 100;

  private final Experiments experiments;
  private final LaneWriter lane;

  public ExperimentFeed(Experiments experiments, LaneWriter lane) {
    this.experiments = experiments;
    this.lane = lane;
  }

  /// Tells how an experiment stands that was just moved. Nobody waits for that: what could not be
  /// told is told by a sweep.
  public void tell(Experiment experiment) {
    if (!experiment.state().isTold()) {
      return;
    }
    try {
      lane.append(ExperimentNewsDocuments.toDocument(ExperimentNews.of(experiment)))
          .thenRun(() -> experiments.noteTold(experiment))
          .exceptionally(failure -> {
            log.warn("Not told of experiment {} yet: {}", experiment.id(), failure.toString());
            return null;
          });
    } catch (LaneOverloadedException | StoreUnavailableException e) {
      log.warn("Not told of experiment {} yet: {}", experiment.id(), e.toString());
    }
  }

  /// Tells what a process has not told that was killed.
  public void tellMissing() {
    experiments.untold(AT_ONCE).forEach(this::tell);
  }
}
