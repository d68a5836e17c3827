package org.doubleloop.recommender.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.fold.SomeChunks;
import org.doubleloop.recommender.measure.Measures;
import org.doubleloop.recommender.metric.CountedOutcome;
import org.doubleloop.recommender.metric.Direction;
import org.doubleloop.recommender.metric.Metric;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.SomePolicy;
import org.doubleloop.recommender.ranking.Candidate;
import org.doubleloop.recommender.ranking.Level;
import org.doubleloop.recommender.ranking.Ranked;
import org.doubleloop.recommender.signal.SomeSignals;
import org.doubleloop.recommender.tick.Tick;
import org.doubleloop.recommender.tick.Ticks;
import org.doubleloop.recommender.window.Window;
import org.junit.jupiter.api.Test;

/// Evidence under a policy that is judged by revenue up to 200, in version 2 up to 100.
class SumEvidenceTest {
  private static final Instant DONE = SomePolicy.START.plus(Duration.ofDays(1));
  private static final Instant OVER = DONE.plus(Duration.ofDays(16));
  private static final PolicyVersion ONE =
      SomePolicy.some().counting(revenue(200), List.of(), List.of());
  private static final PolicyVersion TWO =
      SomePolicy.some().version(2, OVER).counting(revenue(100), List.of(), List.of());
  private static final Clock CLOCK =
      Clock.fixed(SomePolicy.START.plus(Duration.ofDays(100)), ZoneOffset.UTC);
  private static final List<Candidate> CANDIDATES =
      List.of(new Candidate("a", 1), new Candidate("b", 1));

  private final Ticks ticks = new Ticks();
  private final Memory memory = memory(ticks);

  @Test
  void ranksByWhatActionsAreWorthAndNotByHowManyAreWorthAnything() {
    memory.take(many("a", 60, 10, 20));
    memory.take(many("b", 60, 2, 180));
    tick();
    assertThat(ranked(ONE)).extracting(Ranked::option).containsExactly("b", "a");
    assertThat(ONE.metric().worth(ranked(ONE).getFirst().score())).isEqualTo(6, offset(0.5));
  }

  @Test
  void addsUpWhatComesInPartsAndTakesBackWhatIsCorrected() {
    var first = List.of(revenue("o-1", 1, 50));
    var both = List.of(revenue("o-1", 1, 50), revenue("o-2", 3, 30));
    memory.take(
        List.of(
            SomeSignals.acted(1, "a", Map.of(), DONE),
            SomeSignals.connected(1, "a", Map.of(), DONE, first, List.of()),
            SomeSignals.connected(1, "a", Map.of(), DONE, both, first)));
    var trials = level("a").trials();
    assertThat(trials.known()).isZero();
    assertThat(trials.pending()).isEqualTo(1);
    assertThat(trials.successes()).isEqualTo(0.4);

    memory.take(
        List.of(
            SomeSignals.connected(1, "a", Map.of(), DONE, List.of(revenue("o-2", 3, 30)), both)));
    tick();
    assertThat(level("a").trials().known()).isEqualTo(1);
    assertThat(level("a").trials().successes()).isEqualTo(0.15);
  }

  @Test
  void beginsAnewUnderAnotherCap() {
    memory.take(many("a", 20, 20, 100));
    tick();
    assertThat(level("a").trials().known()).isEqualTo(20);
    assertThat(ranked(TWO).getFirst().levels().getLast().trials().known()).isZero();
  }

  @Test
  void comesBackFromASnapshotAsItWas() {
    memory.take(many("a", 20, 13, 30));
    memory.take(many("b", 5, 5, 400));
    var restored = memory(new Ticks());
    restored.restore(SomeChunks.of(memory));
    assertThat(SomeEvidence.counted(restored)).isEqualTo(SomeEvidence.counted(memory));
    assertThat(restored.rank(ONE, CANDIDATES, Map.of())).isEqualTo(ranked(ONE));
  }

  private static Memory memory(Ticks ticks) {
    Policies policies = SomePolicy.policies();
    policies.add(ONE);
    policies.add(TWO);
    policies.currentAt(CLOCK.instant());
    return new Memory(policies, CLOCK, ticks, new Measures(), _ -> {});
  }

  private void tick() {
    ticks.take(List.of(new Tick(Tick.ALL, OVER, OVER)));
    memory.take(List.of());
  }

  private List<Ranked> ranked(PolicyVersion version) {
    return memory.rank(version, CANDIDATES, Map.of());
  }

  private Level level(String option) {
    return ranked(ONE).stream()
        .filter(each -> each.option().equals(option))
        .findFirst()
        .orElseThrow()
        .levels()
        .getLast();
  }

  /// So many actions, the first ones of which brought this much.
  private static List<FeedItem> many(String option, int number, int paid, double value) {
    var items = new ArrayList<FeedItem>();
    for (int i = 0; i < number; i++) {
      items.add(SomeSignals.acted(1, option, Map.of(), DONE));
      if (i < paid) {
        items.add(
            SomeSignals.connected(
                1, option, Map.of(), DONE, List.of(revenue("o", 2, value)), List.of()));
      }
    }
    return items;
  }

  private static CountedOutcome revenue(String id, int days, double value) {
    return new CountedOutcome(id, "revenue", value, DONE.plus(Duration.ofDays(days)), false, true);
  }

  private static Metric revenue(double cap) {
    return new Metric(
        "revenue", Direction.INCREASE, new Window(Duration.ofDays(14), Duration.ZERO), false, cap);
  }
}
