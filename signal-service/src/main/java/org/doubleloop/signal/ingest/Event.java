package org.doubleloop.signal.ingest;

import java.util.Map;
import java.util.Optional;
import org.doubleloop.signal.type.Captured;
import org.doubleloop.signal.type.NewSignal;
import org.doubleloop.signal.type.Signal;
import org.doubleloop.signal.type.SignalType;

/// What a valid event tells.
///
/// @param beside pointers into the event for those into the data that may stand elsewhere
record Event<T extends Signal>(SignalType<T> type, T signal, Map<String, String> beside) {
  Event {
    beside = Map.copyOf(beside);
  }

  /// Where in the event it is said what a pointer into its data leads to.
  String place(String pointer) {
    return beside.getOrDefault(pointer, "/data" + pointer);
  }

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
