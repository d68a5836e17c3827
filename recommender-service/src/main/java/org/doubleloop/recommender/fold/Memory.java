package org.doubleloop.recommender.fold;

import java.util.List;
import java.util.Map;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.ranking.Candidate;
import org.doubleloop.recommender.ranking.Ranked;

/// All that has been counted, by policy. One thread folds evidence in, any may rank.
///
/// Where the counting has to begin again, ranking goes on with what was counted before until the
/// new counts have caught up.
public final class Memory {

  private final Policies policies;
  private Ledger folding;
  private volatile Ledger serving;

  public Memory(Policies policies) {
    this.policies = policies;
    this.folding = new Ledger(policies);
    this.serving = folding;
  }

  /// How many pieces of evidence have been counted.
  public long generation() {
    return serving.generation();
  }

  /// The candidates in their order, with the counts behind it.
  public List<Ranked> rank(
      PolicyVersion version, List<Candidate> candidates, Map<String, Object> context) {
    return serving.model(MetricKey.of(version)).rank(version, candidates, context);
  }

  /// Whether no more can be held back. To read on is right only once the policies are complete.
  boolean isFull() {
    return folding.isFull();
  }

  /// Whether what was counted still is right; else the counting must begin again.
  boolean isRight() {
    return folding.isRight();
  }

  /// Whether the counts that are served are those that are folded into.
  boolean isWhole() {
    return serving == folding;
  }

  void fold(List<Observation> page) {
    folding.fold(page);
    if (folding.generation() >= serving.generation()) {
      caughtUp();
    }
  }

  /// From here on the signals are folded from their start again.
  void beginAgain() {
    folding = new Ledger(policies);
  }

  /// Serves what has been folded: it has reached the end of the signals, or what was served before.
  void caughtUp() {
    serving = folding;
  }

  Ledger.State state() {
    return folding.state();
  }

  /// Takes up what was kept; before anything is folded in.
  void restore(Ledger.State state) {
    folding = Ledger.of(policies, state);
    serving = folding;
  }
}
