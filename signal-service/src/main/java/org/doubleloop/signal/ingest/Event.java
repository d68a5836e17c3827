package org.doubleloop.signal.ingest;

import java.util.Optional;
import org.doubleloop.signal.type.Captured;
import org.doubleloop.signal.type.NewSignal;
import org.doubleloop.signal.type.Signal;
import org.doubleloop.signal.type.SignalType;

/// What a valid event tells.
record Event<T extends Signal>(SignalType<T> type, T signal) {
  String id() {
    return signal.header().id();
  }

  NewSignal newSignal() {
    return NewSignal.of(type, signal);
  }

  /// Keeps the signal where its kind waits to be released; empty where it is to be captured at
  /// once.
  Optional<Captured<?>> keptUnreleased() {
    return type.unreleased().map(unreleased -> unreleased.keep(signal));
  }
}
