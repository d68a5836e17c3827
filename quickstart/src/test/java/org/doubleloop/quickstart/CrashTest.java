package org.doubleloop.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.kit.test.Patience.await;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.bson.Document;
import org.doubleloop.kit.embedded.EmbeddedStore;
import org.doubleloop.kit.store.Store;
import org.doubleloop.kit.store.StoreProperties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What was acknowledged is there, once, however often the process is killed: here once, and by
/// `make verify-long` fifty times.
class CrashTest {

  /// More by `-Ddoubleloop.kills=50`.
  private static final int KILLS = Integer.getInteger("doubleloop.kills", 1);

  private static final int CLIENTS = 8;
  private static final int ACKNOWLEDGED_BETWEEN_KILLS = 150;

  /// So often that what is counted comes from a snapshot and from what the feeds have had since.
  private static final Map<String, String> SETTINGS =
      Map.of("doubleloop.fold.save-every", "200ms", "doubleloop.access.sandbox", "");

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

  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void losesNothingAndCountsNothingTwiceHoweverOftenItIsKilled(@TempDir Path folder)
      throws Exception {
    SomeKeys.layIn(folder);
    var process = QuickstartProcess.start(folder, SETTINGS);
    var address = process.address();
    var keys = Keys.read(folder.resolve("first-keys.json"));
    var journal = new Journal();
    var client = new JournallingClient(address, keys.rep(), journal);
    client.acknowledged("/v1/policies", POLICY);
    var customers = new AtomicInteger();
    var enough = new AtomicBoolean();
    boolean wasBehind = false;
    @Nullable Quickstart last = null;
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
      try {
        awaitAcknowledged(journal, 1);
        awaitCounted(client, 1);
        for (int kill = 0; kill < KILLS; kill++) {
          awaitAcknowledged(journal, journal.size() + ACKNOWLEDGED_BETWEEN_KILLS);
          process.kill();
          long kept = inNewestSnapshot(folder);
          wasBehind |= kept > 0 && kept < journal.actions().size() + journal.outcomes().size();
          if (kill < KILLS - 1) {
            process = QuickstartProcess.start(folder, address, SETTINGS);
          }
        }
        // Nobody kills the last one, so that it needs no process of its own.
        last = Quickstart.start(folder, address.getPort(), SETTINGS);
      } finally {
        enough.set(true); // or the threads would never end
      }
      for (var each : working) {
        each.get();
      }
      assertThat(wasBehind).as("a kill left a snapshot behind the feeds").isTrue();
      everythingIsThere(client, journal);
      everythingCountsOnce(client, journal, customers);
      everySuggestionIsJoined(client, journal);
    } finally {
      process.kill();
      if (last != null) {
        last.close();
      }
    }
  }

  /// How many actions, and statements about them, the newest snapshot has counted. Nothing else may
  /// have the store open.
  private static long inNewestSnapshot(Path folder) {
    try (var embedded = EmbeddedStore.open(folder.resolve("store"));
        var store = Store.open(new StoreProperties(embedded.uri(), "recommender"))) {
      var snapshots = store.collection("snapshots");
      return Stream.ofNullable(
              snapshots
                  .find(Filters.eq("kind", "MANIFEST"))
                  .sort(Sorts.descending("number"))
                  .first())
          .flatMap(manifest -> manifest.getList("parts", Document.class).stream())
          .filter(part -> part.getString("name").equals("evidence"))
          .flatMap(part -> part.getList("chunks", String.class).stream())
          .map(chunk -> snapshots.find(Filters.eq("_id", chunk)).first())
          .flatMap(chunk -> Stream.ofNullable(chunk))
          .flatMap(chunk ->
              chunk
                  .get("content", Document.class)
                  .getList("notes", Document.class, List.of())
                  .stream())
          .filter(note -> note.containsKey("generation"))
          .mapToLong(note -> note.getLong("generation"))
          .sum();
    }
  }

  private static void everythingIsThere(JournallingClient client, Journal journal)
      throws Exception {
    for (var suggestion : journal.suggestions().entrySet()) {
      var answered = suggestion.getValue();
      assertThat(client.get("/v1/suggestions/" + suggestion.getKey()).body())
          .startsWith(answered.substring(0, answered.length() - 1));
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

  /// Every suggestion knows the action that came of it, also where that did not name it.
  private static void everySuggestionIsJoined(JournallingClient client, Journal journal) {
    for (var suggestion : journal.suggestions().keySet()) {
      await()
          .untilAsserted(() -> {
            var told = JournallingClient.json(client.get("/v1/suggestions/" + suggestion).body());
            assertThat(told.at("/acted/action").asString())
                .isEqualTo(suggestion.replace("s-", "a-"));
          });
    }
  }

  /// The counts behind the next suggestion are those of the outcomes, each once. One more customer
  /// is served first: when that one is counted, all before it have been.
  private void everythingCountsOnce(
      JournallingClient client, Journal journal, AtomicInteger customers) throws Exception {
    client.serve(customers.getAndIncrement());
    long outcomes = journal.outcomes().size();
    long successes =
        journal.outcomes().values().stream()
            .filter(outcome -> JournallingClient.json(outcome).at("/value").asDouble() > 0)
            .count();
    var counted = awaitCounted(client, outcomes);
    assertThat(counted.at("/trials").asLong()).isEqualTo(outcomes);
    assertThat(counted.at("/successes").asLong()).isEqualTo(successes);
  }

  private JsonNode awaitCounted(JournallingClient client, long outcomes) {
    return await()
        .pollInterval(Duration.ofMillis(50))
        .until(() -> counted(client), counts -> counts.at("/trials").asLong() >= outcomes);
  }

  private JsonNode counted(JournallingClient client) throws InterruptedException {
    var suggestion =
        client.acknowledged(
            "/v1/suggestions",
            """
            {"policy": "crash", "subject": "count-%d"}\
            """
                .formatted(asked.getAndIncrement()));
    return JournallingClient.json(suggestion).at("/ranked/0/because/levels/0");
  }

  private static void awaitAcknowledged(Journal journal, int size) {
    await()
        .atMost(Duration.ofMinutes(2))
        .until(journal::size, acknowledged -> acknowledged >= size);
  }
}
