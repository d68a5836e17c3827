package org.doubleloop.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.kit.test.Patience.await;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.doubleloop.kit.embedded.EmbeddedStore;
import org.doubleloop.kit.store.Store;
import org.doubleloop.kit.store.StoreProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What was acknowledged is there, once, however often the process is killed.
class CrashTest {

  private static final int KILLS = 5;
  private static final int CLIENTS = 8;
  private static final int ACKNOWLEDGED_BETWEEN_KILLS = 150;

  /// So often that what is counted comes from a snapshot and from what the feeds have had since.
  private static final String SAVE_OFTEN = "--doubleloop.fold.save-every=1s";

  private static final String POLICY =
      """
      {"id": "crash", "content": {
        "hypothesis": "Nothing is lost.",
        "metric": {"outcome": "visit", "direction": "INCREASE", "window": "P14D"},
        "attributes": [{"name": "plan", "type": "STRING", "values": ["free", "paid"]}],
        "options": [{"id": "a"}, {"id": "b"}, {"id": "c"}],
        "exploration": {"share": 1},
        "mode": "EXPLORE"}}\
      """;

  @Test
  void losesNothingAndCountsNothingTwiceWhenKilledFiveTimes(@TempDir Path folder) throws Exception {
    var process = QuickstartProcess.start(folder, SAVE_OFTEN);
    var address = process.address();
    var keys = Keys.read(folder.resolve("first-keys.json"));
    var journal = new Journal();
    var client = new JournallingClient(address, keys.rep(), journal);
    client.acknowledged("/v1/policies", POLICY);
    var customers = new AtomicInteger();
    var enough = new AtomicBoolean();
    boolean wasBehind = false;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var working = new ArrayList<Future<Void>>();
      for (int i = 0; i < CLIENTS; i++) {
        Callable<Void> work =
            () -> {
              while (!enough.get()) {
                client.serve(customers.getAndIncrement());
              }
              return null;
            };
        working.add(threads.submit(work));
      }
      for (int kill = 0; kill < KILLS; kill++) {
        awaitAcknowledged(journal, journal.size() + ACKNOWLEDGED_BETWEEN_KILLS);
        process.kill();
        long kept = inNewestSnapshot(folder);
        wasBehind |= kept > 0 && kept < journal.outcomes().size();
        process = QuickstartProcess.start(folder, address, SAVE_OFTEN);
      }
      awaitAcknowledged(journal, journal.size() + ACKNOWLEDGED_BETWEEN_KILLS);
      enough.set(true);
      for (var each : working) {
        each.get();
      }
      process.kill();
      process = QuickstartProcess.start(folder, address, SAVE_OFTEN);
      assertThat(wasBehind).as("a kill left a snapshot behind the feeds").isTrue();
      everythingIsThere(client, journal);
      everythingCountsOnce(client, journal, customers);
    } finally {
      enough.set(true);
      process.kill();
    }
  }

  /// 1 where there is a snapshot, 0 where there is none. Nothing else may have the store open.
  private static long inNewestSnapshot(Path folder) {
    try (var embedded = EmbeddedStore.open(folder.resolve("store"));
        var store = Store.open(new StoreProperties(embedded.uri(), "recommender"))) {
      var newest =
          store
              .collection("snapshots")
              .find(Filters.eq("kind", "MANIFEST"))
              .sort(Sorts.descending("number"))
              .first();
      return newest == null ? 0 : 1;
    }
  }

  private static void everythingIsThere(JournallingClient client, Journal journal)
      throws Exception {
    for (var suggestion : journal.suggestions().entrySet()) {
      assertThat(client.get("/v1/suggestions/" + suggestion.getKey()).body())
          .isEqualTo(suggestion.getValue());
    }
    for (var action : journal.actions().entrySet()) {
      var story = JournallingClient.json(client.get("/v1/actions/" + action.getKey()).body());
      assertThat(story.at("/action")).isEqualTo(JournallingClient.json(action.getValue()));
      assertThat(story.at("/outcomes")).hasSize(1);
      assertThat(story.at("/outcomes/0"))
          .isEqualTo(
              JournallingClient.json(journal.outcomes().getOrDefault(action.getKey(), "{}")));
    }
  }

  /// The counts behind the next suggestion are those of the outcomes, each once. One more customer
  /// is served first: when that one is counted, all before it have been.
  private static void everythingCountsOnce(
      JournallingClient client, Journal journal, AtomicInteger customers) throws Exception {
    client.serve(customers.getAndIncrement());
    long outcomes = journal.outcomes().size();
    long successes =
        journal.outcomes().values().stream()
            .filter(outcome -> JournallingClient.json(outcome).at("/value").asDouble() > 0)
            .count();
    var asked = new AtomicInteger();
    var counted =
        await()
            .until(
                () -> counted(client, asked.getAndIncrement()),
                counts -> counts.at("/trials").asLong() >= outcomes);
    assertThat(counted.at("/trials").asLong()).isEqualTo(outcomes);
    assertThat(counted.at("/successes").asLong()).isEqualTo(successes);
  }

  private static JsonNode counted(JournallingClient client, int ask) throws InterruptedException {
    var suggestion =
        client.acknowledged(
            "/v1/suggestions",
            """
            {"id": "count-%d", "policy": "crash", "subject": "count-%d"}\
            """
                .formatted(ask, ask));
    return JournallingClient.json(suggestion).at("/ranked/0/because/levels/0");
  }

  private static void awaitAcknowledged(Journal journal, int size) {
    await()
        .atMost(Duration.ofMinutes(2))
        .until(journal::size, acknowledged -> acknowledged >= size);
  }
}
