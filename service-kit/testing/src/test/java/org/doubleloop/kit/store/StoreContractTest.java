package org.doubleloop.kit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bson.Document;
import org.doubleloop.kit.test.StoreFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What every store must do, run on the one that [StoreFixture] gives.
class StoreContractTest {
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

  private List<String> ids() {
    return things.find().map(document -> document.getString("_id")).into(new ArrayList<>());
  }

  private static Document thing(String id) {
    return new Document("_id", id).append("revision", 0);
  }

  @Nested
  class Inserting {
    @Test
    void refusesAnIdThatIsTaken() {
      things.insertOne(thing("a").append("text", "first"));
      var refused =
          catchThrowableOfType(
              MongoWriteException.class,
              () -> things.insertOne(thing("a").append("text", "second")));
      assertThat(refused.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY);
      assertThat(things.find().first()).containsEntry("text", "first");
    }

    @Test
    void stopsAnOrderedBatchAtTheFirstIdThatIsTaken() {
      things.insertOne(thing("c"));
      var batch = List.of(thing("a"), thing("b"), thing("c"), thing("d"), thing("c"));
      var refused =
          catchThrowableOfType(MongoBulkWriteException.class, () -> things.insertMany(batch));
      assertThat(refused.getWriteErrors()).extracting(BulkWriteError::getIndex).containsExactly(2);
      assertThat(refused.getWriteErrors().getFirst().getCategory())
          .isEqualTo(ErrorCategory.DUPLICATE_KEY);
      assertThat(refused.getWriteResult().getInsertedCount()).isEqualTo(2);
      assertThat(ids()).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void takesTheRestOfAnUnorderedBatch() {
      things.insertOne(thing("b"));
      var batch = List.of(thing("a"), thing("b"), thing("c"));
      var refused =
          catchThrowableOfType(
              MongoBulkWriteException.class,
              () -> things.insertMany(batch, new InsertManyOptions().ordered(false)));
      assertThat(refused.getWriteErrors()).extracting(BulkWriteError::getIndex).containsExactly(1);
      assertThat(refused.getWriteResult().getInsertedCount()).isEqualTo(2);
      assertThat(ids()).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void stopsALargeOrderedBatchAtTheFirstIdThatIsTaken() {
      things.insertMany(List.of(thing("217"), thing("499")));
      var refused = refused(true);
      assertThat(refused.getWriteErrors())
          .extracting(BulkWriteError::getIndex)
          .containsExactly(217);
      assertThat(refused.getWriteResult().getInsertedCount()).isEqualTo(217);
      assertThat(ids()).hasSize(219);
    }

    @Test
    void takesTheRestOfALargeUnorderedBatch() {
      things.insertMany(List.of(thing("0"), thing("49"), thing("50"), thing("217")));
      var refused = refused(false);
      assertThat(refused.getWriteErrors())
          .extracting(BulkWriteError::getIndex)
          .containsExactly(0, 49, 50, 217);
      assertThat(refused.getWriteResult().getInsertedCount()).isEqualTo(496);
      assertThat(ids()).hasSize(500);
    }

    private MongoBulkWriteException refused(boolean ordered) {
      var batch = IntStream.range(0, 500).mapToObj(i -> thing(Integer.toString(i))).toList();
      return catchThrowableOfType(
          MongoBulkWriteException.class,
          () -> things.insertMany(batch, new InsertManyOptions().ordered(ordered)));
    }

    @Test
    void letsOneOfManyWritersHaveAnId() throws Exception {
      assertThat(
              together(
                  16,
                  () -> {
                    try {
                      things.insertOne(thing("wanted"));
                      return true;
                    } catch (MongoWriteException taken) {
                      return false;
                    }
                  }))
          .containsOnlyOnce(true);
    }

    @Test
    void keepsDocumentsOfEveryShape() {
      var document =
          thing("é/☃/😀")
              .append("null", null)
              .append("list", List.of(1, "two", new Document("three", 3L)))
              .append("empty", List.of())
              .append("deep", new Document("a", new Document("b", List.of(List.of(1.5)))))
              .append("long", Long.MAX_VALUE)
              .append("text", "x".repeat(1 << 20));
      things.insertOne(document);
      assertThat(things.find(Filters.eq("_id", "é/☃/😀")).first()).isEqualTo(document);
    }

    @Test
    void readsDateTimesAsInstants() {
      var at = Instant.parse("2026-01-02T03:04:05.678Z");
      things.insertOne(
          thing("a").append("at", at).append("nested", List.of(new Document("at", at))));
      assertThat(things.find(Filters.lte("at", at)).first())
          .containsEntry("at", at)
          .containsEntry("nested", List.of(new Document("at", at)));
    }
  }

  @Nested
  class Changing {
    @Test
    void letsOneOfManyWritersChangeARevision() throws Exception {
      things.insertOne(thing("a"));
      var changed =
          together(
              16,
              () ->
                  things
                      .updateOne(
                          Filters.and(Filters.eq("_id", "a"), Filters.eq("revision", 0)),
                          Updates.combine(Updates.set("revision", 1), Updates.set("done", true)))
                      .getModifiedCount());
      assertThat(changed).containsOnlyOnce(1L);
      assertThat(things.find().first()).containsEntry("revision", 1).containsEntry("done", true);
    }

    @Test
    void givesTheDocumentAsItHasBecome() {
      things.insertOne(thing("a"));
      assertThat(
              things.findOneAndUpdate(
                  Filters.and(Filters.eq("_id", "a"), Filters.eq("revision", 0)),
                  Updates.combine(Updates.inc("revision", 1), Updates.push("log", "once")),
                  new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)))
          .containsEntry("revision", 1)
          .containsEntry("log", List.of("once"));
    }

    @Test
    void makesNothingWhereNothingMatches() {
      assertThat(things.updateOne(Filters.eq("_id", "a"), Updates.set("x", 1)).getMatchedCount())
          .isZero();
      assertThat(things.findOneAndUpdate(Filters.eq("_id", "a"), Updates.set("x", 1))).isNull();
      assertThat(things.replaceOne(Filters.eq("_id", "a"), thing("a")).getMatchedCount()).isZero();
      assertThat(things.countDocuments()).isZero();
    }

    @Test
    void losesNoIncrementOfManyWriters() throws Exception {
      things.insertOne(thing("a"));
      together(16, () -> things.updateOne(Filters.eq("_id", "a"), Updates.inc("revision", 1)));
      assertThat(things.find().first()).containsEntry("revision", 16);
    }

    @Test
    void replacesRemovesAndUnsets() {
      things.insertMany(List.of(thing("a"), thing("b").append("awaits", "x"), thing("c")));
      things.replaceOne(Filters.eq("_id", "a"), new Document("text", "new"));
      things.updateOne(Filters.eq("awaits", "x"), Updates.unset("awaits"));
      things.deleteOne(Filters.eq("_id", "c"));
      assertThat(things.find().sort(Sorts.ascending("_id")).into(new ArrayList<>()))
          .containsExactly(new Document("_id", "a").append("text", "new"), thing("b"));
    }
  }

  @Nested
  class Finding {
    @BeforeEach
    void fill() {
      fixture
          .store()
          .ensureIndexes(
              "things",
              List.of("lane", "seq"),
              List.of("awaits"),
              List.of("organization", "kind", "at"));
      things.insertMany(
          IntStream.range(0, 150)
              .mapToObj(i ->
                  new Document("_id", "t" + i)
                      .append("lane", (long) (i % 3))
                      .append("seq", (long) (i / 3))
                      .append("organization", "o" + i % 2)
                      .append("kind", i % 5 == 0 ? "EDIT" : "ACTION")
                      .append("at", Instant.ofEpochMilli(i)))
              .toList());
    }

    private List<Long> seqs(long lane, long after, long upTo, int limit) {
      return things
          .find(
              Filters.and(
                  Filters.eq("lane", lane), Filters.gt("seq", after), Filters.lte("seq", upTo)))
          .sort(Sorts.ascending("seq"))
          .limit(limit)
          .map(document -> document.getLong("seq"))
          .into(new ArrayList<>());
    }

    @Test
    void readsALaneInOrder() {
      assertThat(seqs(1, 10, 40, 5)).containsExactly(11L, 12L, 13L, 14L, 15L);
      assertThat(seqs(1, 47, 1000, 5)).containsExactly(48L, 49L);
      assertThat(seqs(1, 49, 1000, 5)).isEmpty();
      assertThat(seqs(3, -1, 1000, 5)).isEmpty();
      assertThat(seqs(2, -1, 1000, 0))
          .containsExactlyElementsOf(LongStream.range(0, 50).boxed().toList());
    }

    @Test
    void readsTheNewestFirst() {
      assertThat(
              things
                  .find(
                      Filters.and(
                          Filters.eq("organization", "o1"),
                          Filters.eq("kind", "EDIT"),
                          Filters.lt("at", Instant.ofEpochMilli(65))))
                  .sort(Sorts.descending("at"))
                  .limit(3)
                  .map(document -> document.getString("_id"))
                  .into(new ArrayList<>()))
          .containsExactly("t55", "t45", "t35");
    }

    @Test
    void findsWhatHasBeenMovedWhereItIs() {
      things.updateOne(
          Filters.eq("_id", "t0"),
          Updates.combine(Updates.set("lane", 7L), Updates.set("awaits", "a")));
      assertThat(seqs(0, -1, 0, 5)).isEmpty();
      assertThat(seqs(7, -1, 0, 5)).containsExactly(0L);
      assertThat(things.countDocuments(Filters.eq("awaits", "a"))).isOne();
      things.updateOne(Filters.eq("awaits", "a"), Updates.unset("awaits"));
      assertThat(things.countDocuments(Filters.eq("awaits", "a"))).isZero();
    }

    @Test
    void findsSeveralByIdAndGivesOnlyWhatIsAskedFor() {
      assertThat(
              things
                  .find(Filters.in("_id", "t1", "t2", "absent"))
                  .projection(Projections.include("seq"))
                  .into(new ArrayList<>()))
          .containsExactlyInAnyOrder(
              new Document("_id", "t1").append("seq", 0L),
              new Document("_id", "t2").append("seq", 0L));
    }

    @Test
    void goesThroughAllInBatches() {
      assertThat(things.find().batchSize(7).into(new ArrayList<>())).hasSize(150);
    }

    @Test
    void takesTheSameIndexesAgain() {
      fixture.store().ensureIndexes("things", List.of("lane", "seq"), List.of("awaits"));
      assertThat(things.listIndexes().into(new ArrayList<>())).hasSize(4);
    }
  }

  @Test
  void answersAPing() {
    fixture.store().ping();
  }

  private static <T> List<T> together(int count, Callable<T> task) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var results = new ArrayList<T>();
      for (Future<T> result :
          threads.invokeAll(IntStream.range(0, count).mapToObj(_ -> task).toList())) {
        results.add(result.get());
      }
      return results;
    }
  }

  @Nested
  class IndexingInPart {
    @Test
    void findsWhatHasTheFieldAndWhatGetsItAndNoLongerWhatLosesIt() {
      for (int i = 0; i < 2; i++) {
        fixture.store().ensurePartialIndexes("things", List.of("of", "order"));
      }
      things.insertMany(
          List.of(
              thing("a").append("order", 1),
              thing("b").append("of", "x").append("order", 2),
              thing("c").append("of", "y").append("order", 1),
              thing("d").append("of", "x").append("order", 1)));
      assertThat(ofX()).containsExactly("d", "b");
      things.updateOne(Filters.eq("a"), Updates.set("of", "x"));
      things.updateOne(Filters.eq("d"), Updates.unset("of"));
      assertThat(ofX()).containsExactly("a", "b");
      assertThat(things.countDocuments(Filters.gt("of", "x"))).isEqualTo(1);
      assertThat(things.countDocuments()).isEqualTo(4);
    }

    private List<String> ofX() {
      return things
          .find(Filters.and(Filters.exists("of"), Filters.in("of", "x", "z")))
          .sort(Sorts.ascending("order"))
          .map(document -> document.getString("_id"))
          .into(new ArrayList<>());
    }
  }
}
