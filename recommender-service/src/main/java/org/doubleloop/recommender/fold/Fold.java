package org.doubleloop.recommender.fold;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.doubleloop.kit.lane.Cursor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is counted of both feeds, the signals and this service's own, with the cursors up to which
/// they have been folded in: saved together now and then, so that each counts exactly what its
/// cursor has passed. Each feed has a thread of its own.
public final class Fold {

  private static final Logger log = LoggerFactory.getLogger(Fold.class);

  private final Lock lock = new ReentrantLock();
  private final Memory memory;
  private final Agreement agreement;
  private final Snapshots snapshots;
  private final Duration saveEvery;
  private final Clock clock;
  private Cursors cursors = new Cursors(Optional.empty(), Cursor.start(Optional.empty()));
  private Cursors saved = cursors;
  private Instant savedAt;
  private volatile boolean caughtUp;

  /// How far the feeds have been read.
  ///
  /// @param signals sealed by the signal-service; none: from the start
  record Cursors(Optional<String> signals, Cursor own) {}

  public Fold(
      Memory memory,
      Agreement agreement,
      Snapshots snapshots,
      FoldProperties properties,
      Clock clock) {
    this.memory = memory;
    this.agreement = agreement;
    this.snapshots = snapshots;
    this.saveEvery = properties.saveEvery();
    this.clock = clock;
    this.savedAt = clock.instant();
  }

  /// Goes on from the newest snapshot, where there is one; before anything is read.
  public void restore() {
    snapshots
        .load()
        .ifPresent(snapshot -> {
          memory.restore(snapshot.evidence());
          agreement.restore(snapshot.agreement());
          cursors = snapshot.cursors();
          saved = cursors;
          caughtUp = true;
        });
  }

  /// Whether what there was to count has been counted once, by this process or by the one whose
  /// snapshot it took over.
  public boolean hasCaughtUp() {
    return caughtUp;
  }

  /// Where to read the signals on; none: from the start.
  public Optional<String> signalsCursor() {
    return locked(() -> cursors).signals();
  }

  /// Where to read this service's own feed on.
  public Cursor ownCursor() {
    return locked(() -> cursors).own();
  }

  /// Whether no more evidence can be held back for policies that are not known yet.
  public boolean isFull() {
    return memory.isFull();
  }

  /// Folds a page of signals in, and moves on behind it.
  ///
  /// @param upToDate whether it reaches the end of what there is
  public void foldSignals(List<Observation> page, String next, boolean upToDate) {
    locked(() -> {
      if (!memory.isRight()) {
        log.warn("A policy version came late, so that actions were counted by the one before it");
        fromTheStart();
        return null;
      }
      memory.fold(page);
      cursors = new Cursors(Optional.of(next), cursors.own());
      if (upToDate) {
        memory.caughtUp();
        caughtUp = true;
      }
      saveWhereDue();
      return null;
    });
  }

  /// Counts what was held back and need be no longer.
  public void release() {
    locked(() -> {
      memory.fold(List.of());
      return null;
    });
  }

  /// Begins the signals again: where the cursor means nothing any more, only what is counted from
  /// their start is counted once.
  public void signalsFromTheStart() {
    locked(() -> {
      fromTheStart();
      return null;
    });
  }

  /// Folds a page of this service's own feed in, and moves on behind it.
  public void foldRemarks(List<SuggestionEvent> page, Cursor next) {
    locked(() -> {
      agreement.fold(page);
      cursors = new Cursors(cursors.signals(), next);
      saveWhereDue();
      return null;
    });
  }

  /// Saves what has changed since it was last saved.
  public void save() {
    locked(() -> {
      if (!cursors.equals(saved) && memory.isWhole()) {
        snapshots.save(new Snapshots.Snapshot(memory.state(), agreement.tallies(), cursors));
        saved = cursors;
      }
      savedAt = clock.instant();
      return null;
    });
  }

  private void fromTheStart() {
    memory.beginAgain();
    cursors = new Cursors(Optional.empty(), cursors.own());
  }

  private void saveWhereDue() {
    if (Duration.between(savedAt, clock.instant()).compareTo(saveEvery) >= 0) {
      save();
    }
  }

  private <T extends @Nullable Object> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
