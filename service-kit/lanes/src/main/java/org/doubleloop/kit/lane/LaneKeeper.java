package org.doubleloop.kit.lane;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  private final Map<Long, Watch> watched = new HashMap<>();
  private long sweptAt;

  /// A lane that was left.
  ///
  /// @param since by the monotonic clock
  /// @param due when it is swept next
  private record Watch(long since, long due) {}

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
      tidyWhatWasLeft();
      long now = clock.nanos().getAsLong();
      if (now - sweptAt >= settings.sweepEvery().toNanos()) {
        sweepAll();
        sweptAt = now;
      }
    } catch (RuntimeException unavailable) {
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
            current.closedByOthers(lane);
          }
        });
  }

  /// A write that was in flight when its lane was left arrives late, if at all: the lane is swept
  /// at once and then ever more seldom.
  private void tidyWhatWasLeft() {
    long now = clock.nanos().getAsLong();
    current.takeLeft().forEach(ordinal -> watched.put(ordinal, new Watch(now, now)));
    for (long ordinal : List.copyOf(watched.keySet())) {
      var watch = Objects.requireNonNull(watched.get(ordinal));
      if (now - watch.due() >= 0) {
        tidy(ordinal);
        watched.put(ordinal, new Watch(watch.since(), now + (now - watch.since())));
      }
    }
    watched.values().removeIf(watch -> watch.due() - watch.since() > WATCH.toNanos());
  }

  private void sweepAll() {
    var tooOld = clock.wall().instant().minus(settings.closeAfter());
    for (LaneState lane : register.from(1)) {
      if (lane.closed()) {
        sweep(lane);
      } else if (lane.heartbeat().isBefore(tooOld)) {
        tidy(lane.ordinal());
        log.info("Closed lane {}, whose writer is gone", lane.ordinal());
      }
    }
  }

  private void tidy(long ordinal) {
    register.find(ordinal).filter(lane -> !lane.closed()).ifPresent(this::close);
    register.find(ordinal).filter(LaneState::closed).ifPresent(this::sweep);
  }

  /// Closes a lane at the last document that follows without a gap. A document that arrives after
  /// it was looked for stands past the end, and is swept.
  private void close(LaneState lane) {
    register.close(lane.ordinal(), entries.contiguousFrom(lane.ordinal(), lane.settled()));
  }

  private void sweep(LaneState lane) {
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
