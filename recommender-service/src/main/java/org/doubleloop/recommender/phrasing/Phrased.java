package org.doubleloop.recommender.phrasing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of asking a model.
public sealed interface Phrased {

  /// A text that passed every check.
  ///
  /// @param guidance the ids of the guidance that the model says it followed, in the order given
  record Written(String text, List<String> guidance, String model) implements Phrased {
    public Written {
      guidance = List.copyOf(guidance);
    }
  }

  /// @param fault what was wrong with the last answer; null where there was none to look at
  record NotWritten(Reason reason, @Nullable Fault fault) implements Phrased {
    public NotWritten(Reason reason) {
      this(reason, null);
    }
  }

  /// Why there is no text.
  enum Reason {
    /// None is configured.
    NO_MODEL,
    /// The deadline came first.
    TIMED_OUT,
    /// The endpoint answered 4xx, 429 included.
    REFUSED,
    /// The endpoint answered 5xx, something that is no chat completion, or not at all.
    FAILED,
    /// It failed so often that it is left alone for a while.
    CIRCUIT_OPEN,
    /// As many are being written as may be at once.
    BUSY,
    /// What was written did not pass the checks, and neither did another try.
    NOT_USABLE,
    /// A personal value that cannot be masked stands in what would have been sent.
    NOT_MASKED
  }
}
