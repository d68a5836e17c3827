package org.doubleloop.kit.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.kit.rule.ChoiceRule.Force.FORBIDS;
import static org.doubleloop.kit.rule.ChoiceRule.Force.PREFERS;
import static org.doubleloop.kit.rule.ChoiceRule.Force.REQUIRES;

import java.util.List;
import java.util.Map;
import org.doubleloop.kit.rule.RuleTally.Count;
import org.doubleloop.kit.rule.SomeRules.Some;
import org.junit.jupiter.api.Test;

class RuleTallyTest {

  @Test
  void saysHowOftenEachRuleHoldsAndHowOftenItDecides() {
    var tally =
        tally(
            SomeRules.some()
                .rule("long-for-paid", "plan == 'paid'", PREFERS, "b")
                .rule("lead-short", "true", PREFERS, "a"));
    assertThat(tally.contexts()).isEqualTo(10);
    assertThat(count(tally, "long-for-paid")).isEqualTo("long-for-paid 3/3 []");
    assertThat(count(tally, "lead-short")).isEqualTo("lead-short 7/10 []");
  }

  @Test
  void namesTheEarlierRuleThatShadowsOne() {
    var tally =
        tally(
            SomeRules.some()
                .rule("lead-short", "true", PREFERS, "a")
                .rule("long-for-paid", "plan == 'paid'", PREFERS, "b"));
    assertThat(count(tally, "long-for-paid")).isEqualTo("long-for-paid 0/3 [lead-short]");
  }

  @Test
  void namesTheRulesThatTookAwayWhatAnotherWouldPrefer() {
    var tally =
        tally(
            SomeRules.some()
                .rule("no-b", "true", FORBIDS, "b")
                .rule("long-for-paid", "plan == 'paid'", PREFERS, "b")
                .rule("lead-short", "true", PREFERS, "a"));
    assertThat(count(tally, "long-for-paid")).isEqualTo("long-for-paid 0/3 [no-b]");
  }

  @Test
  void namesTheRulesThatTookAwayWhatAnotherForbidsToo() {
    var tally =
        tally(
            SomeRules.some()
                .rule("no-a", "true", FORBIDS, "a")
                .rule("no-a-for-paid", "plan == 'paid'", FORBIDS, "a")
                .rule("any", "true", REQUIRES, "a", "b", "c"));
    assertThat(count(tally, "no-a-for-paid")).isEqualTo("no-a-for-paid 0/3 [no-a]");
    assertThat(count(tally, "any")).isEqualTo("any 0/10 []");
  }

  @Test
  void saysWhichRuleNeverHolds() {
    var tally = tally(SomeRules.some().rule("vips", "vip", PREFERS, "b"));
    assertThat(count(tally, "vips")).isEqualTo("vips 0/0 []");
  }

  @Test
  void countsWhereNothingIsLeft() {
    var tally =
        tally(
            SomeRules.some()
                .rule("only-a", "plan == 'paid'", REQUIRES, "a")
                .rule("never-a", "true", FORBIDS, "a"));
    assertThat(tally.withoutOption()).isEqualTo(3);
  }

  /// In seven contexts of free plans and three of paid ones.
  private static RuleTally<Some> tally(SomeRules rules) {
    var tally = new RuleTally<>(rules.build());
    tally.add(Map.of("plan", "free"), 7);
    tally.add(Map.of("plan", "paid"), 2);
    tally.add(Map.of("plan", "paid", "touch", 3), 1);
    return tally;
  }

  private static String count(RuleTally<Some> tally, String id) {
    List<Count<Some>> found =
        tally.counts().stream().filter(each -> each.rule().id().equals(id)).toList();
    var count = found.getFirst();
    return "%s %d/%d %s".formatted(id, count.decides(), count.fires(), count.shadowedBy());
  }
}
