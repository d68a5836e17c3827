package org.doubleloop.recommender.tick;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.doubleloop.kit.lane.LaneWriter;
import org.doubleloop.kit.loop.Loop;

/// Writes a tick for every hour that has begun. All processes do; the first one's stands.
final class Ticker implements Loop.Step {

  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final LaneWriter writer;
  private final Clock clock;
  private Instant written = Instant.MIN;

  Ticker(LaneWriter writer, Clock clock) {
    this.writer = writer;
    this.clock = clock;
  }

  @Override
  public void take() throws InterruptedException {
    var now = clock.instant();
    var hour = now.truncatedTo(ChronoUnit.HOURS);
    if (hour.isAfter(written)) {
      var _ = writer.store(TickDocuments.toDocument(new Tick(Tick.ALL, hour, now)));
      written = hour;
    }
    Thread.sleep(PAUSE);
  }
}
