package org.doubleloop.bench.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.doubleloop.bench.peers.Situation;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorldTest {
  private final SplittableRandom random = new SplittableRandom(5);

  @ParameterizedTest
  @EnumSource(Scene.class)
  void hasTheBaseRateThatScenesPromise(Scene scene) {
    double rate =
        IntStream.range(0, 100)
            .mapToObj(scene::create)
            .mapToDouble(world ->
                world.draws(50, random).stream()
                    .mapToDouble(draw -> draw.chance(0))
                    .average()
                    .orElseThrow())
            .average()
            .orElseThrow();
    assertThat(rate).isBetween(0.12, 0.21);
  }

  @ParameterizedTest
  @EnumSource(Scene.class)
  void isTheSameForTheSameSeed(Scene scene) {
    assertThat(chances(scene)).isEqualTo(chances(scene));
  }

  private static List<Double> chances(Scene scene) {
    return scene.create(3).draws(20, new SplittableRandom(3)).stream()
        .map(draw -> draw.chance(1))
        .toList();
  }

  @Test
  void regretsNothingWhereTheBestIsChosen() {
    for (Draw draw : Scene.ALL_ATTRIBUTES.create(1).draws(100, random)) {
      var regrets = IntStream.range(0, Scene.OPTIONS).mapToObj(draw::regret).toList();
      assertThat(regrets).contains(0.0).allMatch(regret -> regret >= 0);
    }
  }

  @Test
  void hasOptionsWithALargerChanceSucceedWhereverOthersDo() {
    for (Draw draw : Scene.ALL_ATTRIBUTES.create(1).draws(500, random)) {
      boolean first = draw.succeeds(0);
      boolean second = draw.succeeds(1);
      boolean better = draw.chance(0) > draw.chance(1);
      assertThat(first == second || first == better).isTrue();
    }
  }

  @Test
  void letsPeopleChooseBeforeAnythingElseDoes() {
    var draws = Scene.HANDOVER.create(1).draws(10, random);
    assertThat(draws).hasSize(2_010);
    assertThat(draws.subList(0, 2_000)).allMatch(draw -> draw.given().isPresent());
    assertThat(draws.subList(2_000, 2_010)).allMatch(draw -> draw.given().isEmpty());
  }

  @Nested
  class Populations {
    @Test
    void haveAllValuesAsOftenAsAnyWhereTheyAreEven() {
      double[] counted = new double[4];
      var population = Population.even(List.of(4, 2));
      for (int i = 0; i < 20_000; i++) {
        counted[population.next(random).value(0)]++;
      }
      assertThat(counted).containsExactly(new double[] {5_000, 5_000, 5_000, 5_000}, within(300.0));
    }

    @Test
    void haveAttributesThatGoTogetherOnlyWhereTheyAreRelated() {
      var levels = List.of(2, 2);
      assertThat(agreeing(Population.even(levels))).isCloseTo(0.5, within(0.02));
      assertThat(agreeing(Population.correlated(levels, 0.9, random))).isGreaterThan(0.7);
    }

    private double agreeing(Population population) {
      return IntStream.range(0, 10_000)
          .mapToObj(_ -> population.next(random))
          .mapToInt(situation -> situation.value(0) == situation.value(1) ? 1 : 0)
          .average()
          .orElseThrow();
    }
  }

  @Nested
  class Effects {
    private final List<Integer> levels = List.of(2, 3);

    @Test
    void addToOneOptionInOneCellAlone() {
      var effect = Effect.inOneCell(levels, 2, 1, 1.5, 0, 1);
      assertThat(effect.of(new Situation(0, 0), 1)).isEqualTo(1.5);
      assertThat(effect.of(new Situation(0, 0), 0)).isZero();
      assertThat(effect.of(new Situation(0, 2), 1)).isZero();
    }

    @Test
    void addTheSameToAllOptionsOrAnotherToEach() {
      var situation = new Situation(1, 2);
      var common = Effect.ofContext(levels, 2, 1, random, 1);
      assertThat(common.of(situation, 0)).isEqualTo(common.of(situation, 1));
      var own = Effect.ofOptions(levels, 2, 1, random, 1);
      assertThat(own.of(situation, 0)).isNotEqualTo(own.of(situation, 1));
    }
  }
}
