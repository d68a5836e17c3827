package org.doubleloop.bench.trials;

/// How many runs, and which.
///
/// @param number of runs of each figure
/// @param seed the first run's; those of tuning are smaller
record Runs(int number, long seed) {
  private static final int NUMBER = 1_000;
  private static final long REPORTED = 7_000_000;
  private static final double TWO_SIDED = 1.96;

  Runs {
    if (number < 1) {
      throw new IllegalArgumentException("There is nothing to run");
    }
  }

  /// @param arguments how many runs, and the first seed; both may be left out
  static Runs of(String... arguments) {
    return new Runs(
        arguments.length > 0 && !arguments[0].isBlank() ? Integer.parseInt(arguments[0]) : NUMBER,
        arguments.length > 1 && !arguments[1].isBlank() ? Long.parseLong(arguments[1]) : REPORTED);
  }

  /// The same with fewer runs, for what takes long.
  Runs fewer(int times) {
    return new Runs(Math.max(1, number / times), seed);
  }

  /// The upper end of Wilson's 95 percent interval of a share.
  static double upper(int of, int number) {
    double share = (double) of / number;
    double more = TWO_SIDED * TWO_SIDED / number;
    double root = Math.sqrt(share * (1 - share) / number + more / (4 * number));
    return (share + more / 2 + TWO_SIDED * root) / (1 + more);
  }
}
