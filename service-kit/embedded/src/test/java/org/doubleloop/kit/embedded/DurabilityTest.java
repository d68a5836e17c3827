package org.doubleloop.kit.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.bson.Document;
import org.doubleloop.kit.store.Store;
import org.doubleloop.kit.store.StoreProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was acknowledged survives `kill -9` under many writers.
class DurabilityTest {

  /// More by `-Ddoubleloop.rounds=20`.
  private static final int ROUNDS = Integer.getInteger("doubleloop.rounds", 2);

  @TempDir Path folder;

  private final List<String> inserted = new ArrayList<>();
  private final Map<String, Long> revisions = new HashMap<>();

  @Test
  void losesNothingThatWasAcknowledged() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      writeAndKill("round" + round, 400 * (round + 1));
      try (var embedded = EmbeddedStore.open(folder);
          var store = Store.open(new StoreProperties(embedded.uri(), "things"))) {
        var things = store.collection("things");
        hasAllThatWasInserted(things);
        hasAllThatWasChanged(things);
        refusesWhatIsThere(things);
        indexAgreesWithDocuments(things);
      }
    }
  }

  private void writeAndKill(String round, int acknowledgements)
      throws IOException, InterruptedException {
    var writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                KilledWriter.class.getName(),
                folder.toString(),
                round)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader output = writer.inputReader()) {
      int seen = 0;
      for (String line; (line = output.readLine()) != null; ) {
        note(line);
        if (++seen == acknowledgements) {
          writer.toHandle().destroyForcibly();
        }
      }
      assertThat(seen).isGreaterThanOrEqualTo(acknowledgements);
    } finally {
      writer.destroyForcibly().waitFor();
    }
  }

  private void note(String line) {
    var words = line.split(" ", -1);
    if (words.length == 2 && words[0].equals("inserted")) {
      inserted.add(words[1]);
    } else if (words.length == 3 && words[0].equals("changed")) {
      revisions.put(words[1], Long.parseLong(words[2]));
    }
  }

  private void hasAllThatWasInserted(MongoCollection<Document> things) {
    assertThat(things.find().map(document -> document.getString("_id")))
        .doesNotHaveDuplicates()
        .containsAll(inserted);
  }

  private void hasAllThatWasChanged(MongoCollection<Document> things) {
    revisions.forEach((writer, revision) ->
        assertThat(things.find(Filters.eq("_id", writer)).first())
            .satisfies(document ->
                assertThat((Long) document.get("revision")).isBetween(revision, revision + 1)));
  }

  private void refusesWhatIsThere(MongoCollection<Document> things) {
    for (String id : inserted.subList(Math.max(0, inserted.size() - 50), inserted.size())) {
      assertThatThrownBy(() -> things.insertOne(new Document("_id", id)))
          .isInstanceOf(MongoWriteException.class);
    }
  }

  private void indexAgreesWithDocuments(MongoCollection<Document> things) {
    for (String writer : revisions.keySet()) {
      var found =
          things
              .find(Filters.and(Filters.eq("writer", writer), Filters.gt("n", 0L)))
              .map(document -> document.getLong("n"))
              .into(new ArrayList<>());
      assertThat(found)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, found.size()).boxed().toList());
    }
  }
}
