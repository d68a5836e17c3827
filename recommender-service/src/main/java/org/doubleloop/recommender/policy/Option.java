package org.doubleloop.recommender.policy;

import java.util.Map;
import java.util.Optional;

/// One choice that a policy allows.
///
/// @param draft the template of its message
public record Option(
    String id, Optional<String> title, Map<String, String> attributes, Optional<String> draft) {
  public Option {
    attributes = Map.copyOf(attributes);
  }
}
