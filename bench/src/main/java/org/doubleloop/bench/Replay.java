package org.doubleloop.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// One learner's way through a log.
///
/// @param followed how many rows had the option that it chose
/// @param successes how many of those led to the outcome
record Replay(int followed, int successes) {

  /// The log's rows in the order with this number, which is the same for all learners.
  static List<ReplayLog.Row> order(ReplayLog log, int number) {
    List<ReplayLog.Row> rows = new ArrayList<>(log.rows());
    Collections.shuffle(rows, new Random(number));
    return rows;
  }

  static Replay run(List<ReplayLog.Row> rows, Learner learner) {
    int followed = 0;
    int successes = 0;
    for (ReplayLog.Row row : rows) {
      if (learner.choose(row.context()).equals(row.option())) {
        followed++;
        successes += row.success() ? 1 : 0;
        learner.learn(row);
      }
    }
    return new Replay(followed, successes);
  }

  double rate() {
    return (double) successes / followed;
  }
}
