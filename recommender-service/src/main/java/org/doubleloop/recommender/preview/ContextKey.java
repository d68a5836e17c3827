package org.doubleloop.recommender.preview;

import java.util.Map;
import java.util.TreeMap;
import org.doubleloop.recommender.suggestion.Suggestions.RecordedContext;

/// What recorded contexts are told apart by: one text for each, as the hash of a map is the same
/// for many that differ only in which attribute has which value, and callers choose the values. A
/// text has an order, so that even texts of one hash are found fast.
final class ContextKey {
  private ContextKey() {}

  /// Differs where a value or its type does, or whether the account was said.
  static String of(RecordedContext recorded) {
    var text = new StringBuilder(recorded.hasAccount() ? "+" : "-");
    for (Map.Entry<String, Object> attribute : new TreeMap<>(recorded.context()).entrySet()) {
      append(text, attribute.getKey());
      append(text.append(type(attribute.getValue())), attribute.getValue().toString());
    }
    return text.toString();
  }

  private static char type(Object value) {
    return switch (value) {
      case String _ -> 's';
      case Boolean _ -> 'b';
      case Integer _ -> 'i';
      case Long _ -> 'l';
      default -> 'd';
    };
  }

  /// With its length, so that nothing within it is taken for what follows.
  private static void append(StringBuilder text, String part) {
    text.append(part.length()).append(':').append(part);
  }
}
