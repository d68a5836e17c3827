package org.doubleloop.policy.revision;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.doubleloop.kit.condition.AttributeType;
import org.doubleloop.kit.condition.advice.TextOrder;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.rule.Attribute;
import org.jspecify.annotations.Nullable;

/// Which conditions compare texts by their order, as if they were numbers or versions.
final class OrderNotes {
  private OrderNotes() {}

  static List<String> of(PolicyContent content) {
    var texts =
        content.attributes().stream()
            .filter(attribute -> attribute.type() == AttributeType.STRING)
            .map(Attribute::name)
            .collect(toSet());
    var rules =
        content.rules().stream().flatMap(rule -> note("Rule", rule.id(), rule.when(), texts));
    var guardrails =
        content.guardrails().stream()
            .flatMap(each -> note("Guardrail", each.id(), each.when(), texts));
    var guidance =
        content.guidance().stream()
            .flatMap(each -> note("Guidance", each.id(), each.when(), texts));
    return Stream.of(rules, guardrails, guidance).flatMap(notes -> notes).toList();
  }

  private static Stream<String> note(
      String kind, String id, @Nullable String when, Set<String> texts) {
    return Optional.ofNullable(when)
        .flatMap(condition -> TextOrder.in(condition, texts))
        .map(text ->
            "%s '%s' compares %s as a text, letter by letter: '10.0.0' comes before '9.0.0' there. To compare numbers, declare a NUMBER; else name the texts, x in ['a', 'b']"
                .formatted(kind, id, text))
        .stream();
  }
}
