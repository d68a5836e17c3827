package org.doubleloop.recommender.evidence;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.doubleloop.recommender.counts.CountChange;
import org.doubleloop.recommender.counts.Counts;
import org.doubleloop.recommender.fit.Fit;
import org.doubleloop.recommender.measure.MetricKey;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.ranking.Candidate;
import org.doubleloop.recommender.ranking.Ranked;
import org.doubleloop.recommender.ranking.Ranker;
import org.doubleloop.recommender.window.Window;

/// The counts of one measure. One thread changes them, any may rank.
final class PolicyModel {

  private final Lock lock = new ReentrantLock();
  private final Counts counts;
  private Fit measured = Fit.NONE;

  /// Of what was counted last: versions may have other graces.
  private Window window;

  PolicyModel(Counts counts, MetricKey metric) {
    this.counts = counts;
    this.window = new Window(metric.window(), Duration.ZERO);
  }

  void apply(CountChange change, Window of) {
    window = of;
    locked(() -> counts.apply(change));
  }

  /// Takes the windows up to this moment to be over.
  void close(long moment) {
    locked(() -> counts.close(moment));
  }

  /// Fits the counts, where that is worth it. Nobody else changes the counts, so that suggestions
  /// need not wait while all cells are read.
  ///
  /// @param known the newest that everybody knows
  Optional<Fit> measure(Fit known) {
    if (!known.due(counts) || !measured.due(counts)) {
      return Optional.empty();
    }
    measured = Fit.of(counts, counts.maturity(window));
    return Optional.of(measured);
  }

  List<Ranked> rank(
      PolicyVersion version, Fit fit, List<Candidate> candidates, Map<String, Object> context) {
    var cells = version.cells().cellsOf(context);
    var metric = version.metric();
    lock.lock();
    try {
      return new Ranker(counts, counts.maturity(metric.window()), fit, metric.direction())
          .rank(candidates, cells);
    } finally {
      lock.unlock();
    }
  }

  /// What is made of the counts, which do not change meanwhile.
  <T> T read(Function<Counts, T> reading) {
    lock.lock();
    try {
      return reading.apply(counts);
    } finally {
      lock.unlock();
    }
  }

  /// To be read by whoever changes them.
  Counts counts() {
    return counts;
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
    } finally {
      lock.unlock();
    }
  }
}
