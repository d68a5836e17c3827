package org.doubleloop.signal.connector;

import java.time.Duration;
import org.doubleloop.kit.loop.Loop;

/// Connects what this process captures, a moment after it was captured and in batches.
final class Connector implements Loop.Step {
  static final int BATCH = 500;

  private static final Duration WAIT = Duration.ofSeconds(1);

  /// Most actions have no outcome yet: looking for each at once would cost the store as much as
  /// capturing it.
  private static final Duration GATHER = Duration.ofMillis(20);

  private final Unconnected unconnected;
  private final Connections connections;

  Connector(Unconnected unconnected, Connections connections) {
    this.unconnected = unconnected;
    this.connections = connections;
  }

  @Override
  public void take() throws InterruptedException {
    var actionKeys = unconnected.take(BATCH, WAIT, GATHER);
    boolean connected = false;
    try {
      connections.connect(actionKeys);
      connected = true;
    } finally {
      if (!connected) {
        actionKeys.forEach(unconnected::add);
      }
    }
  }
}
