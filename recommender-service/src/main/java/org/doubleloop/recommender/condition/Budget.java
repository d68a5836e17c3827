package org.doubleloop.recommender.condition;

import static org.doubleloop.kit.condition.ConditionLimits.MOST_STEPS;
import static org.doubleloop.kit.condition.ConditionLimits.MOST_TERMS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.doubleloop.kit.condition.Compilation;
import org.doubleloop.kit.condition.Condition;
import org.doubleloop.kit.problem.ServiceException;
import org.jspecify.annotations.Nullable;

/// What the conditions of a policy version may take in one context, however they were written: the
/// policy-service takes none that go beyond, but there may be versions from before it looked.
public final class Budget {
  private final String version;
  private final Map<String, Object> context;
  private final List<Condition> estimated = new ArrayList<>();
  private int terms;
  private long steps;

  /// @param version what to call it, such as `version 1 of policy outreach`
  public Budget(String version, Map<String, Object> context) {
    this.version = version;
    this.context = context;
  }

  /// Whether a condition holds, where it is still within the budget. The answer is the same whether
  /// it was compiled before or not.
  ///
  /// @param whose what has this condition, such as `rule r-1`
  /// @param when null: everywhere
  /// @throws ServiceException `condition-too-costly`
  public boolean holds(String whose, @Nullable When when) {
    return when == null
        || switch (when.compiled()) {
          case Compilation.Compiled(var condition) -> holds(whose, condition);
          case Compilation.Faulty(var faults) -> throw notEvaluated(whose, faults);
        };
  }

  private boolean holds(String whose, Condition condition) {
    terms += condition.terms();
    if (terms > MOST_TERMS) {
      throw problem(whose, "all up to it have more than %,d terms".formatted(MOST_TERMS));
    }
    if (!hasStepsFor(condition)) {
      throw problem(whose, "all up to it take more than %,d steps here".formatted(MOST_STEPS));
    }
    return condition.holds(context);
  }

  /// Looks at the texts that are there only where it matters: that takes longer than most
  /// conditions.
  private boolean hasStepsFor(Condition condition) {
    estimated.add(condition);
    steps += condition.mostSteps();
    if (steps > MOST_STEPS) {
      estimated.forEach(each -> steps += each.steps(context) - each.mostSteps());
      estimated.clear();
    }
    return steps <= MOST_STEPS;
  }

  private ServiceException notEvaluated(String whose, List<Compilation.Fault> faults) {
    return problem(whose, faults.getFirst().toString());
  }

  private ServiceException problem(String whose, String why) {
    return new ServiceException(
        ConditionProblem.CONDITION_TOO_COSTLY,
        "The condition of %s in %s is not evaluated: %s. Propose a version with shorter conditions"
            .formatted(whose, version, why));
  }
}
