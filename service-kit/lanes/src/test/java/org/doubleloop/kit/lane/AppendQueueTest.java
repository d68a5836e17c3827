package org.doubleloop.kit.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class AppendQueueTest {
  private final AppendQueue queue = new AppendQueue(LaneSettings.defaults().writing());

  @Test
  void takesAllOfALargePieceAtOnceWhereNothingElseComes() {
    offer("large", 500, 0);
    assertThat(taken()).hasSize(500).startsWith("large-0").endsWith("large-499");
  }

  @Test
  void takesStepsOfALargePieceInTurnsWithSmallOnes() {
    offer("large", 250, 0);
    offer("one", 1, 0);
    assertThat(taken()).containsExactly("one-0");
    assertThat(taken()).hasSize(100).startsWith("large-0").endsWith("large-99");
    offer("two", 2, 0);
    offer("three", 1, 0);
    assertThat(taken()).containsExactly("two-0", "two-1", "three-0");
    offer("four", 1, 0);
    assertThat(taken()).hasSize(100).startsWith("large-100");
    assertThat(taken()).containsExactly("four-0");
    assertThat(taken()).hasSize(50).endsWith("large-249");
    assertThat(queue.size()).isZero();
  }

  @Test
  void takesStepsOfWhatComesWithinASecondAfterASmallPiece() {
    offer("one", 1, 0);
    assertThat(taken()).hasSize(1);
    offer("soon", 250, 999);
    assertThat(taken()).hasSize(100);
    assertThat(taken()).hasSize(100);
    assertThat(taken()).hasSize(50);
    offer("later", 250, 1000);
    assertThat(taken()).hasSize(250);
  }

  @Test
  void refusesWhatDoesNotFitBesideBothAndTakesNothingOfIt() {
    offer("large", 9_999, 0);
    offer("one", 1, 0);
    assertThatThrownBy(() -> offer("more", 1, 0))
        .isInstanceOf(LaneOverloadedException.class)
        .hasMessageContaining("10000 documents");
    assertThat(queue.size()).isEqualTo(10_000);
  }

  private void offer(String name, int documents, long milliseconds) {
    queue.offer(
        IntStream.range(0, documents)
            .mapToObj(n ->
                new Pending(
                    new Document("_id", name + "-" + n),
                    new byte[10],
                    null,
                    Duration.ofMillis(milliseconds).toNanos()))
            .toList());
  }

  private List<String> taken() {
    return queue.take().stream().map(Pending::id).map(Object::toString).toList();
  }
}
