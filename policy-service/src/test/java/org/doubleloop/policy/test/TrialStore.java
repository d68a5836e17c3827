package org.doubleloop.policy.test;

import org.doubleloop.policy.announcement.ExperimentFeed;
import org.doubleloop.policy.experiment.Experiments;
import org.doubleloop.policy.experiment.Slots;
import org.doubleloop.policy.proposal.Proposals;
import org.doubleloop.policy.trial.Settlement;
import org.doubleloop.policy.trial.Trials;

/// The experiments of a store with policies in it.
public final class TrialStore {
  private final Experiments experiments;
  private final Slots slots;
  private final Settlement settlement;
  private final Trials trials;
  private final ExperimentFeed feed;

  public TrialStore(PolicyStore store, Proposals proposals) {
    experiments = new Experiments(store.store());
    slots = new Slots(store.store(), experiments);
    feed = new ExperimentFeed(experiments, store.lane());
    settlement = new Settlement(experiments, slots, store.policies(), feed, store.clock());
    trials = new Trials(experiments, proposals, settlement, slots, store.clock());
  }

  public Experiments experiments() {
    return experiments;
  }

  public Slots slots() {
    return slots;
  }

  public Settlement settlement() {
    return settlement;
  }

  public Trials trials() {
    return trials;
  }

  public ExperimentFeed feed() {
    return feed;
  }
}
