package org.doubleloop.recommender.exploration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.doubleloop.recommender.ranking.ReferenceTable.number;
import static org.doubleloop.recommender.ranking.ReferenceTable.text;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.doubleloop.recommender.exploration.Selection.Choice;
import org.doubleloop.recommender.metric.Direction;
import org.doubleloop.recommender.ranking.Posterior;
import org.doubleloop.recommender.ranking.Ranked;
import org.doubleloop.recommender.ranking.ReferenceTable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplorationTest {
  private static final List<Ranked> RANKING =
      List.of(ranked("a", 1, 25, 75), ranked("b", 1, 20, 80), ranked("c", 1, 15, 85));

  @Nested
  class Propensities {
    @ParameterizedTest
    @CsvSource({"0,0.02", "0.1,0.05", "0.3333,0", "0.75,1", "1,0.02", "1,1"})
    void sumToOneAndNeverFallBelowTheFloor(double share, double floor) {
      Exploration exploration = new Exploration(share, floor, 64);
      SplittableRandom random = new SplittableRandom(1);
      for (int i = 0; i < 500; i++) {
        Selection decision = exploration.decide(RANKING, Direction.INCREASE, seed(random));

        assertThat(decision.choices().stream().mapToDouble(Choice::propensity).sum())
            .isCloseTo(1, within(1e-12));
        assertThat(decision.choices())
            .allSatisfy(
                each -> assertThat(each.propensity()).isGreaterThan(share * floor / 3 - 1e-12));
        assertThat(decision.choices().getFirst().propensity()).isGreaterThanOrEqualTo(1 - share);
      }
    }

    @Test
    void areThoseOfTheFormula() {
      Exploration exploration = new Exploration(0.4, 0.1, 50);
      Selection decision = exploration.decide(RANKING, Direction.INCREASE, new Seed(1, 2, 3, 4));

      double wins = 0;
      for (int i = 0; i < 3; i++) {
        double explored = decision.choices().get(i).propensity() - (i == 0 ? 0.6 : 0);
        double won = (explored / 0.4 - 0.1 / 3) / 0.9 * 50;
        assertThat(won).isCloseTo(Math.rint(won), within(1e-9));
        wins += won;
      }
      assertThat(wins).isCloseTo(50, within(1e-9));
    }

    @Test
    void areCertainWithoutExploration() {
      Selection decision =
          Exploration.of(0).decide(RANKING, Direction.INCREASE, new Seed(1, 2, 3, 4));

      assertThat(decision.choice().ranked().option()).isEqualTo("a");
      assertThat(decision.choices()).extracting(Choice::propensity).containsExactly(1.0, 0.0, 0.0);
    }

    @Test
    void neverLeaveTheFirstTier() {
      List<Ranked> tiers =
          List.of(ranked("a", 1, 2, 98), ranked("b", 1, 1, 99), ranked("c", 2, 90, 10));
      SplittableRandom random = new SplittableRandom(2);
      for (int i = 0; i < 500; i++) {
        Selection decision = Exploration.of(1).decide(tiers, Direction.INCREASE, seed(random));
        assertThat(decision.choices().get(2).propensity()).isZero();
        assertThat(decision.chosen()).isLessThan(2);
      }
      assertThat(
              Exploration.of(1)
                  .decide(tiers.subList(1, 3), Direction.INCREASE, seed(random))
                  .choice()
                  .propensity())
          .isEqualTo(1);
    }

    @Test
    void areThoseOfPlainEpsilonGreedyOverAllTiersWhereThePolicySaysSo() {
      List<Ranked> tiers =
          List.of(ranked("a", 1, 2, 98), ranked("b", 2, 90, 10), ranked("c", 2, 1, 99));
      Exploration exploration = new Exploration(0.3, 1, 64, true);
      int[] chosen = new int[3];
      SplittableRandom random = new SplittableRandom(3);
      for (int i = 0; i < 20_000; i++) {
        Selection decision = exploration.decide(tiers, Direction.INCREASE, seed(random));
        assertThat(decision.chances().stream().mapToDouble(Chance::propensity))
            .containsExactly(0.7 + 0.3 / 3, 0.3 / 3, 0.3 / 3);
        chosen[decision.chosen()]++;
      }
      assertThat(chosen[1]).isCloseTo(2_000, within(200));
      assertThat(chosen[2]).isCloseTo(2_000, within(200));
    }

    @Test
    void approachTheShareInWhichAnOptionIsBest() {
      Map<String, List<Map<String, String>>> cases =
          ReferenceTable.read("best-of.csv").rows().stream()
              .collect(Collectors.groupingBy(row -> text(row, "case")));
      int draws = 200_000;
      cases.forEach((name, rows) -> {
        List<Ranked> ranking =
            rows.stream()
                .map(row -> ranked(name, 1, number(row, "alpha"), number(row, "beta")))
                .toList();
        Selection decision =
            new Exploration(1, 0, draws).decide(ranking, Direction.INCREASE, new Seed(5, 6, 7, 8));
        for (int i = 0; i < rows.size(); i++) {
          double share = number(rows.get(i), "share");
          double error = Math.sqrt(share * (1 - share) / draws);
          assertThat(decision.choices().get(i).propensity()).isCloseTo(share, within(4 * error));
        }
      });
    }

    @Test
    void turnRoundWhereLessIsBetter() {
      List<Ranked> rising = RANKING.reversed();
      Selection decision =
          new Exploration(1, 0, 20_000).decide(rising, Direction.DECREASE, new Seed(1, 2, 3, 4));

      assertThat(decision.choices().getFirst().propensity()).isGreaterThan(0.7);
      assertThat(decision.choices().getLast().propensity()).isLessThan(0.1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-12, 1e-5, 0.3})
    void standParametersNearZero(double tiny) {
      List<Ranked> ranking = List.of(ranked("a", 1, tiny, tiny), ranked("b", 1, tiny, 1));
      Selection decision =
          Exploration.of(1).decide(ranking, Direction.INCREASE, new Seed(1, 2, 3, 4));

      assertThat(decision.choices())
          .allSatisfy(each -> assertThat(each.propensity()).isBetween(0.0, 1.0));
    }
  }

  @Nested
  class Choices {
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 1})
    void areMadeAsOftenAsTheirPropensitiesSay(double share) {
      Exploration exploration = Exploration.of(share);
      SplittableRandom random = new SplittableRandom(20260301);
      double[] expected = new double[RANKING.size()];
      int[] chosen = new int[RANKING.size()];
      for (int i = 0; i < 20_000; i++) {
        Selection decision = exploration.decide(RANKING, Direction.INCREASE, seed(random));
        for (int j = 0; j < expected.length; j++) {
          expected[j] += decision.choices().get(j).propensity();
        }
        chosen[decision.chosen()]++;
      }
      double statistic =
          IntStream.range(0, expected.length)
              .mapToDouble(i -> Math.pow(chosen[i] - expected[i], 2) / expected[i])
              .sum();
      assertThat(ChiSquaredDistribution.of(expected.length - 1).survivalProbability(statistic))
          .isGreaterThan(0.01);
    }

    @Test
    void areTheSameFromTheSameSeed() {
      byte[] bytes = new byte[Seed.BYTES];
      new SplittableRandom(9).nextBytes(bytes);

      assertThat(Exploration.of(1).decide(RANKING, Direction.INCREASE, Seed.of(bytes)))
          .isEqualTo(Exploration.of(1).decide(RANKING, Direction.INCREASE, Seed.of(bytes)));
    }
  }

  @Test
  void drawsFromTheGeneratorThatIsPublished() {
    // The first outputs of xoshiro256++ from the state 1, 2, 3, 4 by its authors' C code.
    var generator = new Seed(1, 2, 3, 4).generator();
    assertThat(List.of(generator.nextLong(), generator.nextLong(), generator.nextLong()))
        .containsExactly(41_943_041L, 58_720_359L, 3_588_806_011_781_223L);
  }

  @Test
  void refusesWhatIsNoExplorationAndNoSeed() {
    assertThatIllegalArgumentException().isThrownBy(() -> Exploration.of(1.1));
    assertThatIllegalArgumentException().isThrownBy(() -> Exploration.of(Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> new Exploration(1, -0.1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Exploration(1, 0.1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> Seed.of(new byte[31]));
    assertThatIllegalArgumentException().isThrownBy(() -> Seed.of(new byte[32]));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Exploration.of(1).decide(List.of(), Direction.INCREASE, new Seed(1, 2, 3, 4)));
  }

  private static Seed seed(SplittableRandom random) {
    return new Seed(random.nextLong(), random.nextLong(), random.nextLong(), 1);
  }

  private static Ranked ranked(String option, int tier, double alpha, double beta) {
    var posterior = new Posterior(alpha, beta);
    double mean = alpha / (alpha + beta);
    return new Ranked(option, tier, mean, mean, posterior, posterior, List.of());
  }
}
