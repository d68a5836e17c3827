package org.doubleloop.recommender.preview;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doubleloop.kit.condition.Compilation;
import org.doubleloop.kit.condition.Condition;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.rule.Choice;
import org.doubleloop.kit.rule.ContextFault;
import org.doubleloop.kit.rule.DeclaredAttribute;
import org.doubleloop.kit.rule.RuleSet;
import org.doubleloop.kit.rule.RuleSet.Conditional;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.recommender.condition.ConditionProblem;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.Rule;
import org.jspecify.annotations.Nullable;

/// One of the two versions that are compared, with its conditions compiled. One thread at a time
/// may use it.
final class Side {
  private static final ContextFault NO_ACCOUNT =
      new ContextFault(
          "account",
          ContextFault.Kind.REQUIRED,
          "is required, as the policy's unit is the account");

  private final PolicyVersion version;
  private final RuleSet<Rule> rules;
  private final Map<String, DeclaredAttribute> declared;

  /// @throws ServiceException `condition-too-costly` where a condition cannot be evaluated
  Side(PolicyVersion version) {
    this.version = version;
    this.declared = ContextFault.byName(version.attributes());
    var conditional = new ArrayList<Conditional<Rule>>();
    version.rules().forEach(rule -> conditional.add(new Conditional<>(rule, condition(rule))));
    this.rules = new RuleSet<>(version.optionIds(), conditional);
  }

  /// What there is in a context.
  ///
  /// @param faults why the caller is refused; then no rule is asked
  record Answer(List<ContextFault> faults, BitSet holding, Choice<Rule> choice) {
    boolean isRefused() {
      return !faults.isEmpty();
    }

    boolean isEmpty() {
      return !isRefused() && choice.left().isEmpty();
    }
  }

  PolicyVersion version() {
    return version;
  }

  RuleSet<Rule> rules() {
    return rules;
  }

  Answer ask(Map<String, Object> context, boolean hasAccount) {
    var faults = new ArrayList<>(ContextFault.of(declared, context));
    if (version.unit() == UnitKind.ACCOUNT && !hasAccount) {
      faults.add(NO_ACCOUNT);
    }
    if (!faults.isEmpty()) {
      return new Answer(faults, new BitSet(), Choice.of(List.of(), List.of()));
    }
    var holding = rules.holding(context);
    return new Answer(faults, holding, rules.choice(holding));
  }

  private static @Nullable Condition condition(Rule rule) {
    return Optional.ofNullable(rule.when())
        .map(when ->
            switch (when.compiled()) {
              case Compilation.Compiled(var condition) -> condition;
              case Compilation.Faulty(var faults) ->
                  throw new ServiceException(
                      ConditionProblem.CONDITION_TOO_COSTLY,
                      "The condition of %s is not evaluated: %s"
                          .formatted(rule.name(), faults.getFirst()));
            })
        .orElse(null);
  }
}
