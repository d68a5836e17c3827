package org.doubleloop.kit.embedded;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;

/// A MongoDB wire server in this process, on a free port of 127.0.0.1.
public final class EmbeddedStore implements AutoCloseable {
  private final MongoServer server;
  private final String uri;

  private EmbeddedStore(MVStore file) {
    server = new MongoServer(new H2Backend(file));
    server.bind("127.0.0.1", 0);
    uri = "mongodb://127.0.0.1:" + server.getLocalAddress().getPort();
  }

  /// Opens the store kept in `dataFolder`, which is made when it is not there.
  public static EmbeddedStore open(Path dataFolder) {
    return new EmbeddedStore(MVStore.open(dataFolder.resolve("store.mv").toString()));
  }

  /// Opens a store that forgets everything when it is closed.
  public static EmbeddedStore inMemory() {
    return new EmbeddedStore(MVStore.open(null));
  }

  /// A connection string for it.
  public String uri() {
    return uri;
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
