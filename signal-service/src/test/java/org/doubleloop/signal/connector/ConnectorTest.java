package org.doubleloop.signal.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.kit.test.Patience.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bson.Document;
import org.doubleloop.kit.store.Store;
import org.doubleloop.kit.test.StoreFixture;
import org.doubleloop.signal.connection.Connection;
import org.doubleloop.signal.outcome.CountedOutcome;
import org.doubleloop.signal.type.NewSignal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How actions and outcomes find each other, on every store.
class ConnectorTest {
  private final StoreFixture fixture = StoreFixture.open();
  private final List<SignalProcess> processes = new ArrayList<>();

  @AfterEach
  void close() {
    processes.forEach(SignalProcess::close);
    fixture.close();
  }

  @Test
  void statesWhatAnActionHasLedTo() {
    var process = process().connecting();
    process.signals().capture(process.action("acme", "a-1"));
    process.signals().capture(process.outcome("acme", "o-1", "a-1"));
    awaitCounted(process, "a-1", "o-1");
    var connection = process.statements().newest("acme", "a-1").orElseThrow();
    assertThat(connection.n()).isOne();
    assertThat(connection.previous()).isEmpty();
    assertThat(connection.cause().subject()).isEqualTo("subject-of-a-1");
    assertThat(connection.cause().policy()).isEqualTo("outreach");
    assertThat(connection.cause().context()).containsEntry("touch.n", 2);
    assertThat(connection.cause().at()).isEqualTo(SignalProcess.START);
    assertThat(connection.cause().units().subject())
        .hasSizeBetween(32, 64)
        .doesNotContain("subject");
    await()
        .untilAsserted(() ->
            assertThat(process.outcomes().orphans("acme", false, null, 10).items()).isEmpty());
  }

  @Test
  void laterOutcomesAreDifferences() {
    var process = process().connecting();
    process.signals().capture(process.action("acme", "a-1"));
    process.signals().capture(process.outcome("acme", "o-1", "a-1"));
    awaitCounted(process, "a-1", "o-1");
    process.signals().capture(process.outcome("acme", "o-2", "a-1"));
    awaitCounted(process, "a-1", "o-1", "o-2");
    process.signals().capture(process.outcome("acme", "o-3", "a-1", 0, "o-1", true));
    awaitCounted(process, "a-1", "o-2");
    assertThat(telescoped(process, "a-1")).containsExactly("o-2");
  }

  @Test
  void outcomesWithoutAnActionAreOrphansUntilItComes() {
    var process = process().connecting();
    process.signals().capture(process.outcome("acme", "o-1", "a-1"));
    process.signals().capture(process.outcome("acme", "o-2", "a-2"));
    process.signals().capture(process.outcome("other", "o-3", "a-1"));
    assertThat(process.outcomes().orphans("acme", false, null, 10).items())
        .extracting(outcome -> outcome.header().id())
        .containsExactly("o-1", "o-2");
    process.signals().capture(process.action("acme", "a-1"));
    awaitCounted(process, "a-1", "o-1");
    await()
        .untilAsserted(() ->
            assertThat(process.outcomes().orphans("acme", false, null, 10).items())
                .extracting(outcome -> outcome.header().id())
                .containsExactly("o-2"));
    assertThat(process.outcomes().orphans("other", false, null, 10).items()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void anyOrderOfArrivalEndsInTheSameCount(long seed) {
    var process = process().connecting();
    var random = new Random(seed);
    var names = new ArrayList<String>();
    for (int round = 0; round < 12; round++) {
      var action = "a-" + round;
      List<Function<String, NewSignal>> story =
          new ArrayList<>(
              List.of(
                  about -> process.action("acme", about),
                  about -> process.outcome("acme", about + ".opened", about),
                  about -> process.outcome("acme", about + ".paid", about, 5, null, false),
                  about ->
                      process.outcome("acme", about + ".paid2", about, 7, about + ".paid", false),
                  about ->
                      process.outcome("acme", about + ".paid3", about, 9, about + ".paid2", false),
                  about -> process.outcome("acme", about + ".wrong", about, 1, null, false),
                  about ->
                      process.outcome("acme", about + ".not", about, 0, about + ".wrong", true)));
      Collections.shuffle(story, random);
      for (var signal : story) {
        process.signals().capture(signal.apply(action));
        if (random.nextInt(3) == 0) {
          process.signals().capture(signal.apply(action));
        }
      }
      names.add(action);
    }
    for (var action : names) {
      awaitCounted(process, action, action + ".opened", action + ".paid3");
      assertThat(telescoped(process, action))
          .containsExactlyInAnyOrder(action + ".opened", action + ".paid3");
    }
  }

  @Test
  void whatACrashLeftUnconnectedIsSwept() {
    var crashed = process();
    for (int n = 0; n < 40; n++) {
      crashed.signals().capture(crashed.outcome("acme", "o-" + n, "a-" + n));
      if (n % 2 == 0) {
        crashed.signals().capture(crashed.action("acme", "a-" + n));
      }
    }
    var process = process().sweeping(Duration.ofMillis(20));
    for (int n = 0; n < 40; n += 2) {
      awaitCounted(process, "a-" + n, "o-" + n);
    }
    await()
        .untilAsserted(() ->
            assertThat(process.outcomes().orphans("acme", false, null, 100).items()).hasSize(20));
    crashed.signals().capture(crashed.action("acme", "a-1"));
    awaitCounted(process, "a-1", "o-1");
  }

  @Test
  void whatACrashLeftUnsettledIsSettledWithoutAnotherStatement() {
    var crashed = process();
    crashed.signals().capture(crashed.action("acme", "a-1"));
    crashed.signals().capture(crashed.outcome("acme", "o-1", "a-1"));
    crashed.connect(List.of(NewSignal.actionKey("acme", "a-1")));
    fixture
        .collection("signals")
        .updateOne(
            new Document("kind", "OUTCOME"),
            new Document("$set", new Document("awaits", "acme/0")));
    var process = process().sweeping(Duration.ofMillis(20));
    await()
        .untilAsserted(() ->
            assertThat(process.outcomes().orphans("acme", false, null, 10).items()).isEmpty());
    assertThat(process.statements().newest("acme", "a-1").orElseThrow().n()).isOne();
  }

  @Test
  void takesInMoreOutcomesThanAreReadAtOnce() {
    var process = process();
    var keys = new ArrayList<String>();
    var ofEach = ActionStates.MOST_OUTCOMES / 5 * 2;
    for (int n = 0; n < 5; n++) {
      var action = "a-" + n;
      process.signals().capture(process.action("acme", action));
      process
          .signals()
          .captureAll(
              IntStream.range(0, ofEach)
                  .mapToObj(m -> process.outcome("acme", action + "-o-" + m, action))
                  .toList());
      keys.add(NewSignal.actionKey("acme", action));
    }
    process.signals().capture(process.action("acme", "without"));
    keys.add(NewSignal.actionKey("acme", "without"));

    var parts = process.states(fixture.store()).withOutcomes(keys);
    assertThat(parts).extracting(List::size).containsExactly(2, 2, 1);
    assertThat(parts.stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(keys.subList(0, 5));

    process.connect(keys);
    for (int n = 0; n < 5; n++) {
      assertThat(process.statements().newest("acme", "a-" + n).orElseThrow().outcomes())
          .hasSize(ofEach);
    }
    assertThat(process.statements().newest("acme", "without")).isEmpty();
  }

  @Test
  void asksTheStoreNothingWhereThereIsNothingToConnect() {
    var process = process();
    var closed = Store.open(fixture.properties());
    closed.close();
    assertThat(process.states(closed).withOutcomes(List.of())).isEmpty();
  }

  @Test
  void severalProcessesLoseNothingAndCountNothingTwice() throws Exception {
    var writers = IntStream.range(0, 3).mapToObj(_ -> process().connecting()).toList();
    int actions = 4;
    int outcomes = 30;
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks = new ArrayList<Callable<Void>>();
      for (int w = 0; w < writers.size(); w++) {
        var process = writers.get(w);
        var name = "w" + w;
        tasks.add(() -> {
          for (int n = 0; n < outcomes; n++) {
            var action = "a-" + n % actions;
            process.signals().capture(process.outcome("acme", name + "-" + n, action));
            if (n == 9) {
              process.signals().capture(process.action("acme", action));
            }
          }
          for (int a = 0; a < actions; a++) {
            process.signals().capture(process.action("acme", "a-" + a));
          }
          return null;
        });
      }
      for (var task : executor.invokeAll(tasks)) {
        task.get();
      }
    }
    for (int a = 0; a < actions; a++) {
      var action = "a-" + a;
      var ids =
          process().outcomes().of("acme", action, null).items().stream()
              .map(outcome -> outcome.header().id())
              .toArray(String[]::new);
      awaitCounted(writers.getFirst(), action, ids);
      assertThat(telescoped(writers.getFirst(), action)).containsExactlyInAnyOrder(ids);
    }
  }

  private SignalProcess process() {
    var process = new SignalProcess(fixture.store());
    processes.add(process);
    return process;
  }

  private static void awaitCounted(SignalProcess process, String action, String... outcomes) {
    await()
        .untilAsserted(() ->
            assertThat(
                    process
                        .statements()
                        .newest("acme", action)
                        .map(Connection::outcomes)
                        .orElse(List.of()))
                .extracting(CountedOutcome::id)
                .containsExactlyInAnyOrder(outcomes));
  }

  /// What a consumer of the feed is left with that adds what is new and takes away what was before.
  private static List<String> telescoped(SignalProcess process, String action) {
    var left = new ArrayList<String>();
    await()
        .untilAsserted(() -> {
          left.clear();
          var gone = new ArrayList<String>();
          var seen = new ArrayList<Integer>();
          for (var signal : process.feed("acme")) {
            if (signal.getString("kind").equals("CONNECTED")
                && signal.getString("action").equals(action)) {
              var connection = process.connectedType().read(signal);
              seen.add(connection.n());
              connection.outcomes().forEach(outcome -> left.add(outcome.toString()));
              connection.previous().forEach(outcome -> gone.add(outcome.toString()));
            }
          }
          assertThat(seen)
              .containsExactlyInAnyOrderElementsOf(
                  IntStream.rangeClosed(
                          1, process.statements().newest("acme", action).orElseThrow().n())
                      .boxed()
                      .toList());
          gone.forEach(outcome -> assertThat(left.remove(outcome)).isTrue());
        });
    return left.stream().map(text -> text.replaceAll(".*\\[id=([^,]*),.*", "$1")).toList();
  }
}
