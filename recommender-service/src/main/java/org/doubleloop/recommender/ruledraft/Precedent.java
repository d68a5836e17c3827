package org.doubleloop.recommender.ruledraft;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.doubleloop.recommender.policy.PolicyKey;
import org.jspecify.annotations.Nullable;

/// What was done or suggested once, and is to hold for what is like it.
///
/// @param id of the action, suggestion or edit that was named
/// @param version that was followed, where that is known
/// @param contextOfSuggestion whether the context is that of the suggestion that an action named
/// @param signals the ids of all that it rests on
record Precedent(
    Source source,
    String id,
    PolicyKey key,
    @Nullable Integer version,
    String option,
    Map<String, Object> context,
    boolean contextOfSuggestion,
    List<String> signals) {

  /// What was named.
  enum Source {
    ACTION,
    SUGGESTION,
    EDIT;

    /// As it is called in the contract and in sentences.
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Precedent {
    context = Map.copyOf(context);
    signals = List.copyOf(signals);
  }

  /// Such as "action mail-1".
  String name() {
    return source.word() + " " + id;
  }
}
