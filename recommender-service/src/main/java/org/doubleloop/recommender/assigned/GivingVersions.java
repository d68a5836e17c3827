package org.doubleloop.recommender.assigned;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doubleloop.recommender.experiment.Experiments;
import org.doubleloop.recommender.metric.Metric;
import org.doubleloop.recommender.metric.NamedMetric;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.PolicyVersion.Mode;
import org.doubleloop.recommender.signal.Connected;

/// Which outcomes may count for what versions of a policy give by chance, so that nothing is kept
/// of policies that have never had any.
final class GivingVersions {
  private final Policies policies;
  private final Experiments experiments;
  private final Map<PolicyKey, Known> known = new HashMap<>();

  /// @param versions how many there are
  /// @param tried whether there is or was an experiment
  private record Known(int versions, boolean tried, Set<String> outcomes) {}

  GivingVersions(Policies policies, Experiments experiments) {
    this.policies = policies;
    this.experiments = experiments;
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
    boolean isTried = experiments.isAnyOf(key);
    var before = known.get(key);
    if (before == null || before.versions() != versions || before.tried() != isTried) {
      before = new Known(versions, isTried, read(key, isTried));
      known.put(key, before);
    }
    return before.outcomes();
  }

  private Set<String> read(PolicyKey key, boolean isTried) {
    return policies.known(key).keySet().stream()
        .flatMap(number -> policies.version(key, number).stream())
        .flatMap(version -> outcomes(version, isTried))
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Of an experiment it is also counted what must not suffer.
  private static Stream<String> outcomes(PolicyVersion version, boolean isTried) {
    if (isTried) {
      return Stream.concat(
              Stream.of(version.metric()), version.watch().stream().map(NamedMetric::metric))
          .map(Metric::outcome);
    }
    return gives(version) ? Stream.of(version.metric().outcome()) : Stream.empty();
  }

  private static boolean gives(PolicyVersion version) {
    return version.mode() == Mode.EXPLORE && version.exploration().share() > 0;
  }
}
