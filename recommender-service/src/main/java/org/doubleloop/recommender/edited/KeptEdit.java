package org.doubleloop.recommender.edited;

import java.time.Instant;
import java.util.List;
import org.doubleloop.recommender.edited.KeptAction.Deed;
import org.doubleloop.recommender.pattern.Reworded;
import org.doubleloop.recommender.signal.Edit;
import org.doubleloop.recommender.signal.WrittenDraft;
import org.doubleloop.recommender.wording.Kinds;
import org.doubleloop.recommender.wording.Rewording;
import org.doubleloop.recommender.wording.Rewording.Change;

/// What somebody made of a draft.
///
/// @param at when it was made
/// @param person a keyed hash of who; 0 where that is not known
public record KeptEdit(
    String id,
    Instant at,
    long person,
    String draft,
    String revised,
    List<Change> changes,
    Rewording words,
    Kinds kinds) {
  private static final int EACH = 500;
  private static final int EACH_CHANGE = 32;
  private static final int LATIN = 256;

  public KeptEdit {
    changes = List.copyOf(changes);
  }

  static KeptEdit of(
      String id, Instant at, long person, String draft, String revised, List<Change> changes) {
    return new KeptEdit(
        id,
        at,
        person,
        draft,
        revised,
        changes,
        changes.isEmpty() ? Rewording.none(draft) : Rewording.of(draft, revised, changes),
        Kinds.of(draft, revised));
  }

  /// A draft as it was written, which may have been sent like this.
  static KeptEdit of(WrittenDraft draft) {
    return of("draft:" + draft.id(), draft.at(), 0, draft.text(), draft.text(), List.of());
  }

  static KeptEdit of(Edit edit, long person) {
    return of(
        edit.id(),
        edit.at(),
        person,
        edit.draft(),
        edit.finalText(),
        edit.spans().stream()
            .map(span -> new Change(span.offset(), span.from().length(), span.to().length()))
            .toList());
  }

  /// Whether anything was changed; else the draft was sent as it was.
  public boolean isChanged() {
    return !changes.isEmpty();
  }

  /// Whether its texts are gone, as somebody was erased.
  public boolean isErased() {
    return draft.isEmpty() && revised.isEmpty();
  }

  public Reworded reworded(Deed deed) {
    return new Reworded(id, person == 0 ? deed.person() : person, deed.unit(), checks(), words);
  }

  /// One half finds patterns, the other checks them.
  private boolean checks() {
    return Numbers.of("half", id) % 2 == 1;
  }

  /// About how many bytes it takes.
  int size() {
    return EACH + bytes(draft) + bytes(revised) + EACH_CHANGE * changes.size() + words.size();
  }

  private static int bytes(String text) {
    return text.chars().allMatch(character -> character < LATIN)
        ? text.length()
        : Character.BYTES * text.length();
  }
}
