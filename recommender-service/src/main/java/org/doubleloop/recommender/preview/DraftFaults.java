package org.doubleloop.recommender.preview;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.doubleloop.kit.condition.Compilation;
import org.doubleloop.kit.condition.Condition;
import org.doubleloop.kit.condition.ConditionLimits;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.recommender.condition.ConditionProblem;
import org.doubleloop.recommender.policy.Attribute;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.Rule;
import org.doubleloop.recommender.policy.Rule.Effect;

/// What keeps a draft from being asked at all. Whether it could become a version is for the
/// policy-service to say.
final class DraftFaults {
  private static final String CONTENT = "/content";

  private final PolicyVersion draft;
  private final List<FieldFault> found = new ArrayList<>();
  private int terms;
  private long steps;

  private DraftFaults(PolicyVersion draft) {
    this.draft = draft;
  }

  /// @throws ServiceException `invalid-draft` with every fault, or `condition-too-costly`
  static void throwIfAny(PolicyVersion draft) {
    var faults = new DraftFaults(draft);
    faults.find();
    if (!faults.found.isEmpty()) {
      throw new ServiceException(
          PreviewProblem.INVALID_DRAFT,
          "It has faults; a check of the policy says which more there are",
          faults.found);
    }
    if (faults.terms > ConditionLimits.MOST_TERMS || faults.steps > ConditionLimits.MOST_STEPS) {
      throw new ServiceException(
          ConditionProblem.CONDITION_TOO_COSTLY,
          ("Its conditions have %,d terms and take up to %,d steps: write fewer or shorter ones,"
                  + " with at most %,d terms and %,d steps")
              .formatted(
                  faults.terms,
                  faults.steps,
                  ConditionLimits.MOST_TERMS,
                  ConditionLimits.MOST_STEPS));
    }
  }

  private void find() {
    repeated("/attributes", "/name", draft.attributes().stream().map(Attribute::name).toList());
    repeated("/options", "/id", draft.optionIds());
    check("/guardrails", rules(true));
    check("/rules", rules(false));
  }

  private List<Rule> rules(boolean guardrails) {
    return draft.rules().stream()
        .filter(rule -> (rule.effect() == Effect.GUARDRAIL) == guardrails)
        .toList();
  }

  private void check(String list, List<Rule> rules) {
    repeated(list, "/id", rules.stream().map(Rule::id).toList());
    var options = Set.copyOf(draft.optionIds());
    for (int i = 0; i < rules.size(); i++) {
      var pointer = CONTENT + list + "/" + i;
      var rule = rules.get(i);
      if (rule.options().isEmpty()) {
        found.add(new FieldFault(pointer, "REQUIRED", "must speak of an option"));
      }
      rule.options().stream()
          .filter(option -> !options.contains(option))
          .sorted()
          .forEach(option ->
              found.add(
                  new FieldFault(
                      pointer + "/options",
                      "UNKNOWN",
                      "must name options that there are: " + option)));
      if (rule.when() != null) {
        check(pointer, rule.when().compiled());
      }
    }
  }

  private void check(String pointer, Compilation compilation) {
    switch (compilation) {
      case Compilation.Compiled(Condition condition) -> {
        terms += condition.terms();
        steps += condition.mostSteps();
      }
      case Compilation.Faulty(var faults) ->
          faults.forEach(
              fault -> found.add(new FieldFault(pointer + "/when", "CONDITION", fault.toString())));
    }
  }

  private void repeated(String list, String field, List<String> names) {
    var seen = new HashSet<String>();
    for (int i = 0; i < names.size(); i++) {
      if (!seen.add(names.get(i))) {
        found.add(
            new FieldFault(
                CONTENT + list + "/" + i + field, "REPEATED", "is there already: " + names.get(i)));
      }
    }
  }
}
