package org.doubleloop.recommender.notion;

import java.util.List;
import org.doubleloop.recommender.cited.Additions;
import org.doubleloop.recommender.cited.Claim;
import org.doubleloop.recommender.counts.Cell.Trait;

/// What a model points to, as it said it.
///
/// @param place empty: everywhere
/// @param option that is to come first; empty where it is about phrases
/// @param phrases that it takes for one; none where it is about an option
/// @param sentences what it sees
/// @param maybe why it may be so
record Notion(
    Kind kind,
    List<Trait> place,
    String option,
    List<String> phrases,
    List<Claim> sentences,
    List<Claim> maybe) {

  /// What it is about.
  enum Kind {
    /// An option does better at a place.
    PREFER,
    /// People leave phrases out.
    LEAVE_OUT,
    /// People write one of some phrases.
    WRITE;

    Additions.Kind addition() {
      return this == PREFER ? Additions.Kind.RULE : Additions.Kind.GUIDANCE;
    }
  }

  Notion {
    place = List.copyOf(place);
    phrases = List.copyOf(phrases);
    sentences = List.copyOf(sentences);
    maybe = List.copyOf(maybe);
  }

  /// What it asks for, without what it says.
  Notion bare() {
    return new Notion(kind, place, option, phrases, List.of(), List.of());
  }
}
