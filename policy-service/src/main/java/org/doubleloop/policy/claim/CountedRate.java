package org.doubleloop.policy.claim;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What actions came to, as the recommender counts it.
///
/// @param reason why it cannot be counted
/// @param rate with its interval of 95 %; null where nothing is known
public record CountedRate(
    State state,
    @Nullable String reason,
    long known,
    long pending,
    long successes,
    @Nullable Double rate,
    @Nullable Double low,
    @Nullable Double high) {

  /// How far that goes.
  public enum State {
    COUNTED,
    /// So few are known that nearly any rate may be behind them.
    NOT_ENOUGH,
    NOT_COUNTABLE
  }

  /// Such as `41 of 212 (19.3 %)`.
  public String numbers() {
    return rate == null
        ? "nothing"
        : String.format(Locale.ROOT, "%,d of %,d (%s)", successes, known, percent(rate));
  }

  /// All of it, for people.
  String sentence() {
    return switch (state) {
      case COUNTED ->
          low == null || high == null
              ? "Counted: %s.".formatted(numbers())
              : "Counted: %s, likely %s to %s.".formatted(numbers(), percent(low), percent(high));
      case NOT_ENOUGH -> "Not enough evidence: counted was %s.".formatted(numbers());
      case NOT_COUNTABLE -> "Not counted: " + reason;
    };
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
