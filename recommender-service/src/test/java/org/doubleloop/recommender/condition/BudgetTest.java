package org.doubleloop.recommender.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.doubleloop.kit.condition.AttributeType;
import org.doubleloop.kit.condition.Conditions;
import org.doubleloop.kit.problem.ServiceException;
import org.junit.jupiter.api.Test;

class BudgetTest {

  private final Conditions conditions = new Conditions(100_000);

  @Test
  void saysWhatHoldsAsLongAsThereIsSomethingLeft() {
    var budget = budget("short");
    for (int i = 0; i < 500; i++) {
      assertThat(budget.holds("rule r", when("note == 'short'"))).isTrue();
      assertThat(budget.holds("rule r", when("note == 'long'"))).isFalse();
      assertThat(budget.holds("rule r", null)).isTrue();
    }
  }

  @Test
  void namesWhatHasMoreTermsThanAreLeft() {
    var budget = budget("short");
    for (int i = 0; i < 48; i++) {
      budget.holds("rule " + i, when("note == 'a'" + " || note == 'a'".repeat(25)));
    }
    tooCostly(budget, "rule last", "note == 'a'" + " || note == 'a'".repeat(25), "5,000 terms");
  }

  @Test
  void countsTheTextsThatAreThere() {
    var costly = "(note + note + note).matches('" + "a?".repeat(400) + "c')";
    assertThat(budget("aa").holds("guardrail g", when(costly))).isFalse();
    tooCostly(budget("a".repeat(1_024)), "guardrail g", costly, "2,000,000 steps");
  }

  /// As a pattern may that was taken before.
  @Test
  void namesWhatCannotBeRead() {
    tooCostly(
        budget("a"), "guidance g", "note.matches('(?i)[a-\u5000]')", "without regard to case");
  }

  private Budget budget(String note) {
    return new Budget("version 1 of policy p", Map.of("note", note));
  }

  private When when(String expression) {
    return new When(expression, Map.of("note", AttributeType.STRING), conditions);
  }

  private void tooCostly(Budget budget, String whose, String expression, String why) {
    assertThatThrownBy(() -> budget.holds(whose, when(expression)))
        .isInstanceOfSatisfying(
            ServiceException.class,
            e -> {
              assertThat(e.type()).isEqualTo(ConditionProblem.CONDITION_TOO_COSTLY);
              assertThat(e).hasMessageContainingAll(whose, "version 1 of policy p", why, "Propose");
            });
  }
}
