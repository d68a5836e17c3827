package org.doubleloop.recommender.policy;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One choice that a policy allows.
///
/// @param draft the template of its message
public record Option(
    String id, @Nullable String title, Map<String, String> attributes, @Nullable String draft) {
  public Option {
    attributes = Map.copyOf(attributes);
  }

  /// All that it says.
  Stream<String> texts() {
    return Stream.of(
            Stream.of(id),
            Stream.ofNullable(title),
            Stream.ofNullable(draft),
            attributes.keySet().stream(),
            attributes.values().stream())
        .flatMap(Function.identity());
  }
}
