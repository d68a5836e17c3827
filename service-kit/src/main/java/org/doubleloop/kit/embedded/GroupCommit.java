package org.doubleloop.kit.embedded;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets commands answer only when all that they wrote, and all that they saw, is on the disk. One
/// commit serves all who wait for it, and while it is on its way to the disk the next commands run.
final class GroupCommit {
  private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);

  private final StoreFile file;
  private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
  private final Object monitor = new Object();

  private volatile long durable;
  private boolean committing;
  private CompletableFuture<Void> round = new CompletableFuture<>();
  private @Nullable RuntimeException failure;

  GroupCommit(StoreFile file) {
    this.file = file;
  }

  /// Runs a command and returns its result once it is durable.
  ///
  /// @throws StoreBrokenException when the file could not be written, now or earlier
  <T> T run(Supplier<T> command) {
    long seen;
    T result;
    gate.readLock().lock();
    try {
      result = command.get();
    } catch (MVStoreException e) {
      throw new StoreBrokenException(e);
    } finally {
      seen = file.changes();
      gate.readLock().unlock();
      if (file.isPersistent()) {
        awaitDurable(seen);
      }
    }
    return result;
  }

  private void awaitDurable(long change) {
    while (durable < change) {
      CompletableFuture<Void> running = null;
      synchronized (monitor) {
        if (failure != null) {
          throw new StoreBrokenException(failure);
        }
        if (committing) {
          running = round;
        } else if (durable < change) {
          committing = true;
        } else {
          return;
        }
      }
      if (running != null) {
        running.join();
      } else {
        exclusively(this::commit);
      }
    }
  }

  private void commit() {
    long covered;
    gate.writeLock().lock();
    try {
      covered = file.changes();
      file.commit();
    } finally {
      gate.writeLock().unlock();
    }
    file.sync();
    durable = covered;
  }

  /// Does what only the one that has set `committing` may do, and then wakes all who wait.
  private void exclusively(Runnable task) {
    @Nullable RuntimeException broken = null;
    try {
      task.run();
    } catch (RuntimeException e) {
      broken = e;
    }
    CompletableFuture<Void> done;
    synchronized (monitor) {
      failure = broken;
      committing = false;
      done = round;
      round = new CompletableFuture<>();
    }
    done.complete(null);
    if (broken != null) {
      log.error(
          "The embedded store's file cannot be written; nothing is answered any more", broken);
      throw new StoreBrokenException(broken);
    }
  }

  /// Compacts the file a little, unless somebody is committing.
  void compact() {
    synchronized (monitor) {
      if (committing || failure != null) {
        return;
      }
      committing = true;
    }
    exclusively(() -> {
      gate.writeLock().lock();
      try {
        file.compact();
      } finally {
        gate.writeLock().unlock();
      }
    });
  }
}
