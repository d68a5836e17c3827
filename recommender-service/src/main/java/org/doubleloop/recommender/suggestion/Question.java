package org.doubleloop.recommender.suggestion;

import java.util.Map;
import java.util.Optional;
import org.doubleloop.recommender.policy.PolicyKey;

/// Who asks for which policy, for whom and in which context.
///
/// @param version the pinned version; by default the one in force
/// @param context attributes by name: strings, numbers, booleans
public record Question(
    PolicyKey key,
    Optional<Integer> version,
    String subject,
    Optional<String> account,
    Optional<String> trigger,
    Map<String, Object> context) {
  public Question {
    context = Map.copyOf(context);
  }
}
