package org.doubleloop.signal.connector;

import java.time.Duration;
import java.util.List;
import org.doubleloop.kit.loop.Loop;

/// Finds what was captured and never connected because a process ended in between: at the start,
/// then again and again, more seldom while nothing new turns up.
final class Sweeper implements Loop.Step {
  private final List<Sweep> sweeps;
  private final ConnectionProperties pauses;
  private Duration pause;

  Sweeper(List<Sweep> sweeps, ConnectionProperties pauses) {
    this.sweeps = List.copyOf(sweeps);
    this.pauses = pauses;
    this.pause = pauses.sweepSoonest();
  }

  @Override
  public void take() throws InterruptedException {
    sweeps.forEach(Sweep::sweep);
    for (var waited = Duration.ZERO;
        waited.compareTo(pause) < 0;
        waited = waited.plus(pauses.sweepSoonest())) {
      Thread.sleep(pauses.sweepSoonest());
      // each is asked, for what one of them says is said once
      if (sweeps.stream().filter(Sweep::isDue).count() > 0) {
        pause = pauses.sweepSoonest();
        return;
      }
    }
    var doubled = pause.multipliedBy(2);
    pause = doubled.compareTo(pauses.sweepLatest()) < 0 ? doubled : pauses.sweepLatest();
  }
}
