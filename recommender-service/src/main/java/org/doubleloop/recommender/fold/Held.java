package org.doubleloop.recommender.fold;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Evidence whose policy version is not known yet; at most [#MOST], then the oldest is given up: it
/// names a version that does not exist.
final class Held {

  static final int MOST = 10_000;

  private static final Logger log = LoggerFactory.getLogger(Held.class);

  private final Deque<Evidence> evidence = new ArrayDeque<>();

  void add(Evidence one) {
    if (evidence.size() == MOST) {
      var dropped = evidence.removeFirst();
      log.warn(
          "Evidence is not counted: policy {} of {} has no version {}",
          dropped.key().policy(),
          dropped.key().organization(),
          dropped.version());
    }
    evidence.addLast(one);
  }

  void release(Predicate<Evidence> counted) {
    evidence.removeIf(counted);
  }

  List<Evidence> all() {
    return List.copyOf(evidence);
  }
}
