package org.doubleloop.policy.check;

import java.util.ArrayList;
import java.util.List;
import org.doubleloop.kit.rule.Combinations;
import org.doubleloop.kit.rule.DeclaredAttribute;
import org.doubleloop.kit.rule.RuleSet;
import org.doubleloop.kit.rule.RuleTally;
import org.doubleloop.kit.rule.RuleTally.Count;

/// What a policy does in all contexts that its conditions can tell apart.
///
/// @param isExhaustive whether these were gone through; where not, there is nothing of them
/// @param sentence what was gone through, or why not
record DeclaredContexts(
    boolean isExhaustive,
    String sentence,
    long number,
    long withoutOption,
    List<EmptyContext> examples,
    List<Count<PolicyRule>> rules) {
  /// The most that are gone through.
  static final int MOST = 10_000;

  private static final int MOST_EXAMPLES = 10;

  DeclaredContexts {
    examples = List.copyOf(examples);
    rules = List.copyOf(rules);
  }

  static DeclaredContexts of(
      List<? extends DeclaredAttribute> attributes, RuleSet<PolicyRule> rules) {
    var combinations = Combinations.of(attributes, rules);
    long most = Math.min(MOST, PolicyCheck.affordable(rules.mostSteps()));
    if (!combinations.areAtMost(most)) {
      return new DeclaredContexts(false, why(combinations, most), 0, 0, List.of(), List.of());
    }
    var tally = new RuleTally<>(rules);
    var examples = new ArrayList<EmptyContext>();
    combinations.forEach(context -> {
      var choice = tally.add(context, 1);
      if (choice.left().isEmpty() && examples.size() < MOST_EXAMPLES) {
        examples.add(EmptyContext.of(context, choice));
      }
    });
    return new DeclaredContexts(
        true,
        what(combinations),
        tally.contexts(),
        tally.withoutOption(),
        examples,
        tally.counts());
  }

  private static String what(Combinations combinations) {
    return combinations.attributes().isEmpty()
        ? "No condition reads anything: every context is alike."
        : "All %,d contexts that the conditions can tell apart, by %s."
            .formatted(
                combinations.number(),
                names(combinations.attributes().stream().map(Combinations.Values::name).toList()));
  }

  private static String why(Combinations combinations, long most) {
    return combinations.untold().isEmpty()
        ? ("The conditions can tell %s contexts apart, by %s, and no more than %,d are gone"
                + " through: of those that were not sent nothing is known.")
            .formatted(
                combinations.number() > 1_000_000_000
                    ? "over 1,000,000,000"
                    : "%,d".formatted(combinations.number()),
                names(combinations.attributes().stream().map(Combinations.Values::name).toList()),
                most)
        : ("The conditions do more with %s than compare it with what is written out, so that"
                + " contexts cannot be listed: of those that were not sent nothing is known.")
            .formatted(names(combinations.untold()));
  }

  private static String names(List<String> names) {
    return "`" + String.join("`, `", names) + "`";
  }
}
