package org.doubleloop.kit.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.Test;

class TailTest {
  private final Tail tail = new Tail(bounds(100, 1 << 20));

  private static LaneSettings.Tailing bounds(int documents, long bytes) {
    return new LaneSettings.Tailing(
        Duration.ofMillis(1), Duration.ofMillis(1), documents, bytes, 1 << 20);
  }

  private static List<TailEntry> entries(long lane, long from, long to) {
    var content = new BsonDocument("_id", new BsonString("x"));
    var document = new RawBsonDocument(content, new BsonDocumentCodec());
    return LongStream.rangeClosed(from, to)
        .mapToObj(seq -> new TailEntry(new LanePosition(lane, seq), "acme", List.of(), document))
        .toList();
  }

  private static LaneState open(long lane, long settled) {
    return new LaneState(lane, "w", false, settled, Instant.EPOCH);
  }

  private static LaneState closed(long lane, long end) {
    return new LaneState(lane, "w", true, end, Instant.EPOCH);
  }

  private void learn(LaneState... seen) {
    tail.publish(List.of(seen), List.of(), Map.of(), 0);
  }

  private long upTo(long lane) {
    return tail.spansFrom(lane).getFirst().upTo();
  }

  private static Cursor cursor(long floor, Map<Long, Long> read) {
    return new Cursor("acme", floor, new TreeMap<>(read));
  }

  @Test
  void takesWhatIsHandedOverInOrder() {
    learn(open(1, 0));
    assertThat(tail.offer(entries(1, 1, 3))).isTrue();
    assertThat(tail.offer(entries(1, 4, 5))).isTrue();
    assertThat(upTo(1)).isEqualTo(5);
    assertThat(tail.after(1, 2, 4)).get().matches(held -> held.entries().size() == 2);
  }

  @Test
  void keepsWhatIsHandedOverEarlyUntilTheGapIsFilled() {
    assertThat(tail.offer(entries(1, 3, 4))).isFalse();
    learn(open(1, 0));
    assertThat(upTo(1)).isZero();
    assertThat(tail.pollable(0, 0)).extracting(LaneTail.Span::ordinal).containsExactly(1L);
    tail.publish(List.of(), List.of(), Map.of(1L, entries(1, 1, 3)), 0);
    assertThat(upTo(1)).isEqualTo(4);
    assertThat(tail.pollable(0, 0)).isEmpty();
  }

  @Test
  void passesNoGapThatItHasNotRead() {
    learn(open(1, 0));
    learn(open(1, 7));
    assertThat(tail.offer(entries(1, 8, 8))).isFalse();
    tail.publish(List.of(), List.of(), Map.of(1L, entries(1, 1, 2)), 0);
    assertThat(upTo(1)).isEqualTo(2);
  }

  @Test
  void exposesNothingPastAnEndThatItKnows() {
    learn(open(1, 0));
    tail.offer(entries(1, 1, 5));
    learn(closed(1, 3));
    assertThat(upTo(1)).isEqualTo(3);
    assertThat(tail.after(1, 0, 9)).get().matches(held -> held.upTo() == 3);
    tail.offer(entries(1, 6, 6));
    assertThat(upTo(1)).isEqualTo(3);
  }

  @Test
  void cutsALaneThatWasClosedDuringALookWithoutRaisingIt() {
    learn(open(1, 0), open(2, 0));
    tail.publish(
        List.of(open(1, 0), open(2, 0)),
        List.of(closed(1, 4), closed(2, 1)),
        Map.of(1L, entries(1, 1, 2), 2L, entries(2, 1, 2)),
        0);
    assertThat(tail.spansFrom(1)).extracting(LaneTail.Span::upTo).containsExactly(2L, 1L);
    assertThat(tail.firstUndone()).isEqualTo(1);
    learn(closed(1, 4), closed(2, 1));
    assertThat(tail.spansFrom(1)).extracting(LaneTail.Span::upTo).containsExactly(4L, 1L);
    assertThat(tail.firstUndone()).isEqualTo(3);
  }

  @Test
  void saysWhenAJumpNeedsAnotherLook() {
    assertThat(tail.jumps(List.of(open(1, 0)))).isFalse();
    assertThat(tail.jumps(List.of(open(1, 4)))).isTrue();
    learn(open(1, 4));
    assertThat(tail.jumps(List.of(open(1, 9)))).isFalse();
    assertThat(tail.jumps(List.of(closed(1, 4)))).isFalse();
    assertThat(tail.jumps(List.of(closed(1, 5)))).isTrue();
  }

  @Test
  void isBehindAFollowerThatHasReadWhatItDoesNotKnow() {
    assertThat(tail.isBehind(cursor(1, Map.of()))).isTrue();
    tail.looked();
    learn(closed(1, 4), open(2, 2));
    assertThat(tail.isBehind(cursor(1, Map.of(1L, 6L, 2L, 2L)))).isFalse();
    assertThat(tail.isBehind(cursor(2, Map.of()))).isFalse();
    assertThat(tail.isBehind(cursor(2, Map.of(2L, 3L)))).isTrue();
    assertThat(tail.isBehind(cursor(3, Map.of()))).isTrue();
    assertThat(tail.isBehind(cursor(1, Map.of(3L, 1L)))).isTrue();
  }

  @Test
  void forgetsTheOldestOfAllLanesAtItsBounds() {
    learn(open(1, 0), open(2, 0));
    tail.offer(entries(1, 1, 60));
    tail.publish(List.of(), List.of(), Map.of(2L, entries(2, 1, 60)), 0);
    assertThat(tail.after(1, 19, 99)).isEqualTo(Optional.empty());
    assertThat(tail.after(1, 20, 99)).get().matches(held -> held.entries().size() == 40);
    assertThat(tail.after(2, 0, 99)).get().matches(held -> held.entries().size() == 60);
    assertThat(upTo(1)).isEqualTo(60);
  }

  @Test
  void forgetsByBytesToo() {
    var small = new Tail(bounds(100, 10L * entries(1, 1, 1).getFirst().bytes()));
    small.publish(List.of(open(1, 0)), List.of(), Map.of(1L, entries(1, 1, 30)), 0);
    assertThat(small.after(1, 20, 99)).get().matches(held -> held.entries().size() == 10);
    assertThat(small.after(1, 19, 99)).isEmpty();
  }
}
