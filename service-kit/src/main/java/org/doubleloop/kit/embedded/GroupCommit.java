package org.doubleloop.kit.embedded;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets a command answer only when all that it wrote, and all that it saw, is on the disk. One
/// commit serves all who wait for it, and while it is on its way to the disk the next commands run.
final class GroupCommit implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);

  private final StoreFile file;
  private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
  private final Object monitor = new Object();

  private volatile long durable;
  private boolean led;
  private CompletableFuture<Void> round = new CompletableFuture<>();
  private @Nullable RuntimeException failure;

  GroupCommit(StoreFile file) {
    this.file = file;
  }

  /// Runs a command and returns its result once it is durable.
  ///
  /// @throws StoreBrokenException when the file cannot be written or read any more
  <T> T run(Supplier<T> command) {
    long seen;
    gate.readLock().lock();
    try {
      return command.get();
    } catch (MVStoreException e) {
      throw new StoreBrokenException(e);
    } finally {
      seen = file.changes();
      gate.readLock().unlock();
      awaitDurable(seen);
    }
  }

  private void awaitDurable(long change) {
    while (file.isPersistent() && durable < change) {
      if (leads()) {
        lead(() -> commitUpTo(change));
      }
    }
  }

  /// Becomes the only one that writes to the file, or waits until the one that does is done.
  private boolean leads() {
    CompletableFuture<Void> running;
    synchronized (monitor) {
      if (failure != null) {
        throw new StoreBrokenException(failure);
      }
      if (!led) {
        led = true;
        return true;
      }
      running = round;
    }
    running.join();
    return false;
  }

  private void lead(Runnable task) {
    RuntimeException broken = null;
    try {
      task.run();
    } catch (RuntimeException e) {
      log.error("The embedded store's file cannot be written; it answers nothing any more", e);
      broken = e;
    }
    CompletableFuture<Void> done;
    synchronized (monitor) {
      failure = broken;
      led = false;
      done = round;
      round = new CompletableFuture<>();
    }
    done.complete(null);
    if (broken != null) {
      throw new StoreBrokenException(broken);
    }
  }

  private void commitUpTo(long change) {
    if (durable >= change) {
      return;
    }
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

  /// Compacts the file a little.
  void compact() {
    alone(file::compact);
  }

  /// Commits what there is and closes the file. Commands that come later fail.
  @Override
  public void close() {
    alone(() -> {
      file.close();
      durable = file.changes();
    });
  }

  private void alone(Runnable task) {
    while (!leads()) {
      // another turn
    }
    lead(() -> {
      gate.writeLock().lock();
      try {
        task.run();
      } finally {
        gate.writeLock().unlock();
      }
    });
  }
}
