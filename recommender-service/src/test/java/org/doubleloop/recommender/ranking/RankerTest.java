package org.doubleloop.recommender.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleBiFunction;
import org.assertj.core.data.Offset;
import org.doubleloop.recommender.fit.Fit;
import org.doubleloop.recommender.metric.Direction;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RankerTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final Map<String, String> VP_IN_FINANCE =
      Map.of("seniority", "vp", "industry", "financial", "region", "north");
  private static final Map<String, String> DIRECTOR_IN_RETAIL =
      Map.of("seniority", "director", "industry", "retail", "region", "south");

  @Nested
  class Scores {

    /// More by `-Ddoubleloop.worlds=1000`.
    private static final int WORLDS = Integer.getInteger("doubleloop.worlds", 100);

    /// Worlds in which options, cells and both together differ by 0.3 in log odds.
    @ParameterizedTest
    @ValueSource(ints = {0, 200, 1_000})
    void haveIntervalsThatHoldTheTruthAboutAsOftenAsTheySay(int actions) {
      int covered = 0;
      int intervals = 0;
      for (int world = 0; world < WORLDS; world++) {
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
      Sample sample = drawn(3_000);
      for (Map<String, String> context : List.of(VP_IN_FINANCE, DIRECTOR_IN_RETAIL)) {
        for (Ranked each : sample.ranked(context)) {
          double odds = 0;
          for (Level level : each.levels()) {
            double mean =
                (level.trials().successes() + level.priorWeight() * level.priorMean())
                    / (level.trials().number() + level.priorWeight());
            double effect =
                Math.log(mean / (1 - mean)) - Math.log(level.priorMean() / (1 - level.priorMean()));
            assertThat(level.mean()).isCloseTo(mean, EXACT);
            assertThat(level.effect()).isCloseTo(level.stretch() * effect, EXACT);
            odds += level.effect();
          }
          assertThat(each.levels()).hasSizeGreaterThanOrEqualTo(8);
          assertThat(each.score()).isCloseTo(1 / (1 + Math.exp(-odds)), EXACT);
        }
      }
    }

    /// What was expected when there was no success yet, and then there is one.
    @Test
    void areRatesAndHaveIntervalsAroundThemHoweverLittleIsKnown() {
      for (double rate : List.of(0.0, 0.001, 0.1, 0.999, 1.0)) {
        for (int actions = 0; actions < 60; actions++) {
          Sample sample = Sample.drawn(actions, actions, (_, _) -> rate);
          Fit before = sample.fit();
          sample.add("growth", VP_IN_FINANCE, 1, actions % 2);
          List<Candidate> candidates = List.of(new Candidate("growth", 1), new Candidate("new", 1));
          for (Ranked each :
              new Ranker(sample.counts(), sample.maturity(), before, Direction.INCREASE)
                  .rank(candidates, sample.space().cellsOf(VP_IN_FINANCE))) {
            Posterior.Interval interval = each.posterior().interval(0.95);
            assertThat(each.score()).isBetween(interval.low(), interval.high());
          }
        }
      }
    }

    @Test
    void areSurerWithMoreTrials() {
      assertThat(width(drawn(30_000))).isLessThan(width(drawn(300)) / 2);
    }

    private static double width(Sample sample) {
      Posterior.Interval interval =
          sample.ranked(VP_IN_FINANCE).getFirst().posterior().interval(0.95);
      return interval.high() - interval.low();
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

    /// Simpson's paradox: `growth` fails wherever things go badly anyway, as that is where it is
    /// sent.
    @Test
    void doesNotBlameAnOptionForWhereItWasSent() {
      Sample sample = Sample.none();
      sample.add("growth", Map.of("seniority", "vp"), 200, 86);
      sample.add("efficiency", Map.of("seniority", "vp"), 1_800, 720);
      sample.add("growth", Map.of("seniority", "director"), 1_800, 288);
      sample.add("efficiency", Map.of("seniority", "director"), 200, 26);

      for (String seniority : List.of("vp", "director")) {
        assertThat(
                sample.ranked(
                    Map.of("seniority", seniority),
                    Direction.INCREASE,
                    List.of("efficiency", "growth")))
            .extracting(Ranked::option)
            .containsExactly("growth", "efficiency");
      }
    }

    @Test
    void isLeftOutWhereItsAttributesAreAbsentOrNotCounted() {
      Sample sample = Sample.none();
      sample.add("growth", Map.of("seniority", "vp"), 100, 20);
      sample.add("efficiency", Map.of("seniority", "vp"), 100, 10);

      assertThat(sample.ranked(Map.of()).getFirst().levels()).hasSize(2);
      assertThat(sample.ranked(Map.of("seniority", "manager")).getFirst().levels()).hasSize(2);
      assertThat(sample.ranked(Map.of("region", "north")).getFirst().levels()).hasSize(2);
      assertThat(sample.ranked(Map.of("seniority", "vp", "region", "north")).getFirst().levels())
          .extracting(level -> level.cell().toString())
          .containsExactly("", "", "seniority=vp", "seniority=vp");
    }

    @Test
    void isLessSureWhereItsValueWasNotCounted() {
      Sample sample = Sample.none();
      sample.add("growth", Map.of("seniority", "vp"), 100, 20);

      assertThat(strength(sample, "manager")).isLessThan(strength(sample, "vp"));
    }

    private static double strength(Sample sample, String seniority) {
      return sample.ranked(Map.of("seniority", seniority)).getFirst().posterior().strength();
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
      Sample sample = drawn(3_000);
      List<Candidate> candidates =
          List.of(
              new Candidate("efficiency", 2),
              new Candidate("growth", 1),
              new Candidate("sustainability", 2));

      assertThat(
              new Ranker(sample.counts(), sample.maturity(), Fit.NONE, Direction.INCREASE)
                  .rank(candidates, sample.space().cellsOf(VP_IN_FINANCE)))
          .extracting(Ranked::option)
          .containsExactly("growth", "sustainability", "efficiency");
      assertThatIllegalArgumentException().isThrownBy(() -> new Candidate("growth", 0));
    }

    @Test
    void turnsRoundWhereLessIsBetter() {
      Sample sample = drawn(3_000);

      assertThat(sample.ranked(VP_IN_FINANCE, Direction.DECREASE, Sample.OPTIONS))
          .extracting(Ranked::option)
          .containsExactlyElementsOf(
              sample.ranked(VP_IN_FINANCE).reversed().stream().map(Ranked::option).toList());
    }

    /// 60 of 400 against 0 of 0; and after a single failure elsewhere.
    @ParameterizedTest
    @CsvSource({"400, 60, INCREASE", "400, 60, DECREASE", "1, 0, INCREASE", "1, 1, DECREASE"})
    void putsWhatWasNeverTriedLastInThePolicysOrder(
        int trials, int successes, Direction direction) {
      Sample sample = Sample.none();
      sample.add("tried", Map.of(), trials, successes);

      assertThat(sample.ranked(Map.of(), direction, List.of("new", "tried", "newer")))
          .extracting(Ranked::option)
          .containsExactly("tried", "new", "newer");
    }

    @Test
    void takesAnOptionThatWasNeverTriedToBeLikeTheOthers() {
      Ranked fresh =
          drawn(3_000)
              .ranked(Map.of(), Direction.INCREASE, List.of("efficiency", "growth", "fresh"))
              .getLast();

      assertThat(fresh.option()).isEqualTo("fresh");
      assertThat(fresh.score()).isCloseTo(fresh.levels().getFirst().mean(), EXACT);
      assertThat(fresh.posterior().strength()).isBetween(40.0, 60.0);
    }
  }

  private static Sample drawn(int actions) {
    return Sample.drawn(actions, 17, (option, context) -> rate(option));
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
}
