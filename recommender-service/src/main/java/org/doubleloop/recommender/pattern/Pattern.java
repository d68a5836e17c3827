package org.doubleloop.recommender.pattern;

import java.util.List;
import org.doubleloop.recommender.wording.Phrase;

/// A phrase that people change again and again, and what the half of the edits that did not find it
/// says of it.
///
/// @param base how often a word is changed at all
/// @param score of its log-odds
/// @param people how many have changed it so
/// @param edits the ids of some in which it was changed, of as many people as there are
public record Pattern(
    PatternKind kind,
    Phrase phrase,
    Share found,
    Share checked,
    double base,
    double score,
    int people,
    Agreement agreement,
    List<String> edits) {

  /// How those who have met a phrase stand to it.
  public enum Agreement {
    /// More than half of them change it more often than not.
    MOST_DO,
    SOME_DO,
    /// Some nearly always change it, and some nearly never do.
    DISAGREE
  }

  public Pattern {
    edits = List.copyOf(edits);
  }

  /// Both halves together.
  public Share all() {
    return found.plus(checked);
  }

  /// How often it is changed, as far as that can be said.
  public double share() {
    return all().shrunk(base);
  }
}
