package org.doubleloop.recommender.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doubleloop.recommender.metric.CountedOutcome;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.signal.Connected;
import org.jspecify.annotations.Nullable;

/// What an action by an option of a policy has led to, and the statement that it replaces.
///
/// @param version the policy version that the action names
record Evidence(
    PolicyKey key,
    @Nullable Integer version,
    String option,
    Map<String, Object> context,
    Instant actionAt,
    List<CountedOutcome> outcomes,
    List<CountedOutcome> previous) {
  Evidence {
    context = Map.copyOf(context);
    outcomes = List.copyOf(outcomes);
    previous = List.copyOf(previous);
  }

  /// What a statement of the signal-service says, where its action followed a policy's option.
  static Optional<Evidence> of(Connected connected) {
    var option = connected.option();
    return option == null
        ? Optional.empty()
        : connected
            .policyKey()
            .map(key ->
                new Evidence(
                    key,
                    connected.version(),
                    option,
                    connected.context(),
                    connected.actionAt(),
                    connected.outcomes(),
                    connected.previous()));
  }
}
