package org.doubleloop.recommender.policy;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One choice that a policy allows.
///
/// @param draft the template of its message
/// @param says phrases that a message by it has to have
public record Option(
    String id,
    @Nullable String title,
    Map<String, String> attributes,
    @Nullable String draft,
    List<String> says) {
  public Option {
    attributes = Map.copyOf(attributes);
    says = List.copyOf(says);
  }

  /// Of which a message has to say nothing in particular.
  public Option(
      String id, @Nullable String title, Map<String, String> attributes, @Nullable String draft) {
    this(id, title, attributes, draft, List.of());
  }

  /// The same with another template.
  public Option with(@Nullable String otherDraft) {
    return new Option(id, title, attributes, otherDraft, says);
  }

  /// All that it says.
  public Stream<String> texts() {
    return Stream.of(
            Stream.of(id),
            Stream.ofNullable(title),
            Stream.ofNullable(draft),
            attributes.keySet().stream(),
            attributes.values().stream(),
            says.stream())
        .flatMap(Function.identity());
  }
}
