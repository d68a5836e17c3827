package org.doubleloop.kit.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.doubleloop.kit.lane.LaneTail.Span;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CursorTest {
  private static final String ACME = "acme";
  private static final Cursor START = Cursor.start(ACME);

  private static Cursor cursor(long floor, Map<Long, Long> read) {
    return new Cursor("acme", floor, new TreeMap<>(read));
  }

  @Nested
  class Advancing {
    @Test
    void raisesTheFloorOverClosedLanesReadToTheirEnd() {
      var lanes =
          List.of(
              new Span(1, 5, 5, true),
              new Span(2, 0, 0, true),
              new Span(3, 7, 4, false),
              new Span(4, 2, 2, true));
      assertThat(START.advanced(Map.of(1L, 5L, 3L, 7L, 4L, 2L), lanes))
          .isEqualTo(cursor(3, Map.of(3L, 7L, 4L, 2L)));
    }

    @Test
    void staysAtALaneThatHasMore() {
      var lanes = List.of(new Span(1, 4, 5, true), new Span(2, 3, 3, true));
      assertThat(START.advanced(Map.of(1L, 4L, 2L, 3L), lanes))
          .isEqualTo(cursor(1, Map.of(1L, 4L, 2L, 3L)));
    }

    @Test
    void keepsWhatItReadPastAnEndForEver() {
      var next = START.advanced(Map.of(1L, 6L), List.of(new Span(1, 5, 5, true)));
      assertThat(next).isEqualTo(cursor(2, Map.of(1L, 6L)));
      assertThat(next.covers(new LanePosition(1, 6))).isTrue();
      assertThat(next.covers(new LanePosition(1, 7))).isFalse();
      assertThat(next.advanced(Map.of(2L, 1L), List.of(new Span(2, 1, 1, true))))
          .isEqualTo(cursor(3, Map.of(1L, 6L)));
    }

    @Test
    void coversNothingOfAClosedLaneThatWasReadToItsEndOnly() {
      var next = START.advanced(Map.of(1L, 5L), List.of(new Span(1, 5, 5, true)));
      assertThat(next).isEqualTo(cursor(2, Map.of()));
      assertThat(next.covers(new LanePosition(1, 6))).isFalse();
    }
  }

  @Nested
  class Sealing {
    private final CursorSeal seal = new CursorSeal(new byte[32]);

    @Test
    void opensWhatItSealed() {
      for (long seed = 0; seed < 2_000; seed++) {
        var random = new SplittableRandom(seed);
        var read = new TreeMap<Long, Long>();
        for (int i = random.nextInt(6); i > 0; i--) {
          read.put(
              1 + (random.nextLong() >>> 2), 1 + (random.nextLong() >>> (2 + random.nextInt(61))));
        }
        var cursor = new Cursor("acme", 1 + random.nextInt(1 << 20), read);
        var text = seal.seal(cursor);
        assertThat(text).matches("[A-Za-z0-9_-]+");
        assertThat(seal.open(text, ACME)).isEqualTo(cursor);
      }
    }

    @Test
    void staysShortWhateverTheFeedHolds() {
      assertThat(seal.seal(cursor(3_000, Map.of(3_001L, 9_000_000L)))).hasSizeLessThan(40);
    }

    @Test
    void refusesAnotherReader() {
      var text = seal.seal(START);
      assertThatThrownBy(() -> seal.open(text, "other")).isInstanceOf(InvalidCursorException.class);
      assertThatThrownBy(() -> seal.open(text, Cursor.ALL))
          .isInstanceOf(InvalidCursorException.class);
    }

    @Test
    void refusesAnotherSecret() {
      var other = new byte[32];
      Arrays.fill(other, (byte) 1);
      assertThatThrownBy(() -> new CursorSeal(other).open(seal.seal(START), ACME))
          .isInstanceOf(InvalidCursorException.class);
    }

    @Test
    void refusesEveryChangedBitAndEveryCut() {
      var bytes = Base64.getUrlDecoder().decode(seal.seal(cursor(7, Map.of(9L, 300L))));
      for (int bit = 0; bit < bytes.length * 8; bit++) {
        var changed = bytes.clone();
        changed[bit / 8] ^= (byte) (1 << (bit % 8));
        assertRefused(Base64.getUrlEncoder().withoutPadding().encodeToString(changed));
      }
      for (int length = 0; length < bytes.length; length++) {
        assertRefused(
            Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(bytes, length)));
      }
    }

    @Test
    void refusesWhatIsNoCursorAtAll() {
      for (var text : List.of("", " ", "%", "null", "AAAA", "ä", "x".repeat(100_000))) {
        assertRefused(text);
      }
    }

    private void assertRefused(String text) {
      assertThatThrownBy(() -> seal.open(text, ACME)).isInstanceOf(InvalidCursorException.class);
    }
  }
}
