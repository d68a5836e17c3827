package org.doubleloop.recommender.given;

import org.doubleloop.recommender.window.Standing;

/// A unit's episode of which all is known that counts.
///
/// @param worth what came of it by the metric of its version, from 0 to [Standing#WHOLE]; nothing
///   where nobody acted
public record Closed(Given given, int worth) {
  public Closed {
    if (worth < 0 || worth > Standing.WHOLE) {
      throw new IllegalArgumentException("Not worth anything: " + worth);
    }
  }

  /// Whether it is a success, which tests of counts ask: what succeeds or fails is one or is none;
  /// what is worth a part of one is with that probability, by a coin that its name alone tosses. So
  /// means stay what they are, and no test can gain by it.
  public boolean isSuccess() {
    return worth == Standing.WHOLE || given.coin() * Standing.WHOLE < worth;
  }
}
