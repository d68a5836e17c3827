package org.doubleloop.signal.type;

/// A store of its own in which signals of a kind wait until they are released. Nobody is told of
/// them before; then the feature captures them like any others.
public interface Unreleased<T extends Signal> {
  /// Keeps a signal, and answers when that is durable.
  Captured<?> keep(T signal);
}
