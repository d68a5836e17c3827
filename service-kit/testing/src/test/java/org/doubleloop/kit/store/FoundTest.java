package org.doubleloop.kit.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.doubleloop.kit.test.StoreFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FoundTest {
  private StoreFixture fixture;
  private MongoCollection<Document> things;

  @BeforeEach
  void open() {
    fixture = StoreFixture.open();
    things = fixture.collection("things");
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void endsAtTheLimitAndSaysWhetherThereIsMore() {
    put(5, "");
    assertThat(first(0, 2)).isEqualTo(new Found<>(List.of(0, 1), true));
    assertThat(first(3, 2)).isEqualTo(new Found<>(List.of(3, 4), false));
    assertThat(first(4, 2)).isEqualTo(new Found<>(List.of(4), false));
    assertThat(first(5, 2)).isEqualTo(new Found<>(List.of(), false));
  }

  @Test
  void endsWithTheDocumentThatFillsTheAnswer() {
    put(8, "x".repeat(Found.MOST_BYTES / 4));
    assertThat(first(0, 100)).isEqualTo(new Found<>(List.of(0, 1, 2, 3), true));
    assertThat(first(4, 100)).isEqualTo(new Found<>(List.of(4, 5, 6, 7), false));
  }

  @Test
  void readsWhatTheCollectionReads() {
    things.insertOne(new Document("_id", 1).append("n", 0).append("at", Instant.EPOCH));
    assertThat(Found.first(things, Filters.eq("n", 0), Sorts.ascending("n"), 1).items())
        .containsExactly(things.find().first());
  }

  @Test
  void readsByTheirIdsInTheirOrder() {
    things.insertMany(
        IntStream.range(0, 40)
            .mapToObj(n -> new Document("_id", "t" + n).append("text", "x".repeat(50_000)))
            .toList());
    var ids = IntStream.range(0, 40).mapToObj(n -> "t" + (39 - n)).toList();
    assertThat(byIds(ids.subList(0, 20), 20)).isEqualTo(new Found<>(ids.subList(0, 20), false));
    assertThat(byIds(List.of("t7", "none", "t3"), 2))
        .isEqualTo(new Found<>(List.of("t7", "t3"), false));
    assertThat(byIds(ids.subList(0, 20), 19)).isEqualTo(new Found<>(ids.subList(0, 19), true));
    assertThat(byIds(ids, 40)).isEqualTo(new Found<>(ids.subList(0, 21), true));
  }

  private Found<String> byIds(List<String> ids, int limit) {
    return Found.first(things, ids, limit).map(found -> found.getString("_id"));
  }

  private void put(int count, String text) {
    things.insertMany(
        IntStream.range(0, count)
            .mapToObj(n -> new Document("_id", n).append("n", n).append("text", text))
            .toList());
  }

  private Found<Integer> first(int from, int limit) {
    return Found.first(things, Filters.gte("n", from), Sorts.ascending("n"), limit)
        .map(found -> found.getInteger("n"));
  }
}
