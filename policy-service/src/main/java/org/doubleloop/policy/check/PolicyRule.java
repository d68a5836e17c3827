package org.doubleloop.policy.check;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import org.doubleloop.kit.condition.AttributeType;
import org.doubleloop.kit.condition.Compilation;
import org.doubleloop.kit.condition.Condition;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.rule.ChoiceRule;
import org.doubleloop.kit.rule.RuleSet;
import org.doubleloop.kit.rule.RuleSet.Conditional;
import org.doubleloop.policy.PolicyProblem;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.rule.Attribute;
import org.doubleloop.policy.rule.Option;
import org.doubleloop.policy.rule.Rule.Effect;
import org.jspecify.annotations.Nullable;

/// A rule or a guardrail of a policy, as it is asked.
///
/// @param force of a guardrail [Force#FORBIDS]
/// @param options those that it names, and those that match
record PolicyRule(Kind kind, String id, Force force, Set<String> options, String reason)
    implements ChoiceRule {

  /// What it is called in the policy.
  enum Kind {
    GUARDRAIL,
    RULE
  }

  /// All of a policy in the order in which they are asked: guardrails first.
  ///
  /// @throws ServiceException `invalid-policy` where a condition cannot be read, which is so only
  ///   in what was made before that was looked at
  static RuleSet<PolicyRule> all(PolicyContent content) {
    var types =
        content.attributes().stream()
            .collect(toMap(Attribute::name, Attribute::type, (first, again) -> first));
    var attributes =
        content.options().stream()
            .collect(toMap(Option::id, Option::attributes, (first, again) -> first));
    var rules = new ArrayList<Conditional<PolicyRule>>();
    content
        .guardrails()
        .forEach(rail -> {
          var options = ChoiceRule.named(rail.options(), rail.matching(), attributes);
          var rule =
              new PolicyRule(Kind.GUARDRAIL, rail.id(), Force.FORBIDS, options, rail.reason());
          rules.add(new Conditional<>(rule, condition(rule, rail.when(), types)));
        });
    content
        .rules()
        .forEach(each -> {
          var options = ChoiceRule.named(each.options(), each.matching(), attributes);
          var rule =
              new PolicyRule(Kind.RULE, each.id(), force(each.effect()), options, each.reason());
          rules.add(new Conditional<>(rule, condition(rule, each.when(), types)));
        });
    return new RuleSet<>(content.options().stream().map(Option::id).toList(), rules);
  }

  /// Whether all conditions of rules and guardrails can be read.
  static boolean areReadable(PolicyContent content) {
    try {
      all(content);
      return true;
    } catch (ServiceException unreadable) {
      return false;
    }
  }

  private static Force force(Effect effect) {
    return switch (effect) {
      case PREFER -> Force.PREFERS;
      case REQUIRE -> Force.REQUIRES;
      case AVOID -> Force.FORBIDS;
    };
  }

  private static @Nullable Condition condition(
      PolicyRule rule, @Nullable String when, Map<String, AttributeType> types) {
    return when == null
        ? null
        : switch (Condition.compile(when, types)) {
          case Compilation.Compiled(var condition) -> condition;
          case Compilation.Faulty(var faults) ->
              throw new ServiceException(
                  PolicyProblem.INVALID_POLICY,
                  "The condition of %s cannot be read: %s. Propose a version with another"
                      .formatted(rule.name(), faults.getFirst()));
        };
  }

  /// What to call it in a sentence.
  String name() {
    return (kind == Kind.GUARDRAIL ? "guardrail `" : "rule `") + id + "`";
  }
}
