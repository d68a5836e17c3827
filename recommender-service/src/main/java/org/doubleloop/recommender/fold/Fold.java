package org.doubleloop.recommender.fold;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The memory with the cursor up to which the feed has been folded into it, saved now and then. For
/// one thread.
public final class Fold {

  private static final Duration SAVE_EVERY = Duration.ofSeconds(30);

  private final Memory memory;
  private final Snapshots snapshots;
  private final Clock clock;
  private @Nullable String cursor;
  private @Nullable String savedCursor;
  private Instant savedAt;

  public Fold(Memory memory, Snapshots snapshots, Clock clock) {
    this.memory = memory;
    this.snapshots = snapshots;
    this.clock = clock;
    this.savedAt = clock.instant();
  }

  /// Goes on from the newest snapshot, where there is one.
  public void restore() {
    snapshots
        .load()
        .ifPresent(snapshot -> {
          memory.restore(snapshot.state());
          cursor = snapshot.cursor();
          savedCursor = cursor;
        });
  }

  /// Where to read on; none: from the start.
  public @Nullable String cursor() {
    return cursor;
  }

  /// Whether no more evidence can be held back for policies that are not known yet.
  public boolean isFull() {
    return memory.isFull();
  }

  /// Folds a page in, and moves on behind it.
  public void fold(List<Evidence> page, @Nullable String next) {
    memory.fold(page);
    cursor = next;
    if (Duration.between(savedAt, clock.instant()).compareTo(SAVE_EVERY) >= 0) {
      save();
    }
  }

  /// Saves what has changed since it was last saved.
  public void save() {
    if (cursor != null && !cursor.equals(savedCursor)) {
      snapshots.save(new Snapshots.Snapshot(memory.state(), cursor));
      savedCursor = cursor;
    }
    savedAt = clock.instant();
  }
}
