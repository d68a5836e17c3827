package org.doubleloop.kit.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import com.mongodb.client.result.UpdateResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.bson.Document;
import org.doubleloop.kit.store.Store;
import org.doubleloop.kit.store.StoreProperties;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreTest {
  private static Store connect(EmbeddedStore embedded) {
    return Store.open(new StoreProperties(embedded.uri(), "things"));
  }

  private static List<Document> lane(long lane, int size) {
    return LongStream.range(0, size)
        .mapToObj(
            seq -> new Document("_id", lane + "/" + seq).append("lane", lane).append("seq", seq))
        .toList();
  }

  @Nested
  class OnDisk {
    @TempDir Path folder;

    @Test
    void isClosedOnceHoweverOftenItIsAsked() {
      var embedded = EmbeddedStore.open(folder);
      embedded.close();
      embedded.close();
      EmbeddedStore.open(folder).close();
    }

    @Test
    void nobodyElseCanLookIntoItsFolderAlsoWhereTheyCouldOnce() throws IOException {
      var outside = folder.resolve("outside");
      var inside = outside.resolve("store");
      EmbeddedStore.open(inside).close();
      Files.setPosixFilePermissions(inside, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.setPosixFilePermissions(
          inside.resolve("store.mv"), PosixFilePermissions.fromString("rw-r--r--"));
      EmbeddedStore.open(inside).close();
      assertThat(modesBelow(outside)).containsOnly("rwx------", "rw-------");
    }

    private static List<String> modesBelow(Path path) throws IOException {
      try (var paths = Files.walk(path)) {
        var modes = new ArrayList<String>();
        for (var each : paths.toList()) {
          modes.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)));
        }
        return modes;
      }
    }

    @Test
    void findsItsDocumentsAndIndexesAgainWhenReopened() {
      try (var embedded = EmbeddedStore.open(folder);
          var store = connect(embedded)) {
        store.ensureIndexes("signals", List.of("lane", "seq"));
        store.collection("signals").insertMany(lane(1, 100));
        store.collection("signals").deleteOne(Filters.eq("_id", "1/50"));
        store.collection("signals").updateOne(Filters.eq("_id", "1/51"), Updates.set("seq", 1000L));
      }
      try (var embedded = EmbeddedStore.open(folder);
          var store = connect(embedded)) {
        var signals = store.collection("signals");
        long before = embedded.documentsExamined();
        assertThat(
                signals
                    .find(Filters.and(Filters.eq("lane", 1L), Filters.gte("seq", 98L)))
                    .sort(Sorts.ascending("seq"))
                    .map(document -> document.getLong("seq"))
                    .into(new ArrayList<>()))
            .containsExactly(98L, 99L, 1000L);
        assertThat(embedded.documentsExamined() - before).isEqualTo(3);
        assertThat(signals.countDocuments()).isEqualTo(99);
        assertThatThrownBy(() -> signals.insertOne(new Document("_id", "1/7")))
            .isInstanceOf(MongoWriteException.class)
            .hasMessageContaining("E11000");
        signals.insertOne(new Document("_id", "1/50").append("lane", 1L).append("seq", 50L));
        assertThat(signals.listIndexes().map(index -> index.getString("name")))
            .containsExactlyInAnyOrder("_id_", "lane_1_seq_1");
      }
    }

    @Test
    void isOpenedByOneOfThoseWhoMakeItAtOnce() throws Exception {
      var opened = new ArrayList<EmbeddedStore>();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var opening = new ArrayList<Future<EmbeddedStore>>();
        for (int i = 0; i < 8; i++) {
          opening.add(threads.submit(() -> EmbeddedStore.open(folder)));
        }
        for (var each : opening) {
          try {
            opened.add(each.get());
          } catch (ExecutionException e) {
            assertThat(e).cause().hasMessageContaining("in use by another process");
          }
        }
      }
      assertThat(opened).hasSize(1);
      opened.getFirst().close();
      try (var left = Files.list(folder)) {
        assertThat(left).containsExactly(folder.resolve("store.mv"));
      }
    }

    @Test
    void refusesAFolderThatIsOpenElsewhere() {
      try (var _ = EmbeddedStore.open(folder)) {
        assertThatThrownBy(() -> EmbeddedStore.open(folder))
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining(folder.toString())
            .hasMessageContaining("in use by another process");
      }
    }

    @Test
    void dropsADatabaseAndNoOtherWhoseNameBeginsAlike() {
      try (var embedded = EmbeddedStore.open(folder);
          var one = Store.open(new StoreProperties(embedded.uri(), "shop"));
          var other = Store.open(new StoreProperties(embedded.uri(), "shop2"))) {
        one.collection("orders").insertOne(new Document("_id", 1));
        other.collection("orders").insertOne(new Document("_id", 2));
        one.database().drop();
        assertThat(one.collection("orders").countDocuments()).isZero();
      }
      try (var embedded = EmbeddedStore.open(folder);
          var other = Store.open(new StoreProperties(embedded.uri(), "shop2"))) {
        assertThat(other.collection("orders").countDocuments()).isOne();
      }
    }

    @Test
    void keepsTheFileFromGrowingWithEveryUpdate() {
      try (var embedded = EmbeddedStore.open(folder);
          var store = connect(embedded)) {
        var states = store.collection("states");
        var documents = new ArrayList<Document>();
        for (int i = 0; i < 4000; i++) {
          documents.add(new Document("_id", i).append("text", "x".repeat(1000)));
        }
        states.insertMany(documents);
        long filled = embedded.fileSize();
        for (int i = 0; i < 3000; i++) {
          states.updateOne(Filters.eq("_id", i * 7 % 4000), Updates.set("revision", i));
        }
        assertThat(filled).isGreaterThan(4_000_000);
        assertThat(embedded.fileSize()).isLessThan(4 * filled);
      }
    }
  }

  @Nested
  class Finding {
    @Test
    void readsNoMoreOfALaneThanItIsAskedFor() {
      try (var embedded = EmbeddedStore.inMemory();
          var store = connect(embedded)) {
        store.ensureIndexes("signals", List.of("lane", "seq"));
        var signals = store.collection("signals");
        signals.insertMany(lane(1, 900));
        signals.insertMany(lane(2, 900));
        long before = embedded.documentsExamined();
        var found =
            signals
                .find(
                    Filters.and(
                        Filters.eq("lane", 1L), Filters.gt("seq", 99L), Filters.lte("seq", 800L)))
                .sort(Sorts.ascending("seq"))
                .limit(10)
                .map(document -> document.getLong("seq"))
                .into(new ArrayList<>());
        assertThat(found).containsExactlyElementsOf(LongStream.range(100, 110).boxed().toList());
        assertThat(embedded.documentsExamined() - before).isLessThanOrEqualTo(12);
      }
    }

    @Test
    void readsALaneBackwards() {
      try (var embedded = EmbeddedStore.inMemory();
          var store = connect(embedded)) {
        store.ensureIndexes("signals", List.of("lane", "seq"));
        store.collection("signals").insertMany(lane(1, 900));
        long before = embedded.documentsExamined();
        assertThat(
                store
                    .collection("signals")
                    .find(Filters.eq("lane", 1L))
                    .sort(Sorts.descending("seq"))
                    .first())
            .containsEntry("seq", 899L);
        assertThat(embedded.documentsExamined() - before).isLessThanOrEqualTo(2);
      }
    }

    @Test
    void findsOneOfSeveralValues() {
      try (var embedded = EmbeddedStore.inMemory();
          var store = connect(embedded)) {
        store.ensureIndexes("signals", List.of("seq", "lane"));
        store.collection("signals").insertMany(lane(1, 900));
        long before = embedded.documentsExamined();
        assertThat(
                store
                    .collection("signals")
                    .find(Filters.and(Filters.in("seq", 7L, 5L, 7L, 900L), Filters.eq("lane", 1L)))
                    .sort(Sorts.descending("seq"))
                    .map(signal -> signal.getLong("seq"))
                    .into(new ArrayList<>()))
            .containsExactly(7L, 5L);
        assertThat(embedded.documentsExamined() - before).isEqualTo(2);
      }
    }

    @Test
    void answersInPartsWhatOneMessageDoesNotHold() {
      try (var embedded = EmbeddedStore.inMemory();
          var store = connect(embedded)) {
        var signals = store.collection("signals");
        store.ensureIndexes("signals", List.of("lane", "seq"));
        var text = "字".repeat(200_000);
        lane(1, 90).forEach(signal -> signals.insertOne(signal.append("text", text)));
        var expected = LongStream.range(0, 90).boxed().toList();
        var find = signals.find(Filters.eq("lane", 1L));
        assertThat(seqs(find.sort(Sorts.ascending("seq")))).isEqualTo(expected);
        assertThat(seqs(find.sort(Sorts.descending("seq")))).isEqualTo(expected.reversed());
        assertThat(seqs(find.sort(Sorts.ascending("text", "seq")))).isEqualTo(expected);
        assertThat(seqs(find.sort(Sorts.ascending("seq")).skip(3).limit(70).batchSize(7)))
            .isEqualTo(expected.subList(3, 73));
        assertThat(seqs(signals.find().projection(Projections.include("seq")))).isEqualTo(expected);
        assertThat(signals.updateMany(Filters.exists("text"), Updates.unset("text")))
            .extracting(UpdateResult::getModifiedCount)
            .isEqualTo(90L);
      }
    }

    private static List<Long> seqs(FindIterable<Document> found) {
      return found.map(signal -> signal.getLong("seq")).into(new ArrayList<>());
    }

    /// As any server does that keeps no copy for a cursor.
    @Test
    void goesOnInWhatIsChangedMeanwhile() {
      try (var embedded = EmbeddedStore.inMemory();
          var store = connect(embedded)) {
        var signals = store.collection("signals");
        signals.insertMany(lane(1, 6));
        var found = new ArrayList<Long>();
        try (var cursor = signals.find(Filters.eq("lane", 1L)).batchSize(2).iterator()) {
          found.add(cursor.next().getLong("seq"));
          signals.deleteOne(Filters.eq("_id", "1/3"));
          signals.updateOne(Filters.eq("_id", "1/4"), Updates.set("lane", 2L));
          cursor.forEachRemaining(signal -> found.add(signal.getLong("seq")));
        }
        assertThat(found).containsExactly(0L, 1L, 2L, 5L);
      }
    }

    @Test
    void findsByIdWhateverElseIsAsked() {
      try (var embedded = EmbeddedStore.inMemory();
          var store = connect(embedded)) {
        var signals = store.collection("signals");
        signals.insertMany(lane(1, 900));
        long before = embedded.documentsExamined();
        assertThat(change(signals, 7L, 8L)).isEqualTo(1);
        assertThat(change(signals, 7L, 9L)).isZero();
        assertThat(signals.find(Filters.in("_id", "1/3", "1/4", "none")).into(new ArrayList<>()))
            .hasSize(2);
        assertThat(embedded.documentsExamined() - before).isLessThanOrEqualTo(6);
      }
    }

    @Test
    void findsNothingAmongNoValuesWithoutLooking() {
      try (var embedded = EmbeddedStore.inMemory();
          var store = connect(embedded)) {
        store.ensureIndexes("signals", List.of("lane", "seq"));
        var signals = store.collection("signals");
        signals.insertMany(lane(1, 900));
        long before = embedded.documentsExamined();
        for (var field : List.of("_id", "lane", "seq", "other")) {
          var none = Filters.and(Filters.exists("lane"), Filters.in(field, List.of()));
          assertThat(signals.find(none).sort(Sorts.ascending("seq"))).isEmpty();
          assertThat(signals.updateMany(none, Updates.set("seq", 0L)).getMatchedCount()).isZero();
          assertThat(signals.deleteMany(none).getDeletedCount()).isZero();
        }
        assertThat(embedded.documentsExamined() - before).isZero();
      }
    }

    private static long change(MongoCollection<Document> signals, long from, long to) {
      return signals
          .updateOne(
              Filters.and(Filters.eq("_id", "1/7"), Filters.eq("seq", from)),
              Updates.set("seq", to))
          .getModifiedCount();
    }

    @Test
    void ordersWhatAnIndexCannotTellApart() {
      try (var embedded = EmbeddedStore.inMemory();
          var store = connect(embedded)) {
        store.ensureIndexes("signals", List.of("lane", "seq"));
        var signals = store.collection("signals");
        long large = 1L << 53;
        for (long seq : List.of(large + 1, large, large + 2)) {
          signals.insertOne(new Document("lane", 1L).append("seq", seq));
        }
        assertThat(
                signals
                    .find(Filters.eq("lane", 1L))
                    .sort(Sorts.ascending("seq"))
                    .map(signal -> signal.getLong("seq"))
                    .into(new ArrayList<>()))
            .containsExactly(large, large + 1, large + 2);
        assertThat(signals.countDocuments(Filters.eq("seq", large + 1))).isOne();
        assertThat(signals.countDocuments(Filters.gt("seq", large))).isEqualTo(2);
      }
    }

    @Test
    void takesAnIndexOnDocumentsThatAreThere() {
      try (var embedded = EmbeddedStore.inMemory();
          var store = connect(embedded)) {
        store.collection("signals").insertMany(lane(1, 900));
        store.ensureIndexes("signals", List.of("seq"));
        store.ensureIndexes("signals", List.of("seq"));
        long before = embedded.documentsExamined();
        assertThat(store.collection("signals").find(Filters.eq("seq", 5)).first())
            .containsEntry("_id", "1/5");
        assertThat(embedded.documentsExamined() - before).isOne();
      }
    }
  }

  @Nested
  class Refusing {
    @Test
    void saysThatItHasNoUniqueIndexButId() {
      try (var embedded = EmbeddedStore.inMemory();
          var store = connect(embedded)) {
        assertThatThrownBy(() ->
                store
                    .collection("things")
                    .createIndex(Indexes.ascending("a"), new IndexOptions().unique(true)))
            .isInstanceOf(MongoCommandException.class)
            .hasMessageContaining("does not support a unique index");
      }
    }

    @Test
    void saysThatItHasNoDescendingIndex() {
      try (var embedded = EmbeddedStore.inMemory();
          var store = connect(embedded)) {
        assertThatThrownBy(() -> store.collection("things").createIndex(Indexes.descending("a")))
            .isInstanceOf(MongoCommandException.class)
            .hasMessageContaining("not ascending");
      }
    }
  }
}
