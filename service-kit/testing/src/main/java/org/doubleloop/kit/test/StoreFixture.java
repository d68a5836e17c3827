package org.doubleloop.kit.test;

import com.mongodb.client.MongoCollection;
import java.util.UUID;
import org.bson.Document;
import org.doubleloop.kit.embedded.EmbeddedStore;
import org.doubleloop.kit.store.Store;
import org.doubleloop.kit.store.StoreProperties;

/// A fresh database for one test: on the real server named by `DOUBLELOOP_MONGODB_URI`, else on an
/// in-memory embedded store that all tests of the JVM share. Dropped when closed.
public final class StoreFixture implements AutoCloseable {
  private final StoreProperties properties;
  private final Store store;

  private StoreFixture(StoreProperties properties) {
    this.properties = properties;
    store = Store.open(properties);
  }

  public static StoreFixture open() {
    return new StoreFixture(
        new StoreProperties(serverUri(), "test-" + UUID.randomUUID().toString().substring(0, 13)));
  }

  /// Whether the tests run on a real server.
  public static boolean real() {
    return System.getenv("DOUBLELOOP_MONGODB_URI") != null;
  }

  private static String serverUri() {
    var real = System.getenv("DOUBLELOOP_MONGODB_URI");
    return real != null ? real : SharedEmbeddedStore.STORE.uri();
  }

  public Store store() {
    return store;
  }

  public MongoCollection<Document> collection(String name) {
    return store.collection(name);
  }

  /// To start a service on this database: `doubleloop.store.uri` and `doubleloop.store.database`.
  public StoreProperties properties() {
    return properties;
  }

  @Override
  public void close() {
    store.database().drop();
    store.close();
  }

  private static final class SharedEmbeddedStore {
    static final EmbeddedStore STORE = EmbeddedStore.inMemory();
  }
}
