package org.doubleloop.policy.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.doubleloop.kit.condition.ConditionLimits;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.rule.Choice;
import org.doubleloop.kit.rule.ContextFault;
import org.doubleloop.kit.rule.RuleTally;
import org.doubleloop.policy.PolicyProblem;
import org.doubleloop.policy.content.PolicyContent;

/// What a policy does in some contexts, and in all that it declares.
///
/// @param contexts in the order in which they were given
record PolicyCheck(List<Checked> contexts, Sum given, DeclaredContexts declared) {
  /// The most steps that all conditions take in all contexts: some seconds.
  static final long MOST_STEPS = 200L * ConditionLimits.MOST_STEPS;

  private static final int MOST_EXAMPLES = 10;

  /// What is left in one context.
  ///
  /// @param faults why a suggestion would be refused; then no rule is asked
  /// @param fired those that hold
  record Checked(
      Map<String, Object> attributes,
      List<ContextFault> faults,
      List<PolicyRule> fired,
      Choice<PolicyRule> choice) {
    boolean isRefused() {
      return !faults.isEmpty();
    }

    boolean isEmpty() {
      return !isRefused() && choice.left().isEmpty();
    }
  }

  /// Contexts in sum.
  ///
  /// @param examples some of those without an option
  record Sum(
      long number,
      long refused,
      long withoutOption,
      List<EmptyContext> examples,
      List<RuleTally.Count<PolicyRule>> rules) {}

  /// @throws ServiceException `check-too-costly` where conditions take too much for so many
  ///   contexts
  static PolicyCheck of(PolicyContent content, List<Map<String, Object>> given) {
    var rules = PolicyRule.all(content);
    long affordable = affordable(rules.mostSteps());
    if (given.size() > affordable) {
      throw new ServiceException(
          PolicyProblem.CHECK_TOO_COSTLY,
          ("The conditions take up to %,d steps in one context, and all contexts together %,d at"
                  + " most: send no more than %d of them at a time")
              .formatted(rules.mostSteps(), MOST_STEPS, affordable));
    }
    var tally = new RuleTally<>(rules);
    var checked = new ArrayList<Checked>();
    for (var attributes : given) {
      var faults = ContextFault.of(content.attributes(), attributes);
      if (faults.isEmpty()) {
        var holding = rules.holding(attributes);
        tally.add(holding, 1);
        checked.add(new Checked(attributes, faults, rules.at(holding), rules.choice(holding)));
      } else {
        checked.add(new Checked(attributes, faults, List.of(), Choice.of(List.of(), List.of())));
      }
    }
    var sum =
        new Sum(
            given.size(),
            checked.stream().filter(Checked::isRefused).count(),
            tally.withoutOption(),
            checked.stream()
                .filter(Checked::isEmpty)
                .limit(MOST_EXAMPLES)
                .map(each -> EmptyContext.of(each.attributes(), each.choice()))
                .toList(),
            tally.counts());
    return new PolicyCheck(checked, sum, DeclaredContexts.of(content.attributes(), rules));
  }

  /// In how many contexts conditions may be asked that take so many steps in each.
  static long affordable(long steps) {
    return MOST_STEPS / Math.max(1, steps);
  }
}
