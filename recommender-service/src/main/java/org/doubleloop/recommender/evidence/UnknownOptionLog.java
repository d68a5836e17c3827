package org.doubleloop.recommender.evidence;

import java.util.HashSet;
import java.util.Set;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Evidence with an option that its version does not have. It is told once of each version, for as
/// long as no more than [#MOST] versions are concerned.
final class UnknownOptionLog {

  static final int MOST = 1_000;

  private static final Logger log = LoggerFactory.getLogger(UnknownOptionLog.class);

  private final Set<Named> told = new HashSet<>();

  private record Named(PolicyKey key, int version) {}

  void tell(PolicyVersion version, String option) {
    var named = new Named(version.key(), version.version());
    if (told.size() == MOST && !told.contains(named)) {
      told.clear();
    }
    if (told.add(named)) {
      log.warn(
          "Evidence is not counted: version {} of policy {} of {} has no option {}",
          version.version(),
          version.key().policy(),
          version.key().organization(),
          option);
    }
  }
}
