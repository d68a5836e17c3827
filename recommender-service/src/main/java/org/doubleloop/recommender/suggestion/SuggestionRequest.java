package org.doubleloop.recommender.suggestion;

import java.util.Map;
import org.doubleloop.recommender.policy.PolicyKey;
import org.jspecify.annotations.Nullable;

/// Who asks for which policy, for whom and in which context.
///
/// @param version the pinned version; by default the one in force
/// @param context attributes by name: strings, numbers, booleans
record SuggestionRequest(
    PolicyKey key,
    @Nullable Integer version,
    String subject,
    @Nullable String account,
    @Nullable String trigger,
    Map<String, Object> context) {
  SuggestionRequest {
    context = Map.copyOf(context);
  }
}
