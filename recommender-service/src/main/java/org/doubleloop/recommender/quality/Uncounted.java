package org.doubleloop.recommender.quality;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How many count nowhere for the same reason.
///
/// @param said the name or number that is not known
/// @param examples ids of some
record Uncounted(Reason reason, @Nullable String said, long number, List<String> examples) {
  Uncounted {
    examples = List.copyOf(examples);
  }
}
