package org.doubleloop.recommender.draft;

import java.util.List;
import java.util.Map;
import org.doubleloop.recommender.policy.Guidance;
import org.doubleloop.recommender.policy.Option;
import org.jspecify.annotations.Nullable;

/// What a message is to be written from.
///
/// @param guidance that holds in the context
/// @param values that stand for names in the template, beside the context; taken for personal
record DraftRequest(
    Option option,
    List<Guidance> guidance,
    Map<String, Object> context,
    Map<String, String> values,
    @Nullable String wish) {
  DraftRequest {
    guidance = List.copyOf(guidance);
    context = Map.copyOf(context);
    values = Map.copyOf(values);
  }
}
