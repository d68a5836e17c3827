package org.doubleloop.kit.lane;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the lanes in order: says that this writer lives, closes what it left and what others left
/// long ago, and sweeps what stands past the end of closed lanes into this writer's lane.
final class LaneKeeper {
  private static final Logger log = LoggerFactory.getLogger(LaneKeeper.class);
  private static final int SWEEP_STEP = 500;

  /// A write that was in flight when its lane was left arrives within this time, or meets the
  /// hourly sweep.
  private static final Duration WATCH = Duration.ofMinutes(10);

  private final CurrentLane current;
  private final LaneRegister register;
  private final LaneEntries entries;
  private final LaneSettings.Keeping settings;
  private final LaneClock clock;
  private final Map<Long, Long> watchedSince = new HashMap<>();
  private long sweptAt;

  LaneKeeper(
      CurrentLane current,
      LaneRegister register,
      LaneEntries entries,
      LaneSettings.Keeping settings,
      LaneClock clock) {
    this.current = current;
    this.register = register;
    this.entries = entries;
    this.settings = settings;
    this.clock = clock;
    this.sweptAt = clock.nanos().getAsLong() - settings.sweepEvery().toNanos();
  }

  /// Does what is due. Whatever fails is due again the next time.
  void keep() {
    try {
      heartbeat();
      closeWhatWasLeft();
      sweepWatched();
      long now = clock.nanos().getAsLong();
      if (now - sweptAt >= settings.sweepEvery().toNanos()) {
        sweepAll();
        sweptAt = now;
      }
    } catch (MongoException | StoreUnavailableException unavailable) {
      log.warn("The lanes could not be kept in order, trying again: {}", unavailable.toString());
    }
  }

  private void heartbeat() {
    current
        .lane()
        .ifPresent(lane -> {
          var sent = OpenLane.Beat.of(clock);
          if (register.heartbeat(lane.ordinal(), lane.settled(), sent.wall())) {
            lane.beat(sent);
          } else {
            lane.closedByOthers();
          }
        });
  }

  private void closeWhatWasLeft() {
    for (LaneState left : current.leftOpen()) {
      close(left);
      watchedSince.put(left.ordinal(), clock.nanos().getAsLong());
    }
  }

  private void sweepWatched() {
    for (long ordinal : List.copyOf(watchedSince.keySet())) {
      sweep(ordinal);
    }
    watchedSince.values().removeIf(since -> clock.nanos().getAsLong() - since > WATCH.toNanos());
  }

  private void sweepAll() {
    var tooOld = clock.wall().instant().minus(settings.closeAfter());
    for (LaneState lane : register.from(1)) {
      if (!lane.closed() && lane.heartbeat().isBefore(tooOld)) {
        close(lane);
        log.info("Closed lane {}, whose writer is gone", lane.ordinal());
      }
      sweep(lane.ordinal());
    }
  }

  /// Closes a lane at the last document that follows without a gap. A document that arrives after
  /// it was looked for stands past the end, and is swept.
  void close(LaneState lane) {
    register.close(lane.ordinal(), entries.contiguousFrom(lane.ordinal(), lane.settled()));
  }

  /// Moves whatever stands past the end of a closed lane.
  void sweep(long ordinal) {
    register.find(ordinal).filter(LaneState::closed).ifPresent(this::sweepPastEnd);
  }

  private void sweepPastEnd(LaneState lane) {
    List<Document> past;
    do {
      past = entries.past(lane.ordinal(), lane.settled(), SWEEP_STEP);
      for (Document document : past) {
        current.take(document, entries);
      }
      if (!past.isEmpty()) {
        log.info("Swept {} documents past the end of lane {}", past.size(), lane.ordinal());
      }
    } while (past.size() == SWEEP_STEP);
  }
}
