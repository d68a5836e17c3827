package org.doubleloop.recommender.naming;

import java.util.List;
import org.doubleloop.recommender.pattern.PatternKind;

/// A pattern as far as a name is about it.
///
/// @param phrase as it stands in one of the texts
/// @param drafts how many had it
public record Nameable(PatternKind kind, String phrase, long drafts, List<Example> examples) {

  /// The sentence of a draft, and what somebody made of it.
  public record Example(String before, String after) {}

  public Nameable {
    examples = List.copyOf(examples);
  }
}
