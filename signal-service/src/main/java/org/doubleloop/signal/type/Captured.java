package org.doubleloop.signal.type;

import java.util.function.Function;

/// What became of one [NewSignal].
///
/// @param <T> how what is stored is told
public sealed interface Captured<T> {
  /// What to say of [Overfull].
  static String overfull(SignalType<?> type) {
    return "The action has no room for another: it takes %d of these, and %d bytes of them"
        .formatted(type.mostPerAction(), type.mostBytesPerAction());
  }

  /// The same, told in another way.
  default <R> Captured<R> map(Function<? super T, ? extends R> telling) {
    return switch (this) {
      case Stored<T>(var signal) -> new Stored<>(telling.apply(signal));
      case Repeated<T>(var signal) -> new Repeated<>(telling.apply(signal));
      case Conflicting<T>(var difference) -> new Conflicting<>(difference);
      case Overfull<T> _ -> new Overfull<>();
      case Refused<T>(var reason) -> new Refused<>(reason);
    };
  }

  /// It is stored.
  record Stored<T>(T signal) implements Captured<T> {}

  /// The very same was stored before.
  record Repeated<T>(T signal) implements Captured<T> {}

  /// Something else is stored under its name; nothing was changed.
  record Conflicting<T>(Difference difference) implements Captured<T> {}

  /// The action that it is about has as much of its kind as it can take.
  record Overfull<T>() implements Captured<T> {}

  /// The store will never take it, for a reason that can be shown.
  record Refused<T>(String reason) implements Captured<T> {}
}
