package org.doubleloop.policy.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doubleloop.kit.rule.ContextFault;
import org.doubleloop.kit.rule.RuleSet;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.rule.Attribute;

/// What the rules of a content alone say in single contexts, without what was counted.
public final class RuleOrder {
  private final List<Attribute> attributes;
  private final RuleSet<PolicyRule> rules;

  private RuleOrder(List<Attribute> attributes, RuleSet<PolicyRule> rules) {
    this.attributes = attributes;
    this.rules = rules;
  }

  /// Nothing where a condition cannot be read, so that nobody is suggested anything.
  public static Optional<RuleOrder> of(PolicyContent content) {
    return PolicyRule.areReadable(content)
        ? Optional.of(new RuleOrder(content.attributes(), PolicyRule.all(content)))
        : Optional.empty();
  }

  /// What is left in a context.
  ///
  /// @param eligible what may be suggested, in the order of the policy
  /// @param first those of them that stand first by the rules
  public record Left(List<String> eligible, List<String> first) {
    public Left {
      eligible = List.copyOf(eligible);
      first = List.copyOf(first);
    }
  }

  /// Nothing where the context has what is not declared so. What is required and absent is no
  /// matter: a place is less than a context.
  public Optional<Left> in(Map<String, Object> context) {
    boolean isReadable =
        ContextFault.of(attributes, context).stream()
            .allMatch(fault -> fault.kind() == ContextFault.Kind.REQUIRED);
    if (!isReadable) {
      return Optional.empty();
    }
    var choice = rules.choice(rules.holding(context));
    return Optional.of(
        new Left(
            choice.inOrder(),
            choice.inOrder().stream().filter(option -> choice.tier(option) == 1).toList()));
  }
}
