package org.doubleloop.policy.validation;

import java.util.List;
import org.doubleloop.policy.rule.Evidence;
import org.doubleloop.policy.rule.Evidence.Where;
import org.doubleloop.policy.rule.Guardrail;
import org.doubleloop.policy.rule.Rule;
import org.doubleloop.policy.rule.Rule.Effect;

/// Finds the faults of rules and guardrails.
final class RuleValidation {
  /// The most characters of the reasons of REQUIRE rules in all, once for each option: where all of
  /// them hold, a suggestion gives all of them with each option that it ranks.
  private static final int MOST_REASONS = 1_000_000;

  private final ConditionValidation conditions;
  private final OptionValidation options;
  private final FieldFaults faults;

  RuleValidation(ConditionValidation conditions, OptionValidation options, FieldFaults faults) {
    this.conditions = conditions;
    this.options = options;
    this.faults = faults;
  }

  void checkRules(String list, List<Rule> rules) {
    faults.addRepeated(list, "/id", rules.stream().map(Rule::id).toList());
    for (int i = 0; i < rules.size(); i++) {
      var rule = rules.get(i);
      var pointer = list + "/" + i;
      if (rule.effect() == Effect.PREFER) {
        conditions.check(pointer + "/when", rule.when());
      } else {
        conditions.checkBinding(pointer + "/when", rule.when());
      }
      options.checkNamed(pointer, rule.options(), rule.matching());
      checkEvidence(pointer + "/evidence", rule.evidence(), faults);
    }
    int most = MOST_REASONS / options.count();
    int reasons =
        rules.stream()
            .filter(rule -> rule.effect() == Effect.REQUIRE)
            .mapToInt(rule -> rule.reason().length())
            .sum();
    if (reasons > most) {
      faults.add(
          list,
          "SIZE",
          "must not have more than "
              + most
              + " characters in the reasons of all REQUIRE rules, with as many options");
    }
  }

  void checkGuardrails(String list, List<Guardrail> guardrails) {
    faults.addRepeated(list, "/id", guardrails.stream().map(Guardrail::id).toList());
    for (int i = 0; i < guardrails.size(); i++) {
      var guardrail = guardrails.get(i);
      conditions.checkBinding(list + "/" + i + "/when", guardrail.when());
      options.checkNamed(list + "/" + i, guardrail.options(), guardrail.matching());
    }
  }

  /// Evidence cannot have more successes than trials, nor an attribute two values.
  static void checkEvidence(String pointer, List<Evidence> evidence, FieldFaults faults) {
    for (int i = 0; i < evidence.size(); i++) {
      var counts = evidence.get(i).counts();
      for (int j = 0; j < counts.size(); j++) {
        if (counts.get(j).successes() > counts.get(j).trials()) {
          faults.add(
              pointer + "/" + i + "/counts/" + j + "/successes",
              "RANGE",
              "must not be more than the trials");
        }
        faults.addRepeated(
            pointer + "/" + i + "/counts/" + j + "/where",
            "/attribute",
            counts.get(j).where().stream().map(Where::attribute).toList());
      }
    }
  }
}
