package org.doubleloop.policy.validation;

import static org.doubleloop.kit.condition.ConditionLimits.MOST_TERMS;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doubleloop.kit.condition.Inspection;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.content.Guidance;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.rule.Attribute;
import org.doubleloop.policy.rule.Guardrail;
import org.doubleloop.policy.rule.Rule;

/// What a policy's content takes of the memory of those who decide by it.
///
/// @param terms of all its conditions; where they are more than a policy may have, not all are
///   counted
/// @param characters of its canonical text
public record ContentSize(int terms, int characters) {

  public static ContentSize of(PolicyContent content) {
    return new ContentSize(terms(content), ContentCodec.write(content).length());
  }

  private static int terms(PolicyContent content) {
    var types =
        content.attributes().stream()
            .collect(Collectors.toMap(Attribute::name, Attribute::type, (first, again) -> first));
    Map<String, Integer> known = new HashMap<>();
    int terms = 0;
    for (String condition : conditions(content).toList()) {
      if (terms <= MOST_TERMS) {
        terms +=
            known.computeIfAbsent(
                condition, text -> Inspection.of(text, types, _ -> 1, _ -> List.of()).terms());
      }
    }
    return terms;
  }

  private static Stream<String> conditions(PolicyContent content) {
    return Stream.of(
            content.guardrails().stream().map(Guardrail::when),
            content.rules().stream().map(Rule::when),
            content.guidance().stream().map(Guidance::when))
        .flatMap(each -> each)
        .filter(Objects::nonNull);
  }
}
