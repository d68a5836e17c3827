package org.doubleloop.recommender.draft;

import java.util.List;
import org.doubleloop.recommender.policy.Guidance;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.similar.PastTexts;
import org.doubleloop.recommender.suggestion.RecordedSuggestion;

/// What is to be written for a suggestion. All that can be refused of it was looked at.
///
/// @param version by whose policy, as the suggestion has it
/// @param withheld guidance that holds and is left out by chance
/// @param count of texts, at most
record Commission(
    RecordedSuggestion suggestion,
    PolicyVersion version,
    DraftRequest request,
    List<Guidance> withheld,
    int count) {
  Commission {
    withheld = List.copyOf(withheld);
  }

  /// For what past texts are looked for.
  ///
  /// @param message what is to be said
  PastTexts.Wanted wanted(String message) {
    return new PastTexts.Wanted(version, request.option(), message, request.values());
  }

  DraftSignal signal(Draft draft) {
    return new DraftSignal(
        suggestion.key().organization(),
        suggestion.id(),
        suggestion.key().policy(),
        suggestion.version(),
        request.option().id(),
        draft.text(),
        draft.by(),
        ids(request.guidance()),
        ids(withheld),
        draft.examples(),
        suggestion.unit());
  }

  private static List<String> ids(List<Guidance> guidance) {
    return guidance.stream().map(Guidance::id).toList();
  }
}
