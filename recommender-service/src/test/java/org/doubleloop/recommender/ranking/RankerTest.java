package org.doubleloop.recommender.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.doubleloop.recommender.ranking.ReferenceTable.count;
import static org.doubleloop.recommender.ranking.ReferenceTable.number;
import static org.doubleloop.recommender.ranking.ReferenceTable.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleBiFunction;
import org.assertj.core.data.Offset;
import org.doubleloop.recommender.metric.Direction;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankerTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final Map<String, String> VP_IN_FINANCE =
      Map.of("seniority", "vp", "industry", "financial", "region", "north");
  private static final Map<String, String> DIRECTOR_IN_RETAIL =
      Map.of("seniority", "director", "industry", "retail", "region", "south");

  @Nested
  class Scores {
    private final Sample sample = worked();

    @Test
    void followTheReferenceLevelByLevel() {
      List<Ranked> ranked = sample.ranked(VP_IN_FINANCE);

      assertThat(ranked).extracting(Ranked::option).containsExactlyElementsOf(Sample.OPTIONS);
      for (Ranked each : ranked) {
        List<Map<String, String>> steps =
            ReferenceTable.read("worked-levels.csv").rows().stream()
                .filter(row -> List.of("", each.option()).contains(text(row, "option")))
                .toList();
        assertThat(each.levels()).hasSameSizeAs(steps);
        for (int i = 0; i < steps.size(); i++) {
          assertLevel(each.levels().get(i), steps.get(i));
        }
      }
    }

    @Test
    void areAsSureAsTheReference() {
      List<Ranked> ranked = sample.ranked(VP_IN_FINANCE);
      List<Map<String, String>> rows = ReferenceTable.read("worked-intervals.csv").rows();

      for (int i = 0; i < rows.size(); i++) {
        Map<String, String> row = rows.get(i);
        Posterior posterior = ranked.get(i).posterior();
        assertThat(ranked.get(i).option()).isEqualTo(text(row, "option"));
        assertThat(posterior.strength()).isCloseTo(number(row, "strength"), within(1e-8));
        assertThat(ranked.get(i).own().strength())
            .isCloseTo(number(row, "ownStrength"), within(1e-8));
        assertThat(posterior.interval(0.95).low()).isCloseTo(number(row, "low"), within(1e-9));
        assertThat(posterior.interval(0.95).high()).isCloseTo(number(row, "high"), within(1e-9));
      }
    }

    /// Worlds in which options, cells and both together differ by 0.3 in log odds.
    @ParameterizedTest
    @ValueSource(ints = {0, 200, 1_000})
    void haveIntervalsThatHoldTheTruthAboutAsOftenAsTheySay(int actions) {
      int covered = 0;
      int intervals = 0;
      for (int world = 0; world < 300; world++) {
        Map<String, Double> effects = new HashMap<>();
        Random random = new Random(1_000 + world);
        ToDoubleBiFunction<String, Map<String, String>> rate =
            (option, context) -> {
              double odds = -1.7;
              for (String part : List.of("", context.get("seniority"))) {
                odds += effects.computeIfAbsent(part, any -> 0.3 * random.nextGaussian());
                odds += effects.computeIfAbsent(option + part, any -> 0.3 * random.nextGaussian());
              }
              return 1 / (1 + Math.exp(-odds));
            };
        for (Ranked each : Sample.drawn(actions, world, rate).ranked(VP_IN_FINANCE)) {
          double truth = rate.applyAsDouble(each.option(), VP_IN_FINANCE);
          Posterior.Interval interval = each.posterior().interval(0.95);
          covered += interval.low() <= truth && truth <= interval.high() ? 1 : 0;
          intervals++;
        }
      }
      assertThat((double) covered / intervals).isGreaterThan(0.9);
    }

    @Test
    void canBeRecomputedByHandFromTheAnswer() {
      List<Ranked> ranked = sample.ranked(DIRECTOR_IN_RETAIL);
      for (Ranked each : ranked) {
        double own = 0;
        for (int i = 0; i < each.levels().size(); i += 2) {
          Level all = each.levels().get(i);
          Level option = each.levels().get(i + 1);
          double common = mean(all);
          if (i == 0) {
            assertThat(all.priorMean()).isEqualTo(0.5);
            assertThat(option.priorMean()).isEqualTo(common);
          } else {
            assertThat(all.priorMean()).isCloseTo(expected(ranked, i), EXACT);
            assertThat(odds(option.priorMean()))
                .isCloseTo(odds(own) * odds(common) / odds(all.priorMean()), EXACT);
          }
          own = mean(option);
        }
        assertThat(each.score()).isEqualTo(own);
      }
    }

    private static double expected(List<Ranked> ranked, int step) {
      double successes = 0;
      long trials = 0;
      for (Ranked each : ranked) {
        long there = each.levels().get(step + 1).trials().known();
        successes += there * each.levels().get(step - 1).mean();
        trials += there;
      }
      return successes / trials;
    }
  }

  @Nested
  class Context {
    @Test
    void decidesWhereItMatters() {
      Sample sample =
          Sample.drawn(
              6_000, 11, (option, context) -> matters(option, context) ? 0.35 : rate(option));

      assertThat(sample.ranked(VP_IN_FINANCE).getFirst().option()).isEqualTo("efficiency");
      assertThat(sample.ranked(DIRECTOR_IN_RETAIL).getFirst().option()).isEqualTo("sustainability");
      assertThat(sample.weights().paths().getFirst().attributes())
          .containsExactlyInAnyOrder("seniority", "industry");
    }

    @Test
    void changesNothingWhereItDoesNotMatter() {
      Sample sample = Sample.drawn(20_000, 5, (option, context) -> rate(option));

      for (String seniority : List.of("vp", "director", "manager")) {
        for (String industry : List.of("financial", "retail", "health")) {
          assertThat(sample.ranked(Map.of("seniority", seniority, "industry", industry)))
              .extracting(Ranked::option)
              .containsExactly("sustainability", "growth", "efficiency");
        }
      }
      assertThat(sample.weights().paths())
          .allSatisfy(path ->
              assertThat(path.weights()).allSatisfy(each -> assertThat(each).isGreaterThan(300)));
    }

    @Test
    void doesNotCreditAnOptionWithWhatItsCellDoesForAll() {
      Sample sample = Sample.none();
      for (String option : Sample.OPTIONS) {
        sample.add(
            option, Map.of("seniority", "director"), 1_000, option.equals("growth") ? 120 : 100);
      }
      sample.add("efficiency", Map.of("seniority", "vp"), 900, 450);
      sample.add("growth", Map.of("seniority", "vp"), 10, 5);

      List<Ranked> ranked = sample.ranked(Map.of("seniority", "vp"));

      assertThat(ranked).last().extracting(Ranked::option).isNotEqualTo("growth");
      assertThat(score(ranked, "growth")).isGreaterThan(0.25);
    }

    @Test
    void isLeftOutWhereItsAttributesAreAbsentOrNotCounted() {
      Sample sample = worked();

      assertThat(sample.ranked(Map.of()).getFirst().levels()).hasSize(2);
      assertThat(sample.ranked(Map.of("seniority", "manager")).getFirst().levels()).hasSize(2);
      assertThat(sample.ranked(Map.of("region", "north")).getFirst().levels()).hasSize(2);
      assertThat(sample.ranked(Map.of("seniority", "vp")).getFirst().levels())
          .extracting(level -> level.cell().toString())
          .containsExactly("", "", "seniority=vp", "seniority=vp");
      assertThat(sample.ranked(Map.of("seniority", "manager", "industry", "financial")))
          .first()
          .satisfies(first -> assertThat(first.levels()).hasSize(4));
    }

    private static boolean matters(String option, Map<String, String> context) {
      return option.equals("efficiency")
          && "vp".equals(context.get("seniority"))
          && "financial".equals(context.get("industry"));
    }
  }

  @Nested
  class Order {
    @Test
    void isThePolicysWhereNothingIsCounted() {
      List<Ranked> ranked =
          Sample.none().ranked(VP_IN_FINANCE, Direction.INCREASE, List.of("z", "a", "m"));

      assertThat(ranked).extracting(Ranked::option).containsExactly("z", "a", "m");
      assertThat(ranked).extracting(Ranked::score).containsOnly(0.5);
    }

    @Test
    void isByTierFirst() {
      Sample sample = worked();
      List<Candidate> candidates =
          List.of(
              new Candidate("efficiency", 2),
              new Candidate("growth", 1),
              new Candidate("sustainability", 2));

      assertThat(
              new Ranker(sample.counts(), sample.maturity(), Weights.NONE, Direction.INCREASE)
                  .rank(candidates, sample.space().cellsOf(VP_IN_FINANCE)))
          .extracting(Ranked::option)
          .containsExactly("growth", "efficiency", "sustainability");
      assertThatIllegalArgumentException().isThrownBy(() -> new Candidate("growth", 0));
    }

    @Test
    void turnsRoundWhereLessIsBetter() {
      Sample sample = worked();

      assertThat(sample.ranked(VP_IN_FINANCE, Direction.DECREASE, Sample.OPTIONS))
          .extracting(Ranked::option)
          .containsExactlyElementsOf(
              sample.ranked(VP_IN_FINANCE).reversed().stream().map(Ranked::option).toList());
    }

    @Test
    void takesAnOptionThatWasNeverTriedToBeLikeTheOthers() {
      List<Ranked> ranked =
          worked().ranked(Map.of(), Direction.INCREASE, List.of("efficiency", "growth", "fresh"));

      assertThat(ranked)
          .extracting(Ranked::option)
          .containsExactly("efficiency", "fresh", "growth");
      Ranked fresh = ranked.get(1);
      assertThat(fresh.score()).isEqualTo(fresh.levels().getFirst().mean());
      assertThat(fresh.own().strength()).isCloseTo(10, within(1e-9));
      assertThat(fresh.posterior().strength()).isBetween(9.0, 10.0);
    }
  }

  private static Sample worked() {
    Sample sample = Sample.none();
    for (Map<String, String> row : ReferenceTable.read("worked-counts.csv").rows()) {
      sample.add(
          text(row, "option"),
          Map.of("seniority", text(row, "seniority"), "industry", text(row, "industry")),
          count(row, "trials"),
          count(row, "successes"));
    }
    return sample;
  }

  private static void assertLevel(Level level, Map<String, String> step) {
    assertThat(level.scope()).hasToString(text(step, "scope"));
    assertThat(level.cell()).hasToString(text(step, "cell"));
    assertThat(level.trials().known()).isEqualTo(count(step, "trials"));
    assertThat(level.trials().successes()).isEqualTo(number(step, "successes"));
    assertThat(level.priorMean()).isCloseTo(number(step, "priorMean"), EXACT);
    assertThat(level.priorWeight()).isCloseTo(number(step, "priorWeight"), within(1e-8));
    assertThat(level.mean()).isCloseTo(number(step, "mean"), EXACT);
  }

  private static double rate(String option) {
    return switch (option) {
      case "efficiency" -> 0.10;
      case "growth" -> 0.14;
      default -> 0.20;
    };
  }

  private static double score(List<Ranked> ranked, String option) {
    return ranked.stream()
        .filter(each -> each.option().equals(option))
        .mapToDouble(Ranked::score)
        .findFirst()
        .orElseThrow();
  }

  private static double mean(Level level) {
    return (level.trials().successes() + level.priorWeight() * level.priorMean())
        / (level.trials().number() + level.priorWeight());
  }

  private static double odds(double probability) {
    return probability / (1 - probability);
  }
}
