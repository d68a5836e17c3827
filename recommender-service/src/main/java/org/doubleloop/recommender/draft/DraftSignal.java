package org.doubleloop.recommender.draft;

import java.util.List;
import org.doubleloop.recommender.asking.Author;
import org.jspecify.annotations.Nullable;

/// A draft as it is captured: a signal, which actions and edits name.
///
/// @param by who wrote it; null: the template did
/// @param guidance the ids of the clauses that were served to its writer
/// @param withheld the ids of those that held and were left out by chance
/// @param examples the actions whose texts a model was shown
/// @param unit by which chance decided
public record DraftSignal(
    String organization,
    String suggestion,
    String policy,
    int version,
    String option,
    String text,
    @Nullable Author by,
    List<String> guidance,
    List<String> withheld,
    List<String> examples,
    String unit) {
  public DraftSignal {
    guidance = List.copyOf(guidance);
    withheld = List.copyOf(withheld);
    examples = List.copyOf(examples);
  }

  /// Where drafts are captured.
  public interface Capture {
    /// Whether it is known to be there now, under this id; the same may come again. Waits for that
    /// but shortly, and throws nothing that the way there causes.
    boolean capture(String id, DraftSignal draft);
  }
}
