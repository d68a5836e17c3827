package org.doubleloop.policy.validation;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doubleloop.policy.content.Guidance;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.rule.Attribute;
import org.doubleloop.policy.rule.Guardrail;
import org.doubleloop.policy.rule.Rule;
import org.jspecify.annotations.Nullable;

/// The conditions of a content that others come after. What was taken once may compare an attribute
/// with what it can never be: where neither has changed that is no fault of what is written now.
///
/// @param texts the conditions
/// @param values those that attributes declare
record StandingConditions(Set<String> texts, Map<String, List<String>> values) {
  StandingConditions {
    texts = Set.copyOf(texts);
    values = Map.copyOf(values);
  }

  /// @param content null where there is none
  static StandingConditions of(@Nullable PolicyContent content) {
    if (content == null) {
      return new StandingConditions(Set.of(), Map.of());
    }
    var texts =
        Stream.of(
                content.rules().stream().map(Rule::when),
                content.guardrails().stream().map(Guardrail::when),
                content.guidance().stream().map(Guidance::when))
            .flatMap(Function.identity())
            .filter(Objects::nonNull)
            .collect(Collectors.toCollection(HashSet::new));
    return new StandingConditions(
        texts,
        content.attributes().stream()
            .collect(
                Collectors.toMap(Attribute::name, Attribute::values, (first, again) -> first)));
  }

  /// Whether a condition stood there over an attribute of these values.
  boolean had(String condition, String attribute, List<String> declared) {
    return texts.contains(condition) && declared.equals(values.get(attribute));
  }
}
