package org.doubleloop.signal.connector;

import org.doubleloop.signal.outcome.AwaitingOutcomes;
import org.jspecify.annotations.Nullable;

/// Connects all outcomes that still await their action.
final class AwaitingSweep implements Sweep {
  private static final int PAGE = 500;

  private final KeyQueue keys;
  private final AwaitingOutcomes awaiting;
  private final Connections connections;

  AwaitingSweep(KeyQueue keys, AwaitingOutcomes awaiting, Connections connections) {
    this.keys = keys;
    this.awaiting = awaiting;
    this.connections = connections;
  }

  @Override
  public void sweep() {
    for (@Nullable String position = ""; position != null; ) {
      var part = awaiting.next(position, PAGE);
      connections.connect(part.actionKeys());
      position = part.position();
    }
  }

  @Override
  public boolean isDue() {
    return keys.takeOverflow();
  }
}
