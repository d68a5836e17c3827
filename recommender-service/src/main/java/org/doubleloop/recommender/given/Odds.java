package org.doubleloop.recommender.given;

import java.util.Comparator;

/// How likely an option was against another, exactly: `option` to `against`, without common
/// divisors. Given that it was one of both, it was the first with probability `option / (option +
/// against)`.
public record Odds(int option, int against) implements Comparable<Odds> {
  private static final Comparator<Odds> ORDER =
      Comparator.comparingInt(Odds::option).thenComparingInt(Odds::against);

  public Odds {
    if (option < 1 || against < 1) {
      throw new IllegalArgumentException("No odds: " + option + " to " + against);
    }
  }

  /// Of two propensities above 0.
  static Odds of(int option, int against) {
    int divisor = divisor(option, against);
    return new Odds(option / divisor, against / divisor);
  }

  /// The probability of the first of both.
  public double share() {
    return option / ((double) option + against);
  }

  private static int divisor(int one, int other) {
    return other == 0 ? one : divisor(other, one % other);
  }

  @Override
  public int compareTo(Odds other) {
    return ORDER.compare(this, other);
  }
}
