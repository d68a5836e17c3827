package org.doubleloop.recommender.similar;

import java.util.Collection;
import java.util.Map;

/// Makes vectors of texts: what is said alike lies near. A vector has the length 1.
public interface Embeddings {

  /// The vectors of those texts for which they are there within a short time; of the others they
  /// are made later, for whoever asks next. Throws nothing.
  Map<String, float[]> of(Collection<String> texts);

  /// Whether there will ever be any, so that it is worth to ask.
  default boolean areThere() {
    return true;
  }

  /// Where nobody uses them.
  static Embeddings none() {
    return new Embeddings() {
      @Override
      public Map<String, float[]> of(Collection<String> texts) {
        return Map.of();
      }

      @Override
      public boolean areThere() {
        return false;
      }
    };
  }
}
