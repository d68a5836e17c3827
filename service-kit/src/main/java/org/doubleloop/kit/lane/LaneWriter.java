package org.doubleloop.kit.lane;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;

/// Appends documents to this process's lane by group commit.
public final class LaneWriter implements AutoCloseable {
  LaneWriter() {}

  /// Takes a document with `_id`, `organization` and `kind`, and answers once it is durable. `lane`
  /// and `seq` are set here, in the answer's copy; the document must not be changed meanwhile. The
  /// future fails with [StoreUnavailableException].
  ///
  /// @throws LaneOverloadedException when too much is waiting; nothing was taken
  public CompletableFuture<Appended> append(Document document) {
    return CompletableFuture.failedFuture(new StoreUnavailableException("not open", null));
  }

  /// Takes documents in this order, all or none, and answers for each. They stand one after the
  /// other in the lane, in one group commit where they fit.
  ///
  /// @throws LaneOverloadedException when too much is waiting; nothing was taken
  public CompletableFuture<List<Appended>> appendAll(List<Document> documents) {
    return CompletableFuture.failedFuture(new StoreUnavailableException("not open", null));
  }

  /// Finishes what is queued and closes the lane.
  @Override
  public void close() {}
}
