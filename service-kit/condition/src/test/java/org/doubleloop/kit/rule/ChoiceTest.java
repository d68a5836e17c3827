package org.doubleloop.kit.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.kit.rule.ChoiceRule.Force.FORBIDS;
import static org.doubleloop.kit.rule.ChoiceRule.Force.PREFERS;
import static org.doubleloop.kit.rule.ChoiceRule.Force.REQUIRES;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.doubleloop.kit.rule.SomeRules.Some;
import org.junit.jupiter.api.Test;

class ChoiceTest {

  @Test
  void leavesEveryOptionWhereNoRuleHolds() {
    assertThat(SomeRules.some().choice(Map.of()).inOrder()).containsExactly("a", "b", "c");
  }

  @Test
  void leavesOutWhatIsForbiddenAndWhatIsNotRequired() {
    var choice =
        SomeRules.some()
            .rule("no-a", "plan == 'free'", FORBIDS, "a")
            .rule("a-or-b", "true", REQUIRES, "a", "b")
            .choice(Map.of("plan", "free"));
    assertThat(choice.left()).containsExactly("b");
    assertThat(choice.excluded()).hasToString("{a=no-a, c=a-or-b}");
    assertThat(choice.requiring()).extracting(Some::id).containsExactly("a-or-b");
  }

  @Test
  void putsFirstWhatTheFirstPreferringRuleWithASayNames() {
    var choice =
        SomeRules.some()
            .rule("no-a", "true", FORBIDS, "a")
            .rule("rather-a", "true", PREFERS, "a")
            .rule("rather-c", "true", PREFERS, "c")
            .rule("rather-b", "true", PREFERS, "b")
            .choice(Map.of());
    assertThat(choice.inOrder()).containsExactly("c", "b");
    assertThat(choice.tier("c")).isEqualTo(1);
    assertThat(choice.tier("b")).isEqualTo(2);
  }

  @Test
  void tellsWhichRulesHadAnotherDecide() {
    var first = new Some("rather-a", PREFERS, Set.of("a"));
    var second = new Some("rather-a-or-b", PREFERS, Set.of("a", "b"));
    var third = new Some("rather-b", PREFERS, Set.of("b"));
    var only = new Some("only-a-or-c", REQUIRES, Set.of("a", "c"));
    var never = new Some("no-c", FORBIDS, Set.of("c"));
    var holding = List.of(never, only, first, second, third);
    var choice = Choice.of(List.of("a", "b", "c"), holding);
    assertThat(choice.preferring()).isEqualTo(first);
    assertThat(choice.overruled("a", holding)).containsExactly(second);
    assertThat(choice.overruled("b", holding)).containsExactly(second, third);
    assertThat(choice.overruled("c", holding)).containsExactly(only);
  }

  @Test
  void findsOptionsByIdAndByAllAttributesThatAreNamed() {
    var attributes =
        Map.of(
            "mail", Map.of("channel", "text", "tone", "warm"),
            "letter", Map.of("channel", "text"),
            "call", Map.of("channel", "voice", "tone", "warm"));
    assertThat(ChoiceRule.named(List.of("call"), Map.of(), attributes)).isEqualTo(Set.of("call"));
    assertThat(ChoiceRule.named(List.of(), Map.of("channel", "text"), attributes))
        .isEqualTo(Set.of("mail", "letter"));
    assertThat(
            ChoiceRule.named(
                List.of("call"), Map.of("channel", "text", "tone", "warm"), attributes))
        .isEqualTo(Set.of("call", "mail"));
  }
}
