package org.doubleloop.recommender.evidence;

import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.doubleloop.recommender.counts.CountChange;
import org.doubleloop.recommender.counts.Counts;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.ranking.Candidate;
import org.doubleloop.recommender.ranking.Ranked;
import org.doubleloop.recommender.ranking.Ranker;
import org.doubleloop.recommender.ranking.Weights;

/// The counts of one measure, with the weights measured on them. One thread changes them, any may
/// rank.
final class PolicyModel {

  private final Lock lock = new ReentrantLock();
  private final Counts counts;
  private Weights weights;

  PolicyModel(Counts counts) {
    this.counts = counts;
    this.weights = Weights.of(counts);
  }

  void apply(CountChange change) {
    lock.lock();
    try {
      counts.apply(change);
    } finally {
      lock.unlock();
    }
    if (weights.due(counts)) {
      measure();
    }
  }

  /// Nobody else changes the counts, so that suggestions need not wait while all cells are read.
  private void measure() {
    var measured = Weights.of(counts);
    lock.lock();
    try {
      weights = measured;
    } finally {
      lock.unlock();
    }
  }

  List<Ranked> rank(
      PolicyVersion version, List<Candidate> candidates, Map<String, Object> context) {
    var cells = version.cells().cellsOf(context);
    lock.lock();
    try {
      return new Ranker(counts, weights, version.metric().direction()).rank(candidates, cells);
    } finally {
      lock.unlock();
    }
  }

  /// To be read by whoever changes them.
  Counts counts() {
    return counts;
  }
}
