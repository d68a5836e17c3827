package org.doubleloop.bench.worlds;

/// How many worlds, and which.
///
/// @param seed the first world's; all others follow it
record Setting(int worlds, long seed) {
  private static final int WORLDS = 64;

  /// Those of reports; whoever tunes takes others.
  private static final long REPORTED = 1_000_000;

  Setting {
    if (worlds < 2) {
      throw new IllegalArgumentException("A standard error needs two worlds");
    }
  }

  /// @param arguments how many worlds, and the first seed; both may be left out
  static Setting of(String... arguments) {
    return new Setting(
        arguments.length > 0 && !arguments[0].isBlank() ? Integer.parseInt(arguments[0]) : WORLDS,
        arguments.length > 1 && !arguments[1].isBlank() ? Long.parseLong(arguments[1]) : REPORTED);
  }

  boolean isShort() {
    return worlds < WORLDS;
  }

  @Override
  public String toString() {
    return worlds + " worlds from seed " + seed;
  }
}
