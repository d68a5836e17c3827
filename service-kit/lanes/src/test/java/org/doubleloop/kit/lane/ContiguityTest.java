package org.doubleloop.kit.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.doubleloop.kit.lane.Contiguity.Advance;
import org.junit.jupiter.api.Test;

class ContiguityTest {
  @Test
  void reachesTheLastSeqBeforeTheFirstGap() {
    assertThat(Contiguity.reach(0, List.of())).isZero();
    assertThat(Contiguity.reach(0, List.of(2L, 3L))).isZero();
    assertThat(Contiguity.reach(4, List.of(5L, 6L, 8L))).isEqualTo(6);
  }

  @Test
  void passesAGapOnlyWhereItIsFinal() {
    var seqs = List.of(1L, 3L, 4L, 6L);
    assertThat(Contiguity.advance(0, 9, 0, seqs, true)).isEqualTo(new Advance(1, 1));
    assertThat(Contiguity.advance(0, 9, 2, seqs, true)).isEqualTo(new Advance(3, 4));
    assertThat(Contiguity.advance(0, 9, 5, seqs, true)).isEqualTo(new Advance(4, 6));
    assertThat(Contiguity.advance(0, 9, 8, seqs, true)).isEqualTo(new Advance(4, 8));
    assertThat(Contiguity.advance(0, 7, 8, seqs, true)).isEqualTo(new Advance(4, 7));
  }

  @Test
  void claimsNothingBeyondAnUnfinishedRead() {
    assertThat(Contiguity.advance(0, 9, 8, List.of(1L, 2L), false)).isEqualTo(new Advance(2, 2));
  }

  /// What a reader claims to have read is exactly what can never hold a document for it again.
  @Test
  void neverClaimsASeqThatCouldStillBeFilled() {
    for (long seed = 0; seed < 20_000; seed++) {
      var random = new SplittableRandom(seed);
      long from = random.nextInt(5);
      long upTo = from + 1 + random.nextInt(12);
      long settled = random.nextInt(18);
      var seqs = new TreeSet<Long>();
      for (long seq = from + 1; seq <= upTo; seq++) {
        if (random.nextInt(4) > 0) {
          seqs.add(seq);
        }
      }
      var advance = Contiguity.advance(from, upTo, settled, List.copyOf(seqs), true);
      long readTo = from;
      while (readTo < upTo && (seqs.contains(readTo + 1) || readTo + 1 <= settled)) {
        readTo++;
      }
      var expected = new Advance(seqs.headSet(readTo, true).size(), readTo);
      assertThat(advance).as("seed %d", seed).isEqualTo(expected);
    }
  }
}
