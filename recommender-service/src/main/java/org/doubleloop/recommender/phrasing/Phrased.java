package org.doubleloop.recommender.phrasing;

import java.util.List;
import org.doubleloop.recommender.asking.Author;
import org.doubleloop.recommender.asking.Reason;
import org.jspecify.annotations.Nullable;

/// What came of asking a model.
public sealed interface Phrased {

  /// A text that passed every check.
  ///
  /// @param guidance the ids of the guidance that the model says it followed, in the order given
  record Written(String text, List<String> guidance, Author by) implements Phrased {
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
}
