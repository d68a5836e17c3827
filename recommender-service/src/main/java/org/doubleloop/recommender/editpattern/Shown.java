package org.doubleloop.recommender.editpattern;

import java.util.List;
import org.doubleloop.recommender.naming.Nameable;
import org.doubleloop.recommender.naming.PatternName;
import org.doubleloop.recommender.pattern.Pattern;
import org.jspecify.annotations.Nullable;

/// A pattern as people can read it.
///
/// @param text the phrase as it stands in one of the texts
/// @param name what a language model calls it; null: nothing
public record Shown(
    Pattern pattern, String text, List<Example> examples, @Nullable PatternName name) {

  /// What somebody really made of it.
  public record Example(String edit, String action, String before, String after) {}

  public Shown {
    examples = List.copyOf(examples);
  }

  /// The same by a name.
  Shown named(@Nullable PatternName other) {
    return new Shown(pattern, text, examples, other);
  }

  /// As far as a name is about it.
  public Nameable nameable() {
    return new Nameable(
        pattern.kind(),
        text,
        pattern.all().drafts(),
        examples.stream().map(each -> new Nameable.Example(each.before(), each.after())).toList());
  }

  /// For people.
  public String sentence() {
    return EditSentences.of(this);
  }
}
