package org.doubleloop.recommender.pattern;

import java.util.Collection;
import java.util.List;
import org.doubleloop.recommender.pattern.Pattern.Agreement;
import org.doubleloop.recommender.wording.Phrase;
import org.doubleloop.recommender.wording.PhraseScan;

/// How people stand to phrases that somebody takes for one: whether they leave them out, or write
/// one of them. It is seen as marks of guidance are: by what stands in a text, and what does not.
///
/// @param all the drafts in which it could have been done, and those in which it was
/// @param checked the same of the half that finds nothing
/// @param missing how many more people, or recipients, it takes before it may be told
/// @param edits the ids of some in which it was done, of as many people as there are
public record Stance(
    Share all, Share checked, int people, int missing, Agreement agreement, List<String> edits) {
  public Stance {
    edits = List.copyOf(edits);
  }

  /// @param drafts in an order that says nothing of them
  public static Stance of(PatternKind kind, List<Reworded> drafts, Collection<Phrase> phrases) {
    var scan = new PhraseScan(phrases);
    var meeting = new Meeting();
    for (Reworded draft : drafts) {
      var before = scan.in(draft.words().draft().ids());
      var after = scan.in(draft.words().revised().ids());
      switch (kind) {
        case REMOVED -> {
          if (!before.isEmpty()) {
            meeting.add(draft, after.isEmpty());
          }
        }
        case ADDED -> {
          if (before.isEmpty()) {
            meeting.add(draft, !after.isEmpty());
          }
        }
      }
    }
    return new Stance(
        meeting.all(),
        meeting.checked(),
        meeting.people(),
        meeting.missing(),
        meeting.agreement(),
        meeting.edits());
  }
}
