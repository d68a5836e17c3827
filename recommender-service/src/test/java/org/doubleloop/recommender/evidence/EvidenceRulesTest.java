package org.doubleloop.recommender.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Counts;
import org.doubleloop.recommender.counts.Tally;
import org.doubleloop.recommender.fold.SomeChunks;
import org.doubleloop.recommender.measure.Measures;
import org.doubleloop.recommender.policy.SomePolicy;
import org.doubleloop.recommender.tick.Tick;
import org.doubleloop.recommender.tick.Ticks;
import org.doubleloop.recommender.window.Delays;
import org.junit.jupiter.api.Test;

class EvidenceRulesTest {

  private static final Clock CLOCK =
      Clock.fixed(SomePolicy.START.plus(Duration.ofDays(30)), ZoneOffset.UTC);

  /// Where this fails, what counts has changed: raise the number, and state the new sums.
  @Test
  void nameTheRulesByWhichWasCounted() {
    var policies = SomePolicy.policies();
    policies.add(SomePolicy.some().build());
    policies.add(SomePolicy.some().version(2, SomePolicy.START.plus(Duration.ofDays(2))).build());
    policies.currentAt(CLOCK.instant());
    var ticks = new Ticks();
    var memory = new Memory(policies, CLOCK, ticks, new Measures(), _ -> {});
    var moment = SomePolicy.START.plus(Duration.ofDays(25));
    ticks.take(List.of(new Tick(Tick.ALL, moment, moment)));
    memory.take(SomeEvidence.various(400, new Random(14)));

    var rows = memory.state().counts().values().stream().flatMap(Counts::rows).toList();
    assertThat(memory.rules()).isEqualTo(3);
    assertThat(rows).hasSize(324);
    assertThat(rows)
        .filteredOn(row -> row.cell().equals(Cell.EVERYWHERE) && row.closes() == Delays.CLOSED)
        .extracting(Counts.Row::option, row -> row.slice().version(), Counts.Row::tally)
        .containsExactly(
            tuple("a", 1, Tally.of(0, 34, 5)),
            tuple("a", 2, Tally.of(0, 50, 13)),
            tuple("b", 1, Tally.of(0, 32, 6)),
            tuple("b", 2, Tally.of(0, 43, 8)),
            tuple("c", 1, Tally.of(0, 34, 4)),
            tuple("c", 2, Tally.of(0, 34, 7)));
    assertThat(rows)
        .filteredOn(row -> row.cell().equals(Cell.EVERYWHERE) && row.closes() != Delays.CLOSED)
        .extracting(Counts.Row::option, Counts.Row::closes, Counts.Row::tally)
        .startsWith(
            tuple("a", 1_769_418_000L, Tally.of(2, 1, 0)),
            tuple("a", 1_769_493_600L, Tally.of(1, 1, 1)));
  }

  @Test
  void tellTheSameMonthsAndVersionsApartOnceRestored() {
    var policies = SomePolicy.policies();
    policies.add(SomePolicy.some().build());
    policies.add(SomePolicy.some().version(20, SomePolicy.START).build());
    var memory = SomeEvidence.memory(policies, CLOCK);
    memory.take(List.of(SomeEvidence.one(20, "2026-12-01"), SomeEvidence.one(1, "2027-01-01")));
    var restored = SomeEvidence.memory(policies, CLOCK);
    restored.restore(SomeChunks.of(memory));

    var late = List.of(SomeEvidence.one(20, "2025-01-01"));
    memory.take(late);
    restored.take(late);
    assertThat(SomeEvidence.counted(restored)).isEqualTo(SomeEvidence.counted(memory));
  }
}
