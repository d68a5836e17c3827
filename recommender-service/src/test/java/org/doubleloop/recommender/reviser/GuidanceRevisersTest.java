package org.doubleloop.recommender.reviser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doubleloop.kit.condition.Conditions;
import org.doubleloop.kit.phrase.Marks;
import org.doubleloop.recommender.condition.When;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.evalue.Interval;
import org.doubleloop.recommender.guidance.ArmCounts;
import org.doubleloop.recommender.guidance.ClauseRecord;
import org.doubleloop.recommender.guidance.Contradictions;
import org.doubleloop.recommender.guidance.Effect;
import org.doubleloop.recommender.policy.Attribute;
import org.doubleloop.recommender.policy.Guidance;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.SomePolicy;
import org.doubleloop.recommender.revision.Finding.Basis;
import org.doubleloop.recommender.revision.Finding.Count;
import org.doubleloop.recommender.revision.Finding.Tier;
import org.doubleloop.recommender.revision.Revision;
import org.doubleloop.recommender.revision.Situation;
import org.doubleloop.recommender.revision.Situation.Arrivals;
import org.doubleloop.recommender.revision.Situation.Rates;
import org.doubleloop.recommender.revision.Situation.Use;
import org.doubleloop.recommender.revision.Step;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What guidance has to show for itself.
class GuidanceRevisersTest {
  private static final Instant NOW = SomePolicy.START.plus(Duration.ofDays(60));
  private static final Conditions CONDITIONS = new Conditions(100_000);
  private static final double LOG_20 = Math.log(20);
  private static final Marks FRIDAY = new Marks(List.of(), List.of("by Friday"));

  private static final Use LONG =
      new Use(
          NOW.minus(Duration.ofDays(57)), NOW, 214, Map.of(), Map.of(), Map.of(), Map.of("b", 3L));
  private static final Use SHORT = new Use(NOW, NOW, 0, Map.of(), Map.of(), Map.of(), Map.of());

  @Nested
  class WhatPaysNoRent {
    @Test
    void isProposedForRetirementWhereItHasHeldNowhere() {
      var revision = only(LONG, none(), clause("a", null, FRIDAY), clause("b", null, new Marks()));
      assertThat(revision.steps()).containsExactly(new Step.RemoveGuidance("a"));
      assertThat(revision.finding().sentence())
          .isEqualTo("Guidance a held in none of the 214 suggestions of the last 8 weeks.");
      assertThat(revise(SHORT, none(), clause("a", null, FRIDAY))).isEmpty();
      assertThat(revise(LONG, Map.of("a", sent(1, 0)), clause("a", null, FRIDAY))).isEmpty();
    }

    @Test
    void isProposedForRetirementWherePeopleEditItAway() {
      var revision = only(SHORT, Map.of("a", sent(3, 14)), clause("a", null, FRIDAY));
      assertThat(revision.steps()).containsExactly(new Step.RemoveGuidance("a"));
      assertThat(revision.finding().sentence())
          .isEqualTo(
              "Of 17 texts that followed guidance a, people took that out of 14 before they sent"
                  + " them.");
      assertThat(revise(SHORT, Map.of("a", sent(7, 10)), clause("a", null, FRIDAY)))
          .as("that may be luck")
          .isEmpty();
    }

    @Test
    void isProposedForRetirementWhereItIsKnownToChangeLittle() {
      var finding =
          only(SHORT, Map.of("a", effect(0.01, LOG_20, 0, 0)), clause("a", null, FRIDAY)).finding();
      assertThat(finding.tier()).isEqualTo(Tier.HOLDS);
      assertThat(finding.basis()).isEqualTo(Basis.RANDOMISED);
      assertThat(finding.evidence()).isCloseTo(20, within(1e-9));
      assertThat(finding.sentence())
          .isEqualTo(
              "By lot 60 units were served guidance a and 50 were not: people change +1.0 points of"
                  + " a draft more with it (-5.0 to 7.0), so that it does not save them 8 points.");
      assertThat(revise(SHORT, Map.of("a", effect(0.01, 2, 0, 0)), clause("a", null, FRIDAY)))
          .isEmpty();
    }

    @Test
    void isProposedForRetirementWhereItDoesHarm() {
      assertThat(
              only(SHORT, Map.of("a", effect(0.12, 0, LOG_20, 0)), clause("a", null, FRIDAY))
                  .finding()
                  .sentence())
          .endsWith("so that it does harm.");
    }

    @Test
    void staysWhereMoreComesOfIt() {
      assertThat(
              revise(
                  SHORT, Map.of("a", effect(0.01, LOG_20, 0, LOG_20)), clause("a", null, FRIDAY)))
          .isEmpty();
      var sent = sent(14, 17);
      var better =
          new ClauseRecord(
              sent.served(), sent.withheld(), null, effect(0, 0, 0, LOG_20).outcome(), List.of());
      assertThat(revise(SHORT, Map.of("a", better), clause("a", null, FRIDAY)))
          .as("though people take it out")
          .isEmpty();
    }
  }

  @Nested
  class WhatSaysTheSame {
    @Test
    void becomesTheOneThatHoldsWhereverTheOtherDoes() {
      var retail = clause("a", "industry == 'retail'", FRIDAY);
      var everywhere = clause("b", null, new Marks(List.of(), List.of("BY friday")));
      assertThat(only(SHORT, none(), retail, everywhere).steps())
          .containsExactly(new Step.RemoveGuidance("a"));
      assertThat(only(SHORT, none(), everywhere, retail).steps())
          .containsExactly(new Step.RemoveGuidance("a"));
    }

    @Test
    void becomesOneForBothValuesOfAnAttribute() {
      var retail = clause("a", "industry == 'retail' && vip == 'x'", FRIDAY);
      var finance = clause("b", "industry == 'finance' && vip == 'x'", FRIDAY);
      assertThat(only(SHORT, none(), retail, finance).steps())
          .containsExactly(
              new Step.ReplaceGuidance(
                  "a",
                  new Step.NewGuidance(
                      "a",
                      "industry in ['retail', 'finance'] && vip == 'x'",
                      retail.text(),
                      FRIDAY,
                      1)),
              new Step.RemoveGuidance("b"));
    }

    @Test
    void isTakenForTheSameByItsWordsWhereThereAreNoMarks() {
      var one = new Guidance("a", null, "Be  brief.");
      var other = new Guidance("b", null, "be brief.");
      assertThat(only(SHORT, none(), one, other).steps())
          .containsExactly(new Step.RemoveGuidance("b"));
    }

    @Test
    void staysTwoWhereItIsNotTheSame() {
      assertThat(
              revise(
                  SHORT,
                  none(),
                  clause("a", "industry == 'retail'", FRIDAY),
                  clause("b", "vip", FRIDAY),
                  new Guidance("c", null, "Do a.", FRIDAY, 0.5),
                  clause("d", null, new Marks(List.of("by Friday"), List.of()))))
          .isEmpty();
    }
  }

  @Test
  void contradictionsAreSaidOfBothWhereBothMayHold() {
    var asks = clause("asks", "industry == 'retail'", FRIDAY);
    var forbids = clause("forbids", null, new Marks(List.of("friday"), List.of()));
    var elsewhere =
        clause("elsewhere", "industry == 'finance'", new Marks(List.of("friday"), List.of()));
    var version = version(asks, forbids, elsewhere);
    assertThat(Contradictions.of(version, asks))
        .containsExactly(
            "It asks for 'by Friday', and guidance 'forbids' forbids 'friday' where it may hold,"
                + " too.");
    assertThat(Contradictions.of(version, forbids))
        .containsExactly(
            "It forbids 'friday', and guidance 'asks' asks for 'by Friday' where it may hold,"
                + " too.");
    assertThat(Contradictions.of(version, elsewhere)).isEmpty();
  }

  private static Guidance clause(String id, @Nullable String when, Marks marks) {
    var types =
        SomePolicy.some().build().attributes().stream()
            .collect(Collectors.toMap(Attribute::name, Attribute::type));
    return new Guidance(
        id, when == null ? null : new When(when, types, CONDITIONS), "Do " + id + ".", marks, 1);
  }

  private static Map<String, ClauseRecord> none() {
    return Map.of();
  }

  private static ClauseRecord sent(long followed, long editedAway) {
    long all = followed + editedAway;
    return new ClauseRecord(
        new ArmCounts(all, all, followed, editedAway, 0, 0),
        ArmCounts.NOTHING,
        null,
        null,
        List.of());
  }

  private static ClauseRecord effect(double estimate, double little, double harm, double outcome) {
    var interval = new Interval(estimate, -0.05, 0.07);
    return new ClauseRecord(
        new ArmCounts(60, 60, 60, 0, 0, 0),
        new ArmCounts(50, 50, 0, 0, 0, 0),
        new Effect(60, 50, interval, 0, harm, little),
        new Effect(60, 50, interval, outcome, 0, 0),
        List.of());
  }

  private static Revision only(Use use, Map<String, ClauseRecord> records, Guidance... guidance) {
    var revisions = revise(use, records, guidance);
    assertThat(revisions).hasSize(1);
    return revisions.getFirst();
  }

  private static List<Revision> revise(
      Use use, Map<String, ClauseRecord> records, Guidance... guidance) {
    var situation =
        new Situation(
            version(guidance),
            List.of(),
            new NoRates(),
            _ -> Map.of(),
            use,
            clause -> records.getOrDefault(clause.id(), ClauseRecord.NOTHING),
            Arrivals.NONE);
    return Stream.of(new IdleGuidanceReviser(), new MergeGuidanceReviser())
        .flatMap(reviser -> reviser.revise(situation).stream())
        .toList();
  }

  private static PolicyVersion version(Guidance... guidance) {
    var same = SomePolicy.some().build();
    return new PolicyVersion(
        same.key(),
        same.version(),
        same.effectiveFrom(),
        same.proposal(),
        same.mode(),
        same.unit(),
        same.metric(),
        same.watch(),
        same.leading(),
        same.exploration(),
        same.attributes(),
        same.options(),
        same.rules(),
        List.of(guidance));
  }

  private static final class NoRates implements Rates {
    @Override
    public Count of(Basis basis, Cell place, String option) {
      return new Count(option, 0, 0);
    }

    @Override
    public List<Cell> within(Basis basis, Cell place) {
      return List.of();
    }
  }
}
