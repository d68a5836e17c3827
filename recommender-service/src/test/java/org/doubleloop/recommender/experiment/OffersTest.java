package org.doubleloop.recommender.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.doubleloop.recommender.policy.Rule.Effect.GUARDRAIL;
import static org.doubleloop.recommender.policy.Rule.Effect.PREFER;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.doubleloop.kit.unit.TrialHash;
import org.doubleloop.recommender.draw.Draw;
import org.doubleloop.recommender.draw.Draw.Reason;
import org.doubleloop.recommender.evidence.Memory;
import org.doubleloop.recommender.exploration.Chance;
import org.doubleloop.recommender.measure.Measures;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.SomePolicy;
import org.doubleloop.recommender.tick.Ticks;
import org.junit.jupiter.api.Test;

class OffersTest {
  private static final Instant NOW = SomePolicy.START.plus(Duration.ofDays(30));
  private static final Map<String, Object> VIP = Map.of("vip", true);
  private static final Map<String, Object> OTHER = Map.of("vip", false);
  private static final PolicyVersion A = SomePolicy.some().build();
  private static final PolicyVersion B =
      SomePolicy.some().rule("vips-b", "vip", PREFER, "b").build();

  private final Experiments experiments = new Experiments();
  private final Offers offers =
      new Offers(
          new Memory(
              SomePolicy.policies(),
              Clock.fixed(NOW, ZoneOffset.UTC),
              new Ticks(),
              new Measures(),
              _ -> {}),
          experiments);

  @Test
  void givesEachUnitTheVariantThatItsNameFallsInto() {
    begin(experiment("e-1", 1, B));
    for (int i = 0; i < 100; i++) {
      var unit = "unit-" + i;
      boolean isB = TrialHash.isB("e-1", unit);
      var offer = to(unit, A, VIP);
      assertThat(offer.ranked().getFirst().option()).isEqualTo(isB ? "b" : "a");
      assertThat(offer.content()).isEqualTo(isB ? B : A);
      assertThat(drawn(offer).trial()).isEqualTo(new Draw.Trial("e-1", isB ? "B" : "A"));
    }
  }

  /// So that drafts are written, and guidance is served, as the trial has it.
  @Test
  void findsTheContentAgainByWhichAUnitWasGivenSomething() {
    begin(experiment("e-1", 1, B));
    assertThat(experiments.content(A, new Draw.Trial("e-1", "B"))).isEqualTo(B);
    assertThat(experiments.content(A, new Draw.Trial("e-1", "A"))).isEqualTo(A);
    assertThat(experiments.content(A, new Draw.Trial("e-2", "B"))).isEqualTo(A);
    assertThat(experiments.content(A, null)).isEqualTo(A);
  }

  @Test
  void saysWhatComesFirstInBothVariantsAndHowLikelyEachWas() {
    begin(experiment("e-1", 1, B));
    var draw = drawn(to("unit-1", A, VIP));
    assertThat(draw.reason()).isEqualTo(Reason.TRIAL);
    assertThat(draw.top()).isEqualTo("a");
    assertThat(draw.among()).containsExactly(new Chance("a", 1, 0.5), new Chance("b", 1, 0.5));
  }

  @Test
  void takesTheDeclaredShareOfUnitsAndGivesHalfOfThemB() {
    begin(experiment("e-1", 0.3, B));
    var drawn =
        IntStream.range(0, 10_000)
            .mapToObj(i -> to("unit-" + i, A, VIP).draw())
            .filter(Objects::nonNull)
            .toList();
    assertThat(drawn.size() / 10_000.0).isCloseTo(0.3, within(0.02));
    long isB =
        drawn.stream().filter(draw -> new Draw.Trial("e-1", "B").equals(draw.trial())).count();
    assertThat((double) isB / drawn.size()).isCloseTo(0.5, within(0.03));
  }

  @Test
  void leavesUnitsAloneWhereBothSayTheSame() {
    begin(experiment("e-1", 1, B));
    assertThat(to("unit-1", A, OTHER).draw()).isNull();
  }

  @Test
  void givesNothingThatAGuardrailOfTheVersionForbids() {
    var guarded = SomePolicy.some().rule("no-b", "vip", GUARDRAIL, "b");
    begin(experiment("e-1", 1, guarded.rule("vips-b", "vip", PREFER, "b").build()));
    for (int i = 0; i < 50; i++) {
      assertThat(to("unit-" + i, guarded.build(), VIP).draw()).isNull();
    }
  }

  @Test
  void givesNothingWhileItIsPausedOrBeforeItBeginsOrOnceItIsOver() {
    begin(experiment("e-1", 1, B));
    var version = A;
    assertThat(offers.to("u", true, version, VIP, NOW.minus(Duration.ofDays(2))).draw()).isNull();
    assertThat(offers.to("u", true, version, VIP, NOW.plus(Duration.ofDays(10))).draw()).isNull();
    assertThat(to("u", version, VIP).draw()).isNotNull();
    var paused =
        new Experiment(
            "e-1", SomePolicy.KEY, "p", false, 1, null, 1, NOW, NOW.plus(Duration.ofDays(9)), B);
    experiments.take(SomePolicy.KEY, "e-1", 2, paused);
    assertThat(to("u", version, VIP).draw()).isNull();
    experiments.take(SomePolicy.KEY, "e-1", 3, null);
    experiments.take(SomePolicy.KEY, "e-1", 1, experiment("e-1", 1, B));
    assertThat(to("u", version, VIP).draw()).isNull();
  }

  @Test
  void triesNothingUnderAPolicyThatOnlyObserves() {
    begin(experiment("e-1", 1, B));
    assertThat(to("unit-1", SomePolicy.some().observing().build(), VIP).draw()).isNull();
  }

  @Test
  void triesNothingWhileAnotherVersionIsInForce() {
    begin(experiment("e-1", 1, B));
    assertThat(to("unit-1", SomePolicy.some().version(2, NOW).build(), VIP).draw()).isNull();
  }

  @Test
  void triesNothingWhereTheContextDoesNotFitTheOtherContent() {
    begin(experiment("e-1", 1, B));
    assertThat(to("unit-1", A, Map.of("vip", true, "unheard", "of")).draw()).isNull();
  }

  private void begin(Experiment experiment) {
    experiments.take(SomePolicy.KEY, experiment.id(), 1, experiment);
  }

  private static Experiment experiment(String id, double share, PolicyVersion content) {
    return new Experiment(
        id,
        SomePolicy.KEY,
        "p-1",
        true,
        1,
        null,
        share,
        NOW.minus(Duration.ofDays(1)),
        NOW.plus(Duration.ofDays(9)),
        content);
  }

  private Offer to(String unit, PolicyVersion version, Map<String, Object> context) {
    return offers.to(unit, true, version, context, NOW);
  }

  private static Draw drawn(Offer offer) {
    return Objects.requireNonNull(offer.draw());
  }
}
