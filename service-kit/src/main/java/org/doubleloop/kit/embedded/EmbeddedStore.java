package org.doubleloop.kit.embedded;

import de.bwaldvogel.mongo.MongoServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// A MongoDB wire server in this process, on a free port of 127.0.0.1.
public final class EmbeddedStore implements AutoCloseable {
  // a command occupies a thread until it is durable: as many can share one commit
  private static final int THREADS = 64;

  private final StoreFile file;
  private final MongoServer server;
  private final String uri;
  private final ScheduledExecutorService housekeeping =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("embedded-store-housekeeping").factory());

  private EmbeddedStore(StoreFile file) {
    this.file = file;
    var commits = new GroupCommit(file);
    server = new MongoServer(new EmbeddedBackend(file, commits));
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1, THREADS);
    uri = "mongodb://127.0.0.1:" + server.getLocalAddress().getPort();
    if (file.isPersistent()) {
      var _ = housekeeping.scheduleWithFixedDelay(commits::compact, 1, 1, TimeUnit.SECONDS);
    }
  }

  /// Opens the store kept in `dataFolder`, which is made when it is not there.
  ///
  /// @throws IllegalStateException when another process has it open
  public static EmbeddedStore open(Path dataFolder) {
    return new EmbeddedStore(StoreFile.open(dataFolder));
  }

  /// Opens a store that forgets everything when it is closed.
  public static EmbeddedStore inMemory() {
    return new EmbeddedStore(StoreFile.inMemory());
  }

  /// A connection string for it.
  public String uri() {
    return uri;
  }

  /// How many documents have been looked at to answer queries.
  public long documentsExamined() {
    return file.documentsExamined();
  }

  /// The size of its file in bytes; 0 in memory.
  public long fileSize() {
    return file.size();
  }

  @Override
  public void close() {
    housekeeping.close();
    server.shutdownNow();
    file.close();
  }
}
