package org.doubleloop.recommender.evidence;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Evidence whose policy version is not known yet; at most [#MOST], then the oldest is given up.
///
/// While the policies may be incomplete, nobody reads on once this is full, so that what is given
/// up names a version that does not exist.
final class PendingEvidence {

  static final int MOST = 10_000;

  private static final Logger log = LoggerFactory.getLogger(PendingEvidence.class);

  private List<Evidence> pending = List.of();

  boolean isFull() {
    return pending.size() >= MOST;
  }

  List<Evidence> all() {
    return pending;
  }

  /// Holds these instead, the oldest first.
  void replace(List<Evidence> others) {
    int dropped = Math.max(0, others.size() - MOST);
    if (dropped > 0) {
      var first = others.getFirst();
      log.warn(
          "{} pieces of evidence are not counted: there are no such versions, as {} of policy {} of"
              + " {}",
          dropped,
          first.version(),
          first.key().policy(),
          first.key().organization());
    }
    pending = List.copyOf(new ArrayList<>(others).subList(dropped, others.size()));
  }
}
