package org.doubleloop.recommender.similar;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.doubleloop.recommender.language.Words;

/// What a template says, with whatever at its places: as long as nobody changes drafts, most texts
/// that were sent say no more, and show a model nothing that it is not told anyway.
///
/// @param parts between the places, as words
/// @param longest in words
record Boilerplate(List<String> parts, int longest) {
  static final Pattern PLACE = Pattern.compile("\\{\\{[^{}]*}}");

  /// At a place.
  private static final int MOST_WORDS = 4;

  Boilerplate {
    parts = List.copyOf(parts);
  }

  static Boilerplate of(String template) {
    var words = Stream.of(PLACE.split(template, -1)).map(Words::in).toList();
    return new Boilerplate(
        words.stream().map(part -> String.join(" ", part)).toList(),
        words.stream().mapToInt(List::size).sum() + MOST_WORDS * (words.size() - 1));
  }

  boolean says(String text) {
    var words = Words.in(text);
    return words.size() <= longest && hasAll(String.join(" ", words));
  }

  /// In their order. Looked for from left to right, so that nothing is looked at twice.
  private boolean hasAll(String text) {
    int at = 0;
    for (String part : parts) {
      int found = text.indexOf(part, at);
      if (found < 0) {
        return false;
      }
      at = found + part.length();
    }
    return true;
  }
}
