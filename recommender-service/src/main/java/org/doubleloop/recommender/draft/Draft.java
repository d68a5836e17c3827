package org.doubleloop.recommender.draft;

import java.util.List;
import org.doubleloop.recommender.phrasing.Fault;
import org.doubleloop.recommender.phrasing.Phrased.Reason;
import org.doubleloop.recommender.policy.Guidance;
import org.jspecify.annotations.Nullable;

/// A message, and who wrote it.
///
/// @param guidance what the model says that it followed; a template follows none
/// @param model which wrote it; null: the template did
/// @param why the template had to
/// @param fault of what the model wrote last, where that was not used
/// @param missing the names for which the template had nothing, so that `[name]` stands in the text
record Draft(
    String text,
    List<Guidance> guidance,
    @Nullable String model,
    @Nullable Reason why,
    @Nullable Fault fault,
    List<String> missing) {
  Draft {
    missing = List.copyOf(missing);
    guidance = List.copyOf(guidance);
    if ((model == null) == (why == null)) {
      throw new IllegalArgumentException("It is the model, or a reason why it is not");
    }
  }

  Draft(String text, List<Guidance> guidance, @Nullable String model, @Nullable Reason why) {
    this(text, guidance, model, why, null, List.of());
  }
}
