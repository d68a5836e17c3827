package org.doubleloop.recommender.asking;

import tools.jackson.databind.JsonNode;

/// What came of a question.
public sealed interface Asked {

  /// An answer of the form that was asked for. What it says is not checked, but for that it repeats
  /// none of the instructions.
  ///
  /// @param answer with `{{name}}` where a personal value was kept back
  record Told(JsonNode answer, Author by) implements Asked {}

  record NotTold(Reason reason) implements Asked {}
}
