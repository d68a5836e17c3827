package org.doubleloop.recommender.assigned;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.PolicyVersion.Mode;
import org.doubleloop.recommender.signal.Connected;

/// Which outcomes may count for what versions of a policy give by chance, so that nothing is kept
/// of policies that have never had any.
final class GivingVersions {
  private final Policies policies;
  private final Map<PolicyKey, Known> known = new HashMap<>();

  /// @param versions how many there are
  private record Known(int versions, Set<String> outcomes) {}

  GivingVersions(Policies policies) {
    this.policies = policies;
  }

  /// Whether all versions are known that may have been in force when an action was done: by the
  /// true time, as the clock of a sandbox may be ahead of it.
  ///
  /// @param readAt when it was read
  boolean areAllKnown(Connected connected, Instant readAt) {
    var actionAt = connected.actionAt();
    return policies.isCompleteAt(actionAt.isBefore(readAt) ? actionAt : readAt);
  }

  /// The types of outcomes by which versions that give say what came of it; none where none gives.
  Set<String> outcomes(PolicyKey key) {
    int versions = policies.known(key).size();
    var before = known.get(key);
    if (before == null || before.versions() != versions) {
      before = new Known(versions, read(key));
      known.put(key, before);
    }
    return before.outcomes();
  }

  private Set<String> read(PolicyKey key) {
    return policies.known(key).keySet().stream()
        .flatMap(number -> policies.version(key, number).stream())
        .filter(GivingVersions::gives)
        .map(version -> version.metric().outcome())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean gives(PolicyVersion version) {
    return version.mode() == Mode.EXPLORE && version.exploration().share() > 0;
  }
}
