package org.doubleloop.signal.joiner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.kit.test.Patience.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.doubleloop.kit.store.Store;
import org.doubleloop.kit.store.StoreProperties;
import org.doubleloop.kit.test.StoreFixture;
import org.doubleloop.signal.connector.SignalProcess;
import org.junit.jupiter.api.Test;

/// A process ends after any of its writes while an outcome goes from one action to another: others
/// finish it.
class KilledJoinTest {
  private static final Instant START = SignalProcess.START;
  private static final Instant REPLIED = START.plus(Duration.ofDays(2));

  @Test
  void anActionThatIsCapturedLateIsJoinedWhereverTheProcessEnds() throws Exception {
    int steps =
        killAfterEachWrite(process -> {
          process.act("late", "ann", START.plusSeconds(60));
          follow(process);
        });
    assertThat(steps).as("writes after which it ended").isGreaterThanOrEqualTo(7);
  }

  @Test
  void whatAPersonStatesIsJoinedWhereverTheProcessEnds() throws Exception {
    int steps =
        killAfterEachWrite(process -> {
          process.act("late", "nobody", START.plusSeconds(60));
          process.stated.state(JoinProcess.ACME, "reply", "late", "ada");
          process.joiner.join(List.of(process.key("reply")));
        });
    assertThat(steps).as("writes after which it ended").isGreaterThanOrEqualTo(6);
  }

  /// Answers how often it was killed.
  private static int killAfterEachWrite(Consumer<JoinProcess> story) throws IOException {
    int writes = 0;
    while (isKilled(writes, story)) {
      writes++;
    }
    return writes;
  }

  private static boolean isKilled(int writes, Consumer<JoinProcess> story) throws IOException {
    try (var fixture = StoreFixture.open();
        var first = new JoinProcess(fixture.store());
        var wire = new CutWire(fixture.properties().uri())) {
      first.act("early", "ann", START);
      first.reply("reply", "ann", REPLIED, null);
      first.reply("correction", "zoe", REPLIED, "reply");
      first.joiner.joinWithCorrections(List.of(first.key("reply"), first.key("correction")));
      assertThat(first.counted("early")).containsExactly("correction");
      kill(wire, fixture.properties(), writes, story);
      try (var other = new JoinProcess(fixture.store()).running()) {
        if (writes == 0
            || !other
                .signals
                .signals()
                .contains(other.signals.actionType(), JoinProcess.ACME, "late")) {
          story.accept(other);
        }
        await()
            .untilAsserted(() -> {
              assertThat(other.counted("late")).as("after %d", writes).contains("correction");
              assertThat(other.counted("early")).as("after %d", writes).isEmpty();
              assertThat(other.sum("late")).isOne();
              assertThat(other.sum("early")).isZero();
              assertThat(
                      other.signals.outcomes().orphans(JoinProcess.ACME, false, null, 10).items())
                  .isEmpty();
              assertThat(other.outcomes.moved("", 10)).isEmpty();
            });
      }
      return wire.isCut();
    }
  }

  private static void kill(
      CutWire wire, StoreProperties properties, int writes, Consumer<JoinProcess> story) {
    try (var store = Store.open(new StoreProperties(wire.uri(), properties.database()))) {
      try (var doomed = new JoinProcess(store)) {
        wire.cutAfter(writes);
        story.accept(doomed);
      } catch (RuntimeException ended) {
        assertThat(wire.isCut()).as(ended.toString()).isTrue();
      }
    }
  }

  private static void follow(JoinProcess process) {
    try {
      process.follower.take();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
