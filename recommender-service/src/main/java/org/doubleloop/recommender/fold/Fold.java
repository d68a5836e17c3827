package org.doubleloop.recommender.fold;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.doubleloop.recommender.feed.CursorRefusedException;
import org.doubleloop.recommender.feed.Feed;
import org.doubleloop.recommender.feed.FeedReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is counted of the feeds, in parts that know nothing of each other. Each part has its own
/// cursors, saved together with what it has counted, so that this is exactly what they have passed.
///
/// Parts that stand at the same place of a feed are read for together. One that begins again, or is
/// new, stands at the start and is read for alone until it has reached the others. Each feed has a
/// thread of its own.
public final class Fold {

  private static final Logger log = LoggerFactory.getLogger(Fold.class);
  private static final Duration WAIT = Duration.ofSeconds(1);
  private static final Duration SHORT = Duration.ofMillis(500);
  private static final long MOST = 20;

  private final Lock lock = new ReentrantLock();
  private final List<FoldedPart> parts;
  private final Snapshots snapshots;
  private final Duration saveEvery;
  private final Clock clock;
  private Instant saveAt;
  private volatile boolean caughtUp;

  public Fold(List<FoldPart> parts, Snapshots snapshots, FoldProperties properties, Clock clock) {
    if (parts.stream().map(FoldPart::name).distinct().count() < parts.size()) {
      throw new IllegalArgumentException("Two parts of the fold have one name");
    }
    this.parts = parts.stream().map(FoldedPart::new).toList();
    this.snapshots = snapshots;
    this.saveEvery = properties.saveEvery();
    this.clock = clock;
    this.saveAt = clock.instant().plus(saveEvery);
  }

  /// Goes on from the newest snapshots, where there are any; before anything is read.
  public void restore() {
    locked(() -> {
      parts.forEach(snapshots::restore);
      noteCaughtUp();
      return null;
    });
  }

  /// Whether what there was to count has been counted once, by this process or by those whose
  /// snapshots it took over.
  public boolean hasCaughtUp() {
    return caughtUp;
  }

  /// Reads on in a feed: a page for each place where parts stand, folded into them. It waits for
  /// what is new where all stand at one place, and not while any is behind.
  public void readOn(FeedReader reader) throws InterruptedException {
    var feed = reader.feed();
    var places = locked(() -> places(feed));
    if (places.isEmpty()) {
      Thread.sleep(WAIT);
      return;
    }
    boolean moved = false;
    for (Optional<String> place : places) {
      moved |= readOn(reader, place.orElse(null), places.size() == 1 ? WAIT : Duration.ZERO);
    }
    if (!moved && places.size() > 1) {
      // Their cursors differ, and yet nothing lies between them.
      readOn(reader, places.getFirst().orElse(null), WAIT);
    }
  }

  /// Saves what has changed since it was last saved. As all of a part is written, it then rests for
  /// `saveEvery`, and once more for each half second that this took, twenty times at most.
  public void save() {
    locked(() -> {
      var began = clock.instant();
      if (parts.stream().anyMatch(FoldedPart::hasNews)) {
        snapshots.save(parts);
      }
      var saved = clock.instant();
      saveAt = saved.plus(rest(Duration.between(began, saved)));
      return null;
    });
  }

  private Duration rest(Duration taken) {
    return saveEvery.multipliedBy(Math.clamp(1 + taken.dividedBy(SHORT), 1, MOST));
  }

  /// Where those parts stand that can take more.
  private SequencedSet<Optional<String>> places(Feed feed) {
    var places = new LinkedHashSet<Optional<String>>();
    for (FoldedPart part : parts) {
      if (part.reads(feed) && !part.isFull()) {
        places.add(Optional.ofNullable(part.cursor(feed)));
      }
    }
    return places;
  }

  /// @return whether that led anywhere
  private boolean readOn(FeedReader reader, @Nullable String place, Duration wait) {
    FeedReader.Page page;
    try {
      page = reader.read(place, wait);
    } catch (CursorRefusedException refused) {
      if (place == null) {
        throw refused;
      }
      log.warn("{}: it is counted again from its start", refused.getMessage());
      locked(() -> {
        standingAt(reader.feed(), place).forEach(FoldedPart::beginAgain);
        return null;
      });
      return true;
    }
    locked(() -> {
      take(reader.feed(), place, page);
      return null;
    });
    return !page.next().equals(place);
  }

  /// A part that cannot take the page, as the store fails, holds up no other.
  private void take(Feed feed, @Nullable String place, FeedReader.Page page) {
    RuntimeException failure = null;
    for (FoldedPart part : standingAt(feed, place)) {
      try {
        part.take(feed, page);
      } catch (RuntimeException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    noteCaughtUp();
    saveWhereDue();
    if (failure != null) {
      throw failure;
    }
  }

  private List<FoldedPart> standingAt(Feed feed, @Nullable String place) {
    return parts.stream().filter(part -> part.standsAt(feed, place) && !part.isFull()).toList();
  }

  private void noteCaughtUp() {
    caughtUp = parts.stream().allMatch(FoldedPart::hasCaughtUp);
  }

  private void saveWhereDue() {
    if (!clock.instant().isBefore(saveAt)) {
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
