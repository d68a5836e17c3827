package org.doubleloop.recommender.draft;

import java.util.List;
import org.doubleloop.recommender.asking.Author;
import org.doubleloop.recommender.asking.Reason;
import org.doubleloop.recommender.phrasing.Fault;
import org.doubleloop.recommender.policy.Guidance;
import org.jspecify.annotations.Nullable;

/// A message, and who wrote it.
///
/// @param guidance what the model says that it followed; a template follows none
/// @param by who wrote it; null: the template did
/// @param why the template had to
/// @param fault of what the model wrote last, where that was not used
record Draft(
    String text,
    List<Guidance> guidance,
    @Nullable Author by,
    @Nullable Reason why,
    @Nullable Fault fault) {
  Draft {
    guidance = List.copyOf(guidance);
    if ((by == null) == (why == null)) {
      throw new IllegalArgumentException("It is a model, or a reason why it is not");
    }
  }

  Draft(String text, List<Guidance> guidance, @Nullable Author by, @Nullable Reason why) {
    this(text, guidance, by, why, null);
  }
}
