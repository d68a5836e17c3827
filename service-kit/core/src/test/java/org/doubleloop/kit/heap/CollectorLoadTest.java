package org.doubleloop.kit.heap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.doubleloop.kit.heap.CollectorLoad.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollectorLoadTest {
  private static final Duration WINDOW = Duration.ofSeconds(60);

  /// What is said at the end of phases, read every two seconds: so many seconds with so many
  /// percent of collecting.
  @ParameterizedTest
  @CsvSource({
    "FINE, '1000x0'",
    "FINE, '1000x50'",
    "FINE, '1000x90'",
    "EXHAUSTED, '1000x91'",
    "EXHAUSTED, '60x95'",
    "EXHAUSTED, '60x100'",
    "STRAINED, '58x100'",
    "STRAINED, '20x100'",
    "FINE, '18x100'",
    "FINE, '10x100 10x50 10x100 10x50 10x100 10x50'",
    "STRAINED, '100x10 40x100'",
    "EXHAUSTED, '100x10 60x100'",
    "FINE, '58x100 20x10'",
    "EXHAUSTED, '60x100 2x0'",
    "FINE, '60x100 20x0'",
    "STRAINED, '40x100 8x0 20x100'",
  })
  void isJudgedByTheLastTimeAlone(Verdict expected, String phases) {
    var load = new CollectorLoad(WINDOW);
    var at = Duration.ofHours(7);
    var collecting = Duration.ofSeconds(11);
    var verdict = load.read(at, collecting);
    for (String phase : List.of(phases.split(" ", -1))) {
      var parts = phase.split("x", 2);
      for (int second = 0; second < Integer.parseInt(parts[0]); second += 2) {
        at = at.plusSeconds(2);
        collecting = collecting.plusMillis(20L * Integer.parseInt(parts[1]));
        verdict = load.read(at, collecting);
      }
    }
    assertThat(verdict).isEqualTo(expected);
  }

  /// Where the collector leaves nothing, looks come late too.
  @Test
  void isJudgedHoweverRarelyItIsLookedAt() {
    var load = new CollectorLoad(WINDOW);
    load.read(Duration.ZERO, Duration.ZERO);
    assertThat(load.read(Duration.ofSeconds(200), Duration.ofSeconds(190)))
        .isEqualTo(Verdict.EXHAUSTED);
    assertThat(load.read(Duration.ofSeconds(400), Duration.ofSeconds(191))).isEqualTo(Verdict.FINE);
  }

  @ParameterizedTest
  @CsvSource({
    "Copy, true",
    "MarkSweepCompact, true",
    "PS Scavenge, true",
    "PS MarkSweep, true",
    "G1 Young Generation, true",
    "G1 Old Generation, true",
    "G1 Concurrent GC, false",
    "ZGC Minor Cycles, false",
    "ZGC Minor Pauses, true",
    "ZGC Major Cycles, false",
    "ZGC Major Pauses, true",
    "Shenandoah Cycles, false",
    "Shenandoah Pauses, true",
  })
  void whatIsCollectedBesideTheWorkDoesNotCount(String collector, boolean counts) {
    assertThat(HeapWatch.isPausing(collector)).isEqualTo(counts);
  }
}
