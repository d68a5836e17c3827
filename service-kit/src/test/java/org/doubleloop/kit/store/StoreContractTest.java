package org.doubleloop.kit.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.doubleloop.kit.test.StoreFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What every store must do, run on the one that [StoreFixture] gives.
class StoreContractTest {
  private static StoreFixture fixture;

  @BeforeAll
  static void open() {
    fixture = StoreFixture.open();
  }

  @AfterAll
  static void close() {
    fixture.close();
  }

  @Test
  void readsDateTimesAsInstants() {
    var at = Instant.parse("2026-01-02T03:04:05.678Z");
    var things = fixture.collection("instants");
    things.insertOne(
        new Document("_id", "a")
            .append("at", at)
            .append("nested", List.of(new Document("at", at))));
    var read = things.find().first();
    assertThat(read).isNotNull();
    assertThat(read.get("at", Instant.class)).isEqualTo(at);
    assertThat(read.getList("nested", Document.class).getFirst().get("at")).isEqualTo(at);
  }

  @Test
  void findsRangesInOrder() {
    fixture.store().ensureIndexes("range", List.of("lane", "seq"));
    var things = fixture.collection("range");
    var documents = new ArrayList<Document>();
    for (long seq = 0; seq < 50; seq++) {
      for (long lane = 0; lane < 3; lane++) {
        documents.add(
            new Document("_id", lane + "/" + seq).append("lane", lane).append("seq", seq));
      }
    }
    things.insertMany(documents);
    var found =
        things
            .find(
                Filters.and(
                    Filters.eq("lane", 1L), Filters.gt("seq", 10L), Filters.lte("seq", 40L)))
            .sort(Sorts.ascending("seq"))
            .limit(5)
            .map(document -> document.getLong("seq"))
            .into(new ArrayList<>());
    assertThat(found).containsExactly(11L, 12L, 13L, 14L, 15L);
  }
}
