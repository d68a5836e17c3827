package org.doubleloop.kit.embedded;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.doubleloop.kit.wire.WireServer;

/// A MongoDB wire server in this process, on a free port of 127.0.0.1.
public final class EmbeddedStore implements AutoCloseable {
  private final StoreFile file;
  private final GroupCommit commits;
  private final WireServer server;
  private final AtomicBoolean closed = new AtomicBoolean();

  EmbeddedStore(StoreFile file) {
    this.file = file;
    commits = new GroupCommit(file);
    server = new WireServer(new EmbeddedBackend(file, commits));
  }

  /// Opens the store kept in `dataFolder`, which is made when it is not there, and which from then
  /// on its owner alone can look into.
  ///
  /// @throws IllegalStateException when another process has it open
  public static EmbeddedStore open(Path dataFolder) {
    return new EmbeddedStore(StoreFile.open(dataFolder));
  }

  /// Opens a store that forgets everything when it is closed.
  public static EmbeddedStore inMemory() {
    return new EmbeddedStore(StoreFile.inMemory());
  }

  /// A connection string for it, with the login: who does not have it can do nothing with the port.
  public String uri() {
    return server.uri();
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
    if (closed.compareAndSet(false, true)) {
      server.close();
      commits.close();
    }
  }
}
