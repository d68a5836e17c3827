package org.doubleloop.recommender.policy;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One choice that a policy allows.
///
/// @param draft the template of its message
public record Option(
    String id, @Nullable String title, Map<String, String> attributes, @Nullable String draft) {
  public Option {
    attributes = Map.copyOf(attributes);
  }
}
