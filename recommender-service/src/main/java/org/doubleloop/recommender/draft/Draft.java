package org.doubleloop.recommender.draft;

import java.util.List;
import java.util.Optional;
import org.doubleloop.recommender.phrasing.Phrased.Reason;
import org.doubleloop.recommender.policy.Guidance;

/// A message, and who wrote it.
///
/// @param guidance what the model says that it followed; a template follows none
/// @param model which wrote it; none: the template did
/// @param why the template had to
record Draft(String text, List<Guidance> guidance, Optional<String> model, Optional<Reason> why) {
  Draft {
    guidance = List.copyOf(guidance);
    if (model.isPresent() == why.isPresent()) {
      throw new IllegalArgumentException("It is the model, or a reason why it is not");
    }
  }
}
