package org.doubleloop.kit.rule;

import java.util.Map;
import java.util.TreeMap;

/// What many contexts are told apart by: one text for each. The hash of a map is the same for many
/// that differ only in which attribute has which value, and callers choose the values; a text has
/// an order beside its hash, so that even texts of one hash are found fast.
public final class ContextKey {
  private ContextKey() {}

  /// Differs where a value or its type does.
  public static String of(Map<String, ?> context) {
    var text = new StringBuilder();
    for (Map.Entry<String, ?> attribute : new TreeMap<String, Object>(context).entrySet()) {
      append(text, attribute.getKey());
      text.append(type(attribute.getValue()));
      append(text, attribute.getValue().toString());
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
