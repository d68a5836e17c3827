package org.doubleloop.recommender.abridged;

import java.util.List;
import org.doubleloop.kit.phrase.Wording;
import org.doubleloop.recommender.policy.Guidance;

/// Guidance that was served for a text and that the text does not follow, and why.
public record Unfollowed(Guidance guidance, Why why) {

  /// Why it does not.
  public enum Why {
    /// The model does not name it among what it followed.
    NOT_NAMED,
    /// It has no marks, so that a template cannot be seen to follow it.
    NO_MARKS,
    /// It wants a phrase, and a template adds none.
    ADDS_NOTHING,
    /// What it forbids stands where something else would be lost with it.
    WOULD_LOSE
  }

  /// What a text by a template does not follow, in the order given.
  ///
  /// @param text as it is to be sent
  public static List<Unfollowed> in(String text, List<Guidance> served) {
    var wording = Wording.of(text);
    return served.stream()
        .filter(each -> each.marks().areNone() || !each.marks().holdIn(wording))
        .map(each -> new Unfollowed(each, why(wording, each)))
        .toList();
  }

  private static Why why(Wording text, Guidance guidance) {
    if (guidance.marks().areNone()) {
      return Why.NO_MARKS;
    }
    return guidance.marks().without().stream().map(Wording::of).anyMatch(text::says)
        ? Why.WOULD_LOSE
        : Why.ADDS_NOTHING;
  }
}
