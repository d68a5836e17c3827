package org.doubleloop.kit.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.doubleloop.kit.condition.AttributeType;
import org.doubleloop.kit.condition.Condition;
import org.doubleloop.kit.rule.ChoiceRule.Force;
import org.doubleloop.kit.rule.RuleSet.Conditional;

/// Rules for tests, over the options `a`, `b`, `c`.
record SomeRules(List<SomeRules.Declared> attributes, List<Conditional<SomeRules.Some>> rules) {
  static final List<String> OPTIONS = List.of("a", "b", "c");

  record Some(String id, Force force, Set<String> options) implements ChoiceRule {
    @Override
    public String toString() {
      return id;
    }
  }

  record Declared(String name, AttributeType type, List<String> values, boolean required)
      implements DeclaredAttribute {}

  /// With `plan` (free or paid), the number `touch` and the text `city`, which must be there, and
  /// `vip`, which need not.
  static SomeRules some() {
    return new SomeRules(
        List.of(
            new Declared("plan", AttributeType.STRING, List.of("free", "paid"), true),
            new Declared("touch", AttributeType.NUMBER, List.of(), true),
            new Declared("city", AttributeType.STRING, List.of(), true),
            new Declared("vip", AttributeType.BOOLEAN, List.of(), false)),
        List.of());
  }

  SomeRules rule(String id, String when, Force force, String... options) {
    var types = new HashMap<String, AttributeType>();
    attributes.forEach(attribute -> types.put(attribute.name(), attribute.type()));
    var more = new ArrayList<>(rules);
    more.add(new Conditional<>(new Some(id, force, Set.of(options)), Condition.of(when, types)));
    return new SomeRules(attributes, more);
  }

  RuleSet<Some> build() {
    return new RuleSet<>(OPTIONS, rules);
  }

  Combinations combinations() {
    return Combinations.of(attributes, build());
  }

  Choice<Some> choice(Map<String, Object> context) {
    var set = build();
    return set.choice(set.holding(context));
  }
}
