package org.doubleloop.recommender.leading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.doubleloop.recommender.counts.Tally;
import org.junit.jupiter.api.Test;

/// Windows of the metric close 100 after the action, those of the indicator 20 after it.
class LeadCountsTest {
  private static final long NOW = 1_000;

  /// An action, at a time, with or without the indicator, that succeeds or does not.
  private record Deed(long at, boolean had, boolean succeeded) {
    void addTo(LeadCounts counts) {
      var key = new LeadCounts.Key("a", at + 100, at + 20, had);
      var late = new LeadCounts.Key("a", at + 100, at + 20, false);
      counts.add(late, Tally.PENDING);
      counts.add(late, Tally.NOTHING.minus(Tally.PENDING));
      counts.add(key, succeeded ? Tally.SUCCESS : Tally.PENDING);
    }
  }

  @Test
  void tellsWhatTheIndicatorSaysOfWhatIsOpen() {
    var deeds = new ArrayList<Deed>();
    add(deeds, 30, 0, true, true);
    add(deeds, 20, 0, true, false);
    add(deeds, 5, 0, false, true);
    add(deeds, 45, 0, false, false);
    add(deeds, 80, 950, true, false);
    add(deeds, 10, 950, false, false);
    // of these it is not known yet whether they will have it
    add(deeds, 70, 990, true, false);
    add(deeds, 70, 990, false, false);
    var early = counted(deeds, new Random(1)).early("a").orElseThrow();
    assertThat(early).isEqualTo(EarlyRate.of(new Seen(50, 30), new Seen(50, 5), 80, 10));
    assertThat(early.closed()).isEqualTo(100);
    assertThat(counted(deeds, new Random(1)).early(null)).contains(early);
    assertThat(counted(deeds, new Random(1)).early("b")).isEmpty();
  }

  @Test
  void saysNothingWhereNothingIsOpenOrClosed() {
    assertThat(new LeadCounts().early(null)).isEmpty();
    assertThat(counted(List.of(new Deed(0, true, true)), new Random(1)).early(null)).isEmpty();
    assertThat(counted(List.of(new Deed(950, true, true)), new Random(1)).early(null)).isEmpty();
  }

  @Test
  void orderAndTicksMakeNoDifference() {
    var random = new Random(3);
    var deeds = new ArrayList<Deed>();
    for (int n = 0; n < 300; n++) {
      deeds.add(new Deed(random.nextInt(1_000), random.nextBoolean(), random.nextInt(3) == 0));
    }
    var once = all(counted(deeds, random));
    for (int round = 0; round < 20; round++) {
      Collections.shuffle(deeds, random);
      assertThat(all(counted(deeds, random))).isEqualTo(once);
    }
  }

  private static LeadCounts counted(List<Deed> deeds, Random random) {
    var counts = new LeadCounts();
    for (Deed deed : deeds) {
      deed.addTo(counts);
      counts.close(random.nextLong(NOW));
    }
    counts.close(NOW);
    return counts;
  }

  private static Map<LeadCounts.Key, Tally> all(LeadCounts counts) {
    var all = new HashMap<LeadCounts.Key, Tally>();
    counts.forEach(all::put);
    return all;
  }

  private static void add(List<Deed> deeds, int number, long at, boolean had, boolean succeeded) {
    for (int n = 0; n < number; n++) {
      deeds.add(new Deed(at, had, succeeded));
    }
  }
}
