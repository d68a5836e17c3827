package org.doubleloop.signal.connector;

import java.time.Duration;
import org.doubleloop.kit.loop.Loop;
import org.doubleloop.signal.outcome.AwaitingOutcomes;

/// Finds what was captured and never connected because a process ended in between. It goes through
/// all outcomes that await their action: at the start, then again and again, more seldom while
/// nothing new turns up.
final class Sweeper implements Loop.Step {
  private static final int PAGE = 500;

  private final Unconnected unconnected;
  private final AwaitingOutcomes awaiting;
  private final Connections connections;
  private final ConnectionProperties pauses;
  private Duration pause;

  Sweeper(
      Unconnected unconnected,
      AwaitingOutcomes awaiting,
      Connections connections,
      ConnectionProperties pauses) {
    this.unconnected = unconnected;
    this.awaiting = awaiting;
    this.connections = connections;
    this.pauses = pauses;
    this.pause = pauses.sweepSoonest();
  }

  @Override
  public void take() throws InterruptedException {
    sweep();
    for (var waited = Duration.ZERO;
        waited.compareTo(pause) < 0;
        waited = waited.plus(pauses.sweepSoonest())) {
      Thread.sleep(pauses.sweepSoonest());
      if (unconnected.takeOverflow()) {
        pause = pauses.sweepSoonest();
        return;
      }
    }
    var doubled = pause.multipliedBy(2);
    pause = doubled.compareTo(pauses.sweepLatest()) < 0 ? doubled : pauses.sweepLatest();
  }

  private void sweep() {
    var part = awaiting.next("", PAGE);
    while (!part.actionKeys().isEmpty()) {
      connections.connect(part.actionKeys());
      part = awaiting.next(part.position(), PAGE);
    }
  }
}
