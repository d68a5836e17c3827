package org.doubleloop.recommender.editpattern;

import java.util.List;
import org.doubleloop.recommender.pattern.Pattern;

/// A pattern as people can read it.
///
/// @param text the phrase as it stands in one of the texts
public record Shown(Pattern pattern, String text, List<Example> examples) {

  /// What somebody really made of it.
  public record Example(String edit, String action, String before, String after) {}

  public Shown {
    examples = List.copyOf(examples);
  }
}
