package org.doubleloop.bench.hostile;

/// Something that callers do together, again and again, as fast as they are let.
///
/// @param name in the figures
/// @param callers how many do it at a time
/// @param step what each does; what it throws is an answer too
record Attack(String name, int callers, Step step) {

  /// One go.
  @FunctionalInterface
  interface Step {
    void run(Attacker attacker) throws Exception;
  }
}
