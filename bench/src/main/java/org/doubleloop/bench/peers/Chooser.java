package org.doubleloop.bench.peers;

/// What chooses one of the options, which are numbered from 0, and is told what came of it.
public interface Chooser extends AutoCloseable {
  int choose(Situation situation);

  /// Is told of what it chose last, or of what people chose without it.
  void learn(Situation situation, int option, boolean success);

  @Override
  default void close() {}
}
