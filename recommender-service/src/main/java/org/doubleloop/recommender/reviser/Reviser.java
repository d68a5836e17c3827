package org.doubleloop.recommender.reviser;

import java.util.List;
import org.doubleloop.recommender.revision.Revision;
import org.doubleloop.recommender.revision.Situation;

/// Finds revisions of one kind.
@FunctionalInterface
interface Reviser {
  /// Those that are worth a reviewer's time, the most telling first; none is a good answer.
  List<Revision> revise(Situation situation);
}
