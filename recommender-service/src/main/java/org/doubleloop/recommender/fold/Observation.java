package org.doubleloop.recommender.fold;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doubleloop.recommender.metric.Outcome;
import org.doubleloop.recommender.policy.PolicyKey;

/// What an action by an option of a policy has led to, and the statement that it replaces.
///
/// @param version the policy version that the action names
public record Observation(
    PolicyKey key,
    Optional<Integer> version,
    String option,
    Map<String, Object> context,
    Instant actionAt,
    List<Outcome> outcomes,
    List<Outcome> previous) {
  public Observation {
    context = Map.copyOf(context);
    outcomes = List.copyOf(outcomes);
    previous = List.copyOf(previous);
  }
}
