package org.doubleloop.recommender.cited;

import java.util.List;

/// Something that a model is shown, and may cite.
///
/// @param id made for one question, so that no text in it can name it
/// @param statement in this service's words
/// @param captured what people wrote, as it is sent
public record Evidence(String id, String statement, List<String> captured) {
  public Evidence {
    captured = List.copyOf(captured);
  }
}
