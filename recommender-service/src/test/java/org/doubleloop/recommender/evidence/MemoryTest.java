package org.doubleloop.recommender.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.doubleloop.recommender.counts.Counts;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.measure.MetricKey;
import org.doubleloop.recommender.metric.CountedOutcome;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.SomePolicy;
import org.doubleloop.recommender.ranking.Candidate;
import org.doubleloop.recommender.signal.SomeSignals;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class MemoryTest {

  private static final Instant NOW = SomePolicy.START.plus(Duration.ofDays(30));
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final PolicyVersion FIRST = SomePolicy.some().build();
  private static final PolicyVersion SECOND =
      SomePolicy.some().version(2, SomePolicy.START.plus(Duration.ofDays(10))).build();

  @Test
  void countsTheSameInAnyOrderAndAnyPages() {
    var evidence = SomeEvidence.some(300, new Random(1));
    var expected = SomeEvidence.counted(folded(List.of(evidence)));
    for (int seed = 2; seed < 12; seed++) {
      var random = new Random(seed);
      var shuffled = new ArrayList<>(evidence);
      Collections.shuffle(shuffled, random);
      assertThat(SomeEvidence.counted(folded(pages(shuffled, random)))).isEqualTo(expected);
    }
  }

  @Test
  void countsTheSameWhereThePoliciesComeLate() {
    var evidence = SomeEvidence.some(200, new Random(3));
    var expected = SomeEvidence.counted(folded(List.of(evidence)));
    var policies = SomePolicy.policies();
    var memory = SomeEvidence.memory(policies, CLOCK);
    memory.take(evidence.subList(0, 100));
    assertThat(memory.generation()).isZero();
    policies.add(SECOND);
    memory.take(evidence.subList(100, 200));
    policies.add(FIRST);
    policies.currentAt(NOW);
    memory.take(List.of());
    assertThat(SomeEvidence.counted(memory)).isEqualTo(expected);
    assertThat(memory.state().pending()).isEmpty();
  }

  @Test
  void takesBackWhatACorrectionTakesBack() {
    var success = List.of(SomeEvidence.outcome("replied", 1, NOW, false, true));
    var memory =
        folded(List.of(List.of(one("a", 1, List.of(), success), one("a", 1, success, List.of()))));
    assertThat(trials(memory, FIRST)).isZero();
  }

  @Test
  void keepsApartWhatVersionsCallASuccess() {
    var policies = SomePolicy.policies();
    policies.add(FIRST);
    var other = SomePolicy.some().version(2, NOW).measuring("opened").build();
    policies.add(other);
    var memory = SomeEvidence.memory(policies, CLOCK);
    var replied = List.of(SomeEvidence.outcome("replied", 1, NOW, true, true));
    memory.take(List.of(one("a", 1, List.of(), replied)));
    assertThat(trials(memory, FIRST)).isEqualTo(1);
    assertThat(trials(memory, other)).isZero();
  }

  @Test
  void countsNoOptionThatTheVersionDoesNotHaveAndSaysSo(CapturedOutput output) {
    var policies = SomePolicy.policies();
    var dropped = SomePolicy.some().version(2, SECOND.effectiveFrom()).offering("b", "c").build();
    policies.add(FIRST);
    policies.add(dropped);
    policies.currentAt(NOW);
    var memory = SomeEvidence.memory(policies, CLOCK);
    var replied = List.of(SomeEvidence.outcome("replied", 1, NOW, true, true));
    for (int i = 0; i < 20; i++) {
      memory.take(
          List.of(
              one("no-such-option", 1, List.of(), replied),
              one("a", 2, List.of(), replied),
              one("a", null, List.of(), replied),
              one("a", 2, replied, List.of())));
    }
    assertThat(SomeEvidence.counted(memory)).isEmpty();
    assertThat(memory.state().pending()).isEmpty();
    assertThat(memory.generation()).isZero();
    assertThat(output)
        .containsOnlyOnce("version 1 of policy outreach of acme has no option no-such-option")
        .containsOnlyOnce("version 2 of policy outreach of acme has no option a");

    memory.take(List.of(one("a", 1, List.of(), replied)));
    assertThat(trials(memory, dropped)).as("the version that it names has it").isEqualTo(1);
  }

  @Test
  void warnsOnceOfCellsThatDoNotFit(CapturedOutput output) {
    var memory = SomeEvidence.memory(policies(), CLOCK);
    memory.restore(
        new Ledger.State(
            0, Map.of(MetricKey.of(FIRST), new Counts(7, 1_000)), List.of(), Map.of()));
    var evidence = SomeEvidence.some(50, new Random(13));
    memory.take(evidence.subList(0, 1));
    assertThat(output).doesNotContain("Not all cells fit");
    memory.take(evidence);
    memory.take(evidence);
    assertThat(output)
        .containsOnlyOnce("Not all cells fit")
        .contains("outcome replied of policy outreach of acme");
  }

  @Test
  void noticesThatAVersionCameAfterWhatItDecides() {
    var policies = SomePolicy.policies();
    policies.add(FIRST);
    policies.currentAt(NOW);
    var memory = SomeEvidence.memory(policies, CLOCK);
    var evidence = SomeEvidence.some(300, new Random(9));
    memory.take(evidence);
    assertThat(memory.mustBeginAgain()).isFalse();
    var later = SomePolicy.some().version(3, NOW.plus(Duration.ofDays(1))).build();
    policies.add(later);
    assertThat(memory.mustBeginAgain()).as("none of the actions is so late").isFalse();

    var restored = SomeEvidence.memory(policies, CLOCK);
    restored.restore(memory.state());
    policies.add(SECOND);
    assertThat(memory.mustBeginAgain()).isTrue();
    assertThat(restored.mustBeginAgain()).isTrue();
  }

  @Test
  void ranksByWhatItKnewUntilItHasCaughtUpAgain() {
    var evidence = SomeEvidence.some(100, new Random(4));
    var memory = folded(List.of(evidence));
    memory.beginAgain();
    memory.take(evidence.subList(0, 10));
    assertThat(memory.generation()).isEqualTo(100);
    memory.take(evidence.subList(10, 100));
    memory.take(SomeEvidence.some(5, new Random(5)));
    memory.caughtUp();
    assertThat(memory.generation()).isEqualTo(105);
  }

  private static long trials(Memory memory, PolicyVersion version) {
    var ranked = memory.rank(version, List.of(new Candidate("a", 1)), Map.of());
    return ranked.getFirst().levels().getLast().trials().known();
  }

  private static Memory folded(List<List<FeedItem>> pages) {
    var memory = SomeEvidence.memory(policies(), CLOCK);
    pages.forEach(memory::take);
    return memory;
  }

  private static Policies policies() {
    var policies = SomePolicy.policies();
    policies.add(FIRST);
    policies.add(SECOND);
    policies.currentAt(NOW);
    return policies;
  }

  private static List<List<FeedItem>> pages(List<FeedItem> evidence, Random random) {
    var pages = new ArrayList<List<FeedItem>>();
    for (int from = 0; from < evidence.size(); ) {
      int to = Math.min(evidence.size(), from + 1 + random.nextInt(40));
      pages.add(evidence.subList(from, to));
      from = to;
    }
    return pages;
  }

  private static FeedItem one(
      String option,
      @Nullable Integer version,
      List<CountedOutcome> previous,
      List<CountedOutcome> outcomes) {
    return SomeSignals.connected(
        version, option, Map.of(), NOW.minus(Duration.ofDays(1)), outcomes, previous);
  }
}
