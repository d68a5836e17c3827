package org.doubleloop.policy.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a field said before and says now.
///
/// @param field its path, with dots
/// @param before null where it was absent; a text as it is, anything else as JSON
/// @param after null where it is absent
/// @param words how the one text becomes the other; empty where one is absent or no text
public record FieldChange(
    String field, @Nullable String before, @Nullable String after, List<Words> words) {
  public FieldChange {
    words = List.copyOf(words);
  }

  /// The fields in which two objects differ, in the order of their names.
  ///
  /// @param path of the objects, ending with a dot, or empty
  static List<FieldChange> between(
      String path, @Nullable JsonNode before, @Nullable JsonNode after) {
    var changes = new ArrayList<FieldChange>();
    for (String name : names(before, after)) {
      var was = before == null ? null : before.get(name);
      var is = after == null ? null : after.get(name);
      if (was instanceof ObjectNode || is instanceof ObjectNode) {
        changes.addAll(between(path + name + ".", was, is));
      } else if (!Objects.equals(was, is)) {
        changes.add(of(path + name, was, is));
      }
    }
    return changes;
  }

  static FieldChange of(String field, @Nullable JsonNode before, @Nullable JsonNode after) {
    return new FieldChange(
        field,
        before == null ? null : text(before),
        after == null ? null : text(after),
        words(before, after));
  }

  private static List<Words> words(@Nullable JsonNode before, @Nullable JsonNode after) {
    return before != null && after != null && before.isString() && after.isString()
        ? Words.between(before.asString(), after.asString())
        : List.of();
  }

  private static Set<String> names(@Nullable JsonNode before, @Nullable JsonNode after) {
    var names = new TreeSet<String>();
    for (var side : new JsonNode[] {before, after}) {
      if (side instanceof ObjectNode object) {
        names.addAll(object.propertyNames());
      }
    }
    return names;
  }

  private static String text(JsonNode value) {
    return value.isString() ? value.asString() : value.toString();
  }
}
