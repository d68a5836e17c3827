package org.doubleloop.kit.embedded;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.doubleloop.kit.store.Store;
import org.doubleloop.kit.store.StoreProperties;

/// Writes to an embedded store from many threads, and prints a line for every write that was
/// acknowledged, until it is killed. Its arguments are a folder and the name of the round.
final class KilledWriter {
  private static final int WRITERS = 16;

  private KilledWriter() {}

  public static void main(String[] arguments) throws InterruptedException {
    var embedded = EmbeddedStore.open(Path.of(arguments[0]));
    var store = Store.open(new StoreProperties(embedded.uri(), "things"));
    store.ensureIndexes("things", List.of("writer", "n"));
    for (int writer = 0; writer < WRITERS; writer++) {
      String name = arguments[1] + "-" + writer;
      Thread.ofVirtual().start(() -> write(store, name));
    }
    Thread.currentThread().join();
  }

  private static void write(Store store, String writer) {
    var things = store.collection("things");
    things.insertOne(new Document("_id", writer).append("revision", 0L));
    for (long n = 1; ; n++) {
      var id = writer + "/" + n;
      things.insertOne(new Document("_id", id).append("writer", writer).append("n", n));
      System.out.println("inserted " + id);
      things.updateOne(
          Filters.and(Filters.eq("_id", writer), Filters.eq("revision", n - 1)),
          Updates.set("revision", n));
      System.out.println("changed " + writer + " " + n);
      if (n % 8 == 0) {
        writeMany(things, id);
      }
    }
  }

  /// More than the store inserts in one step.
  private static void writeMany(MongoCollection<Document> things, String prefix) {
    var ids = IntStream.range(0, 120).mapToObj(i -> prefix + "." + i).toList();
    things.insertMany(ids.stream().map(id -> new Document("_id", id)).toList());
    ids.forEach(id -> System.out.println("inserted " + id));
  }
}
