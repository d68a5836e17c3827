package org.doubleloop.recommender.reviser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.doubleloop.recommender.policy.Rule.Effect.GUARDRAIL;
import static org.doubleloop.recommender.policy.Rule.Effect.PREFER;
import static org.doubleloop.recommender.policy.Rule.Effect.REQUIRE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.doubleloop.kit.condition.AttributeType;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.guidance.ClauseRecord;
import org.doubleloop.recommender.metric.Direction;
import org.doubleloop.recommender.metric.Metric;
import org.doubleloop.recommender.policy.Attribute;
import org.doubleloop.recommender.policy.SomePolicy;
import org.doubleloop.recommender.revision.Contrasted;
import org.doubleloop.recommender.revision.Finding.Basis;
import org.doubleloop.recommender.revision.Finding.Count;
import org.doubleloop.recommender.revision.Finding.Interval;
import org.doubleloop.recommender.revision.Finding.Tier;
import org.doubleloop.recommender.revision.Revision;
import org.doubleloop.recommender.revision.Situation;
import org.doubleloop.recommender.revision.Situation.Arrivals;
import org.doubleloop.recommender.revision.Situation.Use;
import org.doubleloop.recommender.revision.Step;
import org.doubleloop.recommender.revision.Step.NewRule;
import org.doubleloop.recommender.revision.TrackRecord;
import org.doubleloop.recommender.window.Window;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RevisersTest {
  private static final Instant NOW = SomePolicy.START.plus(Duration.ofDays(60));
  private static final Cell RETAIL = SomeRates.RETAIL;
  private static final Cell RETAIL_VIP = SomeRates.RETAIL_VIP;
  private static final Use RARE = new Use(NOW, NOW, 0, Map.of(), Map.of(), Map.of(), Map.of());

  @Nested
  class AtAPlace {
    @Test
    void prefersTheBetterBeforeTheRuleThatGivesTheOrderThere() {
      var policy =
          SomePolicy.some()
              .rule("finance", "industry == 'finance'", PREFER, "c")
              .rule("first", "true", PREFER, "a");
      var revision = only(policy, hunch(RETAIL_VIP), Map.of("first", 12L));
      assertThat(revision.steps())
          .containsExactly(
              new Step.AddRule(
                  new NewRule(
                      "retail-true-b",
                      "industry == 'retail' && vip == true",
                      PREFER,
                      Set.of("b"),
                      revision.finding().sentence()),
                  "first"));
      assertThat(revision.title()).isEqualTo("Where industry is retail and vip is true: b first");
      assertThat(revision.finding().sentence())
          .startsWith(
              "Where industry is retail and vip is true: 8 of 12 succeeded with b, 4 of 12 with a.")
          .contains("worth a trial");
      assertThat(revision.finding().interval()).isNull();
      assertThat(revision.finding().likeIt()).isEqualTo(new TrackRecord(12, 5));
    }

    @Test
    void changesTheRuleOfJustThisPlace() {
      var policy = SomePolicy.some().rule("retail", "industry == 'retail'", PREFER, "a");
      assertThat(only(policy, hunch(RETAIL), Map.of("retail", 5L)).steps())
          .first()
          .isInstanceOfSatisfying(
              Step.ReplaceRule.class,
              step -> {
                assertThat(step.id()).isEqualTo("retail");
                assertThat(step.rule().options()).containsExactly("b");
              });
    }

    @Test
    void proposesNothingThatTheRuleOfThePlaceSaysAlready() {
      var policy = SomePolicy.some().rule("retail", "industry == 'retail'", PREFER, "b");
      assertThat(revise(policy, List.of(hunch(RETAIL)), Map.of(), RARE)).isEmpty();
    }

    @Test
    void proposesNothingWhereARuleOfMorePlacesSaysItAlready() {
      var policy =
          SomePolicy.some()
              .rule("merged", "industry in ['retail', 'finance']", PREFER, "b")
              .rule("all", "true", PREFER, "a");
      var found = List.of(hunch(RETAIL));
      assertThat(revise(policy, found, Map.of("merged", 9L), RARE)).isEmpty();
      assertThat(revise(policy, found, Map.of("merged", 9L, "all", 1L), RARE)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("org.doubleloop.recommender.reviser.RevisersTest#places")
    void proposesNothingAnewThatWasAccepted(Cell place) {
      var policy = SomePolicy.some();
      var rule = ((Step.AddRule) only(policy, hunch(place), Map.of()).steps().getFirst()).rule();
      var accepted = policy.rule(rule.id(), rule.when(), rule.effect(), "b");
      assertThat(revise(accepted, List.of(hunch(place)), Map.of(), RARE)).isEmpty();
    }

    @Test
    void givesTheRuleANameThatIsFree() {
      var policy = SomePolicy.some().rule("retail-b", "vip", REQUIRE, "a");
      assertThat(only(policy, hunch(RETAIL), Map.of()).steps())
          .first()
          .isInstanceOfSatisfying(
              Step.AddRule.class, step -> assertThat(step.rule().id()).isEqualTo("retail-b-2"));
    }

    @Test
    void tellsWhoWouldBeWorseOffTheWorstFirst() {
      var finding = only(SomePolicy.some(), hunch(RETAIL), Map.of()).finding();
      assertThat(finding.worseOff()).hasSize(1);
      assertThat(Objects.requireNonNull(finding.counterExample()).place()).isEqualTo(RETAIL_VIP);
    }

    @Test
    void tellsNobodyAsWorseOffWhoHasLessWhereLessIsWanted() {
      var window = new Window(Duration.ofDays(14), Duration.ZERO);
      var complaints = new Metric("complained", Direction.DECREASE, window, false, null);
      var policy = SomePolicy.some().counting(complaints, List.of(), List.of());
      var revisions =
          Revisers.revise(
                  new Situation(
                      policy,
                      List.of(hunch(RETAIL)),
                      new SomeRates(),
                      _ -> Map.of(),
                      RARE,
                      _ -> ClauseRecord.NOTHING,
                      Arrivals.NONE))
              .toList();
      assertThat(revisions.getFirst().finding().worseOff()).isEmpty();
    }

    @Test
    void predictsAnEffectOfWhatHoldsAlone() {
      var holds =
          new Contrasted(
              Tier.HOLDS,
              Basis.RANDOMISED,
              RETAIL,
              NOW,
              new Count("b", 1_200, 300),
              new Count("a", 1_200, 200),
              31.5,
              new Interval(0.03, 0.13),
              null,
              null,
              40.0);
      assertThat(only(SomePolicy.some(), holds, Map.of()).finding().interval())
          .isEqualTo(new Interval(0.03, 0.13));
    }
  }

  @Nested
  class WhatPaysNoRent {
    private final Use used =
        new Use(
            NOW.minus(Duration.ofDays(57)),
            NOW,
            214,
            Map.of("vips", 3L),
            Map.of("a", 200L, "b", 14L),
            Map.of("a", 200L),
            Map.of());

    @Test
    void isARuleThatNeverHeldButNoGuardrail() {
      var policy =
          SomePolicy.some()
              .exploring(0.1)
              .rule("vips", "vip", PREFER, "c")
              .rule("never", "touch == 9", PREFER, "c")
              .rule("safe", "touch == 99", GUARDRAIL, "c");
      assertThat(revise(policy, List.of(), Map.of(), used))
          .extracting(Revision::steps)
          .containsExactly(List.of(new Step.RemoveRule("never")));
    }

    @Test
    void isAnOptionThatNobodyWasToldAndNobodyTook() {
      var revisions = revise(SomePolicy.some().exploring(0.1), List.of(), Map.of(), used);
      assertThat(revisions)
          .extracting(Revision::steps)
          .containsExactly(List.of(new Step.RemoveOption("c")));
      assertThat(revisions.getFirst().finding().sentence()).contains("214 suggestions in 8 weeks");
    }

    @Test
    void isNotAskedForBeforeEightWeeks() {
      var young =
          new Use(
              NOW.minus(Duration.ofDays(55)),
              NOW,
              9_999,
              Map.of(),
              Map.of("a", 9_999L),
              Map.of(),
              Map.of());
      assertThat(revise(SomePolicy.some(), List.of(), Map.of(), young)).isEmpty();
    }

    @Test
    void isAskedForChanceWhereNothingCanBeLearned() {
      var all =
          new Use(
              NOW.minus(Duration.ofDays(57)),
              NOW,
              214,
              Map.of(),
              Map.of("a", 200L, "b", 7L, "c", 7L),
              Map.of(),
              Map.of());
      assertThat(revise(SomePolicy.some(), List.of(), Map.of(), all))
          .extracting(Revision::steps)
          .containsExactly(List.of(new Step.Explore(0.1)));
      assertThat(revise(SomePolicy.some().observing(), List.of(), Map.of(), all)).isEmpty();
    }
  }

  /// Efficiency first, sustainability only as follow-on: a policy that declares which touch it is
  /// gets a rule for each touch at which something else does better.
  @Nested
  class AnOrderOfTouches {
    private static final Cell FIRST = Cell.of(new Trait("touch", "first"));
    private static final Cell FOLLOW_ON = Cell.of(new Trait("touch", "follow-on"));

    @Test
    void isARuleForEachTouch() {
      var touch = new Attribute("touch", AttributeType.STRING, List.of("first", "follow-on"), true);
      var policy =
          SomePolicy.some().offering("efficiency", "sustainability").declaring(List.of(touch));
      var found =
          List.of(
              better(FIRST, "efficiency", "sustainability"),
              better(FOLLOW_ON, "sustainability", "efficiency"));
      var revisions =
          Revisers.revise(
                  new Situation(
                      policy,
                      found,
                      new SomeRates(),
                      _ -> Map.of(),
                      RARE,
                      _ -> ClauseRecord.NOTHING,
                      Arrivals.NONE))
              .toList();
      assertThat(revisions)
          .extracting(Revision::title)
          .containsExactly(
              "Where touch is first: efficiency first",
              "Where touch is follow-on: sustainability first");
      assertThat(revisions)
          .flatExtracting(Revision::steps)
          .extracting(step -> ((Step.AddRule) step).rule())
          .extracting(NewRule::when, NewRule::effect, NewRule::options)
          .containsExactly(
              tuple("touch == 'first'", PREFER, Set.of("efficiency")),
              tuple("touch == 'follow-on'", PREFER, Set.of("sustainability")));
      assertThat(revisions.getLast().finding().sentence())
          .startsWith(
              "Where touch is follow-on: 300 of 1,200 succeeded with sustainability, 200 of 1,200"
                  + " with efficiency.");
    }

    private static Contrasted better(Cell place, String better, String than) {
      return new Contrasted(
          Tier.HOLDS,
          Basis.RANDOMISED,
          place,
          NOW,
          new Count(better, 1_200, 300),
          new Count(than, 1_200, 200),
          31.5,
          new Interval(0.03, 0.13),
          null,
          null,
          40.0);
    }
  }

  @Nested
  class TwoRules {
    @Test
    void thatSayTheSameForTwoValuesBecomeOne() {
      var policy =
          SomePolicy.some()
              .rule("one", "industry == 'retail' && touch == 1", PREFER, "b")
              .rule("retail", "industry == 'retail'", PREFER, "b")
              .rule("finance", "industry == 'finance'", PREFER, "b");
      assertThat(revise(policy, List.of(), Map.of(), RARE))
          .extracting(Revision::steps)
          .containsExactly(
              List.of(
                  new Step.ReplaceRule(
                      "retail",
                      new NewRule(
                          "retail",
                          "industry in ['retail', 'finance']",
                          PREFER,
                          Set.of("b"),
                          "the reason of retail the reason of finance")),
                  new Step.RemoveRule("finance")));
    }

    @Test
    void thatPreferDifferentOptionsStayTwo() {
      var policy =
          SomePolicy.some()
              .rule("retail", "industry == 'retail'", PREFER, "b")
              .rule("finance", "industry == 'finance'", PREFER, "c");
      assertThat(revise(policy, List.of(), Map.of(), RARE)).isEmpty();
    }
  }

  static Stream<Cell> places() {
    return Stream.of(
        Cell.EVERYWHERE,
        RETAIL,
        RETAIL_VIP,
        Cell.of(new Trait("vip", "false")),
        Cell.of(new Trait("industry", "O'Brien\n& sons")));
  }

  private static Contrasted hunch(Cell place) {
    return new Contrasted(
        Tier.HUNCH,
        Basis.RANDOMISED,
        place,
        NOW,
        new Count("b", 12, 8),
        new Count("a", 12, 4),
        2.1,
        null,
        new TrackRecord(12, 5),
        "24 units; 20 points need about 300.",
        9.5);
  }

  private static Revision only(SomePolicy policy, Contrasted contrast, Map<String, Long> deciding) {
    var revisions = revise(policy, List.of(contrast), deciding, RARE);
    assertThat(revisions).hasSize(1);
    return revisions.getFirst();
  }

  private static List<Revision> revise(
      SomePolicy policy, List<Contrasted> contrasts, Map<String, Long> deciding, Use use) {
    return Revisers.revise(
            new Situation(
                policy.build(),
                contrasts,
                new SomeRates(),
                _ -> deciding,
                use,
                _ -> ClauseRecord.NOTHING,
                Arrivals.NONE))
        .toList();
  }
}
