package org.doubleloop.policy.trial;

import org.doubleloop.policy.announcement.ExperimentFeed;
import org.doubleloop.policy.experiment.Experiments;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Brings experiments to where they are to be also where nobody reads them: some of those that run
/// at a time, all in turn. One thread takes it.
@Component
final class ExperimentSweep {
  private static final int AT_ONCE = 50;

  private final Experiments experiments;
  private final Trials trials;
  private final ExperimentFeed feed;
  private @Nullable String last;

  ExperimentSweep(Experiments experiments, Trials trials, ExperimentFeed feed) {
    this.experiments = experiments;
    this.trials = trials;
    this.feed = feed;
  }

  void take() {
    var live = experiments.live(last, AT_ONCE);
    live.forEach(each -> trials.settled(each.experiment()));
    last = live.size() < AT_ONCE ? null : live.getLast().document();
    feed.tellMissing();
  }
}
