package org.doubleloop.recommender.edited;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.doubleloop.recommender.metric.CountedOutcome;
import org.doubleloop.recommender.signal.Units;
import org.jspecify.annotations.Nullable;

/// What is known of an action, whatever of it was told first. One that names the draft that it sent
/// stands under that draft, with all that names the same.
///
/// @param place its hash, by which it is kept or not
/// @param id of what it stands under
/// @param deed null where only an edit, a draft, or what came of it, has been told
/// @param edits by their ids
/// @param number of the statement that says what came of it; 0: none yet
public record KeptAction(
    long place,
    String id,
    @Nullable Deed deed,
    List<KeptEdit> edits,
    int number,
    List<CountedOutcome> outcomes) {
  private static final int EACH = 400;
  private static final int EACH_VALUE = 100;
  private static final int EACH_OUTCOME = 100;
  private static final int MOST_EDITS = 20;
  private static final int MOST_OUTCOMES = 20;

  /// What was done.
  ///
  /// @param unit stands for to whom
  /// @param units of to whom, under the names that opt-outs have for them
  /// @param person stands for by whom; 0 where that is not known
  /// @param counts false where the same action stands under its draft, and here for those edits
  ///   that name the action alone
  public record Deed(
      String action,
      String policy,
      String option,
      Instant at,
      long unit,
      Units units,
      long person,
      Map<String, Object> context,
      boolean counts) {
    public Deed {
      context = Map.copyOf(context);
    }
  }

  public KeptAction {
    edits = List.copyOf(edits);
    outcomes = List.copyOf(outcomes);
  }

  static KeptAction of(long place, String id) {
    return new KeptAction(place, id, null, List.of(), 0, List.of());
  }

  KeptAction with(Deed known) {
    return new KeptAction(place, id, known, edits, number, outcomes);
  }

  /// Those whose ids come first, where there are more than are kept.
  KeptAction with(KeptEdit edit) {
    var all =
        Stream.concat(edits.stream().filter(each -> !each.id().equals(edit.id())), Stream.of(edit))
            .sorted((one, other) -> one.id().compareTo(other.id()))
            .limit(MOST_EDITS)
            .toList();
    return new KeptAction(place, id, deed, all, number, outcomes);
  }

  KeptAction with(int statement, List<CountedOutcome> came) {
    return statement <= number
        ? this
        : new KeptAction(
            place, id, deed, edits, statement, came.stream().limit(MOST_OUTCOMES).toList());
  }

  public boolean isEdited() {
    return edits.stream().anyMatch(KeptEdit::isChanged);
  }

  /// About how many bytes it takes. It never becomes less.
  int size() {
    int values = deed == null ? 0 : deed.context().size();
    return EACH
        + EACH_VALUE * values
        + EACH_OUTCOME * outcomes.size()
        + edits.stream().mapToInt(KeptEdit::size).sum();
  }
}
