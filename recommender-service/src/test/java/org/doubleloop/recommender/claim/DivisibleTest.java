package org.doubleloop.recommender.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.doubleloop.kit.condition.AttributeType;
import org.doubleloop.kit.condition.Conditions;
import org.doubleloop.recommender.condition.When;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.policy.Attribute;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.SomePolicy;
import org.junit.jupiter.api.Test;

/// Which parts of all contexts can be counted.
class DivisibleTest {
  private static final List<Attribute> ELEVEN =
      IntStream.range(0, 11)
          .mapToObj(i -> new Attribute("a" + i, AttributeType.STRING, List.of("x", "y"), false))
          .toList();
  private static final Conditions CONDITIONS = new Conditions(10_000);

  private final Divisible divisible = new Divisible(version(ELEVEN));

  @Test
  void countsByTwoAttributesAtMost() {
    assertThat(where("a1 == 'x' && (a0 == 'y' || a1 != 'y')"))
        .isInstanceOfSatisfying(
            Part.Countable.class,
            part -> {
              assertThat(part.attributes()).containsExactly("a0", "a1");
              assertThat(part.holds().test(Map.of("a1", "x"))).isTrue();
              assertThat(part.holds().test(Map.of("a0", "y"))).isFalse();
            });
    assertThat(where("a2 == 'x' || a1 == 'x' || a0 == 'x'"))
        .isEqualTo(
            new Part.NotCountable(
                "It speaks of `a0`, `a1`, `a2` together, and counts are kept by two attributes at"
                    + " most."));
  }

  @Test
  void countsByTheFirstTenThatDivide() {
    assertThat(where("a9 == 'x'")).isInstanceOf(Part.Countable.class);
    assertThat(where("a10 == 'x'"))
        .isEqualTo(
            new Part.NotCountable(
                "`a10` is not among the first 10 attributes that divide the counts."));
  }

  @Test
  void doesNotCountByWhatTheVersionDoesNotDeclare() {
    assertThat(new Divisible(version(ELEVEN.subList(0, 2))).where(when("a5 == 'x'")))
        .isEqualTo(
            new Part.NotCountable(
                "Version 1 does not declare `a5`, so that nothing is counted by it."));
  }

  @Test
  void saysWhereAConditionCannotBeEvaluated() {
    assertThat(where("a0 =="))
        .isInstanceOfSatisfying(
            Part.NotCountable.class,
            part -> assertThat(part.why()).startsWith("The condition cannot be evaluated: "));
  }

  @Test
  void readsTrueAndFalseAsTheyAreWritten() {
    var flags =
        new Divisible(
            version(List.of(new Attribute("vip", AttributeType.BOOLEAN, List.of(), false))));
    assertThat(flags.where(List.of(new Trait("vip", "true"))))
        .isInstanceOfSatisfying(
            Part.Countable.class,
            part -> {
              assertThat(part.holds().test(Map.of("vip", true))).isTrue();
              assertThat(part.holds().test(Map.of("vip", false))).isFalse();
              assertThat(part.holds().test(Map.of())).isFalse();
            });
    assertThat(flags.where(List.of(new Trait("vip", "yes"))))
        .isEqualTo(new Part.NotCountable("`vip` has no value `yes`."));
  }

  private Part where(String expression) {
    return divisible.where(when(expression));
  }

  private static When when(String expression) {
    return new When(
        expression,
        ELEVEN.stream().collect(Collectors.toMap(Attribute::name, Attribute::type)),
        CONDITIONS);
  }

  private static PolicyVersion version(List<Attribute> attributes) {
    var some = SomePolicy.some().build();
    return new PolicyVersion(
        some.key(),
        some.version(),
        some.effectiveFrom(),
        some.proposal(),
        some.mode(),
        some.unit(),
        some.metric(),
        some.watch(),
        some.leading(),
        some.exploration(),
        attributes,
        some.options(),
        some.rules(),
        some.guidance());
  }
}
