package org.doubleloop.kit.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.kit.rule.ChoiceRule.Force.FORBIDS;
import static org.doubleloop.kit.rule.ChoiceRule.Force.PREFERS;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class CombinationsTest {

  @Test
  void areThoseOfWhatTheConditionsRead() {
    var combinations =
        SomeRules.some()
            .rule("r", "plan == 'paid'", FORBIDS, "a")
            .rule("s", "vip", PREFERS, "a")
            .combinations();
    assertThat(all(combinations))
        .containsExactlyInAnyOrder(
            Map.of("plan", "free", "vip", true),
            Map.of("plan", "free", "vip", false),
            Map.of("plan", "free"),
            Map.of("plan", "paid", "vip", true),
            Map.of("plan", "paid", "vip", false),
            Map.of("plan", "paid"));
    assertThat(combinations.number()).isEqualTo(6);
    assertThat(combinations.areAtMost(6)).isTrue();
    assertThat(combinations.areAtMost(5)).isFalse();
  }

  @Test
  void areOneWhereNothingIsRead() {
    assertThat(all(SomeRules.some().rule("r", "true", FORBIDS, "a").combinations()))
        .containsExactly(Map.of());
  }

  @Test
  void takeOneNumberAtEachThatItIsComparedWithAndOneBetween() {
    var combinations =
        SomeRules.some()
            .rule("r", "touch > 3 || 1 == touch", FORBIDS, "a")
            .rule("s", "touch in [2, -1.5]", FORBIDS, "a")
            .combinations();
    assertThat(combinations.attributes().getFirst().values())
        .containsExactly(-3.0, -1.5, -0.25, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0);
  }

  @Test
  void takeOneTextMoreThanThoseThatItIsComparedWith() {
    var combinations =
        SomeRules.some().rule("r", "city in ['Bonn', 'another']", FORBIDS, "a").combinations();
    assertThat(combinations.attributes().getFirst().values())
        .containsExactly("Bonn", "another", "another*");
  }

  @Test
  void cannotBeListedWhereMoreIsDoneWithAValue() {
    assertThat(SomeRules.some().rule("r", "touch * 2 > 3", FORBIDS, "a").combinations().untold())
        .containsExactly("touch");
    assertThat(
            SomeRules.some()
                .rule("r", "city.startsWith('B') && touch > 1", FORBIDS, "a")
                .rule("s", "city < 'C'", FORBIDS, "a")
                .combinations()
                .untold())
        .containsExactly("city");
    assertThat(
            SomeRules.some()
                .rule("r", "touch > 1", FORBIDS, "a")
                .rule("s", "(vip ? touch : 3) == 3", FORBIDS, "a")
                .combinations()
                .untold())
        .containsExactly("touch");
  }

  /// Whatever the rules and the context, the same rules hold in one of those that are gone through.
  @Test
  void holdAllThatRulesCanTellApart() {
    var random = new SplittableRandom(20261129);
    for (int round = 0; round < 200; round++) {
      var rules = SomeRules.some();
      for (int i = 0; i <= random.nextInt(4); i++) {
        rules = rules.rule("r" + i, condition(random, 2), PREFERS, "a");
      }
      var set = rules.build();
      Set<BitSet> told = new HashSet<>();
      rules.combinations().forEach(context -> told.add(set.holding(context)));
      for (int i = 0; i < 200; i++) {
        var context = context(random);
        assertThat(told).as("%s in %s", set.rules(), context).contains(set.holding(context));
      }
    }
  }

  private static String condition(RandomGenerator random, int depth) {
    if (depth > 0 && random.nextBoolean()) {
      return "(%s) %s (%s)"
          .formatted(
              condition(random, depth - 1),
              random.nextBoolean() ? "&&" : "||",
              condition(random, depth - 1));
    }
    return switch (random.nextInt(6)) {
      case 0 -> "plan == 'paid'";
      case 1 -> "touch < " + random.nextInt(4);
      case 2 -> random.nextInt(4) + " <= touch";
      case 3 -> "touch != " + random.nextInt(8) / 2.0;
      case 4 -> "!(city in ['Bonn', 'Ulm'])";
      default -> "vip";
    };
  }

  private static Map<String, Object> context(RandomGenerator random) {
    var context = new HashMap<String, Object>();
    context.put("plan", random.nextBoolean() ? "free" : "paid");
    context.put("touch", random.nextInt(-4, 12) / 2.0);
    context.put("city", List.of("Bonn", "Ulm", "Trier").get(random.nextInt(3)));
    if (random.nextBoolean()) {
      context.put("vip", random.nextBoolean());
    }
    return context;
  }

  private static List<Map<String, Object>> all(Combinations combinations) {
    var all = new ArrayList<Map<String, Object>>();
    combinations.forEach(all::add);
    return all;
  }
}
