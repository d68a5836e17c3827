package org.doubleloop.kit.embedded;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.doubleloop.kit.wire.StoreStoppedException;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets a command answer only when all that it wrote, and all that it saw, is on the disk. One
/// commit serves all who wait for it, and while it is on its way to the disk the next commands run.
final class GroupCommit implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);

  private final StoreFile file;
  // commands run under its read side; whoever writes to the file holds its write side
  private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
  private final Object monitor = new Object();

  private volatile long durable;
  private volatile boolean closed;
  private boolean led;
  private CompletableFuture<Void> round = new CompletableFuture<>();
  private @Nullable Throwable failure;

  GroupCommit(StoreFile file) {
    this.file = file;
  }

  /// Runs a command and returns its result once it is durable.
  ///
  /// @throws StoreStoppedException when that cannot be said, or the store is closed
  <T> T run(Supplier<T> command) {
    try {
      return step(command);
    } finally {
      await();
    }
  }

  /// Runs a step of a command, which is not to be answered before [#await()] has returned.
  ///
  /// @throws StoreStoppedException when the store is closed
  <T> T step(Supplier<T> step) {
    gate.readLock().lock();
    try {
      if (closed) {
        throw new StoreStoppedException(null);
      }
      return step.get();
    } catch (MVStoreException e) {
      throw new StoreStoppedException(e);
    } finally {
      gate.readLock().unlock();
    }
  }

  /// Returns once all that has been written is durable.
  ///
  /// @throws StoreStoppedException when that cannot be said
  void await() {
    awaitDurable(file.changes());
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
        throw new StoreStoppedException(failure);
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
    Throwable broken = null;
    boolean compact = false;
    try {
      task.run();
      compact = !closed && file.isCompactionDue();
    } catch (RuntimeException | Error e) {
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
      throw new StoreStoppedException(broken);
    }
    if (compact) {
      Thread.ofVirtual().name("embedded-store-compaction").start(this::compact);
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

  private void compact() {
    try {
      alone(file::compact);
    } catch (StoreStoppedException e) {
      log.debug("not compacted", e);
    }
  }

  /// Commits what there is and closes the file. Commands that come later fail.
  @Override
  public void close() {
    try {
      alone(() -> {
        file.close();
        durable = file.changes();
        closed = true;
      });
    } catch (StoreStoppedException e) {
      log.debug("closed as it is", e);
      file.abandon();
    }
  }

  private void alone(Runnable task) {
    while (!leads()) {
      // whoever led is done: another try
    }
    lead(() -> {
      gate.writeLock().lock();
      try {
        if (!closed) {
          task.run();
        }
      } finally {
        gate.writeLock().unlock();
      }
    });
  }
}
