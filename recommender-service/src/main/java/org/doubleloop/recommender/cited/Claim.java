package org.doubleloop.recommender.cited;

import java.util.List;

/// A sentence of a model.
///
/// @param evidence the ids of what it rests on, as the model says
public record Claim(String text, List<String> evidence) {
  public Claim {
    evidence = List.copyOf(evidence);
  }
}
