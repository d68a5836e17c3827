package org.doubleloop.signal.connector;

import java.util.Map;
import java.util.Set;
import org.doubleloop.signal.capture.CaptureListener;
import org.doubleloop.signal.outcome.AwaitingOutcomes;
import org.doubleloop.signal.type.NewSignal;

/// Notes the actions for which this process has stored something since anyone looked: an action and
/// its outcomes may come in either order.
final class Unconnected implements CaptureListener {
  private final KeyQueue actionKeys;

  Unconnected(KeyQueue actionKeys) {
    this.actionKeys = actionKeys;
  }

  KeyQueue actionKeys() {
    return actionKeys;
  }

  @Override
  public void captured(NewSignal signal, Map<String, Object> stored, boolean repeated) {
    boolean isAction = signal.type().name().equals(NewSignal.ACTION);
    boolean awaits = signal.action() != null && stored.containsKey(AwaitingOutcomes.FIELD);
    if (awaits || (isAction && !repeated)) {
      actionKeys.add(signal.actionKey());
    }
  }

  @Override
  public Set<String> fields() {
    return Set.of(AwaitingOutcomes.FIELD);
  }
}
