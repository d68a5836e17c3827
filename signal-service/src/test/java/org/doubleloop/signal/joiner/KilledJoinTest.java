package org.doubleloop.signal.joiner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.kit.test.Patience.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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

  /// What a client asks for, over and over until it is answered, and what a process does then.
  private record Story(Consumer<JoinProcess> asked, Consumer<JoinProcess> done) {
    void tell(JoinProcess process) {
      asked.accept(process);
      done.accept(process);
    }
  }

  @Test
  void anActionThatIsCapturedLateIsJoinedWhereverTheProcessEnds() throws Exception {
    var story =
        new Story(
            process -> process.act("late", "ann", START.plusSeconds(60)), KilledJoinTest::follow);
    assertThat(killedAfterEachWrite(story)).as("writes").isGreaterThanOrEqualTo(7);
  }

  @Test
  void whatAPersonStatesIsJoinedWhereverTheProcessEnds() throws Exception {
    var story =
        new Story(
            process -> {
              process.act("late", "nobody", START.plusSeconds(60));
              process.stated.state(JoinProcess.ACME, "reply", "late", "ada");
            },
            process -> process.joiner.joinWithCorrections(List.of(process.key("reply"))));
    assertThat(killedAfterEachWrite(story)).as("writes").isGreaterThanOrEqualTo(7);
  }

  /// Answers how often it was killed.
  private static int killedAfterEachWrite(Story story) throws IOException {
    int writes = 0;
    while (isKilled(writes, story)) {
      writes++;
    }
    return writes;
  }

  private static boolean isKilled(int writes, Story story) throws IOException {
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
        story.asked().accept(other);
        await()
            .untilAsserted(() -> {
              assertThat(other.counted("late"))
                  .as("after %d", writes)
                  .containsExactly("correction");
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

  /// What goes on of it behind the wire that is cut is not waited for.
  private static void kill(CutWire wire, StoreProperties properties, int writes, Story story) {
    var store = Store.open(new StoreProperties(wire.uri(), properties.database()));
    var doomed = new JoinProcess(store);
    wire.cutAfter(writes);
    var told = CompletableFuture.runAsync(() -> story.tell(doomed), Thread::startVirtualThread);
    await().until(() -> wire.isCut() || told.isDone());
    assertThat(told.isCompletedExceptionally() && !wire.isCut()).isFalse();
    Thread.startVirtualThread(() -> {
      try (store;
          doomed) {
        told.exceptionally(_ -> null).join();
      }
    });
  }

  private static void follow(JoinProcess process) {
    try {
      process.follower.take();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
