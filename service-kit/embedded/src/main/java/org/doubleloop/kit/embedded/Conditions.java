package org.doubleloop.kit.embedded;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a filter demands of single fields, as far as an index can serve it. Every matching document
/// meets these conditions; one that meets them need not match, so whoever uses them filters after.
final class Conditions {
  private final Map<String, Document> byField = new HashMap<>();

  private Conditions(Document filter) {
    gather(filter);
  }

  static Conditions of(Document filter) {
    return new Conditions(filter);
  }

  /// Whether some field must equal one of no values, which no document can meet.
  boolean excludeAll() {
    return byField.values().stream()
        .anyMatch(
            operators -> operators.get("$in") instanceof Collection<?> values && values.isEmpty());
  }

  /// Whether the field must equal [#equal(String)], which an index can look up.
  boolean hasEqual(String field) {
    var operators = byField.get(field);
    return operators != null
        && operators.containsKey("$eq")
        && SortKey.orders(operators.get("$eq"));
  }

  @Nullable Object equal(String field) {
    var operators = byField.get(field);
    return operators == null ? null : operators.get("$eq");
  }

  /// The values of which the field must equal one; null when that is not demanded, or not of values
  /// that an index can look up.
  @Nullable Collection<?> anyOf(String field) {
    if (hasEqual(field)) {
      var value = equal(field);
      return value == null ? null : List.of(value);
    }
    var operators = byField.get(field);
    return operators != null
            && operators.get("$in") instanceof Collection<?> values
            && values.stream().allMatch(value -> value != null && SortKey.orders(value))
        ? values
        : null;
  }

  /// The least value that the field may have.
  @Nullable Object lower(String field) {
    return bound(field, "$gt", "$gte");
  }

  /// The greatest value that the field may have.
  @Nullable Object upper(String field) {
    return bound(field, "$lt", "$lte");
  }

  private @Nullable Object bound(String field, String exclusive, String inclusive) {
    var operators = byField.get(field);
    if (operators == null) {
      return null;
    }
    var bound =
        operators.containsKey(exclusive) ? operators.get(exclusive) : operators.get(inclusive);
    return bound != null && SortKey.orders(bound) ? bound : null;
  }

  private void gather(Document filter) {
    for (var entry : filter.entrySet()) {
      if (entry.getKey().equals("$and") && entry.getValue() instanceof Collection<?> parts) {
        for (var part : parts) {
          if (part instanceof Document document) {
            gather(document);
          }
        }
      } else if (!entry.getKey().startsWith("$")) {
        demand(entry.getKey(), entry.getValue());
      }
    }
  }

  // Of two demands of the same kind on one field the first is kept: that narrows less, never
  // wrongly.
  private void demand(String field, @Nullable Object value) {
    var operators = byField.computeIfAbsent(field, _ -> new Document());
    if (value instanceof Document demanded && isOperators(demanded)) {
      demanded.forEach(operators::putIfAbsent);
    } else if (!operators.containsKey("$eq")) {
      operators.put("$eq", value);
    }
  }

  private static boolean isOperators(Document value) {
    return !BsonRegularExpression.isRegularExpression(value)
        && !value.isEmpty()
        && value.keySet().iterator().next().startsWith("$")
        && !value.containsKey("$ref");
  }
}
