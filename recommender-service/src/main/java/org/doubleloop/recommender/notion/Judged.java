package org.doubleloop.recommender.notion;

import org.doubleloop.recommender.cited.Flaw;
import org.doubleloop.recommender.revision.Revision;

/// What became of a notion.
sealed interface Judged {

  /// The counts speak for it.
  record Stands(Revision revision) implements Judged {}

  record Falls(Flaw flaw) implements Judged {}
}
