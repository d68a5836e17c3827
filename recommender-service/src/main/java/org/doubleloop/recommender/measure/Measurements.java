package org.doubleloop.recommender.measure;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.doubleloop.kit.lane.LaneWriter;
import org.doubleloop.kit.loop.Loop;

/// Writes down what was measured, so that whoever measures need not wait for the store.
public final class Measurements implements Loop.Step {

  private final BlockingQueue<Measured> waiting = new LinkedBlockingQueue<>();
  private final LaneWriter writer;

  Measurements(LaneWriter writer) {
    this.writer = writer;
  }

  /// Takes a measurement, to be written down in a moment.
  public void add(Measured measured) {
    waiting.add(measured);
  }

  @Override
  public void take() throws InterruptedException {
    var measured = waiting.take();
    boolean stored = false;
    try {
      var _ = writer.store(MeasuredDocuments.toStored(measured));
      stored = true;
    } finally {
      if (!stored) {
        waiting.add(measured);
      }
    }
  }
}
