package org.doubleloop.policy.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Changes of clauses, for people.
final class Sentences {
  private Sentences() {}

  /// @param was the clause as it was; null when it is added
  /// @param is the clause as it is; null when it is removed
  static String of(
      ClauseChange.Kind change,
      ClauseRef clause,
      @Nullable JsonNode was,
      @Nullable JsonNode is,
      List<FieldChange> fields) {
    return switch (change) {
      case ADDED -> "New " + clause + Descriptions.of(clause.kind(), Objects.requireNonNull(is));
      case REMOVED ->
          capital(clause.toString())
              + " is removed"
              + Descriptions.of(clause.kind(), Objects.requireNonNull(was));
      case CHANGED, MOVED ->
          capital(clause.toString())
              + " "
              + fields.stream()
                  .map(field -> FieldPhrase.ofClause(field).text())
                  .collect(Collectors.joining("; "));
    };
  }

  static String moved(ClauseRef clause, List<String> order) {
    int next = order.indexOf(clause.id()) + 1;
    return capital(clause.toString())
        + " now stands "
        + (next == order.size() ? "at the end" : "before `" + order.get(next) + "`");
  }

  static String unmoved(ClauseRef clause) {
    return capital(clause.toString()) + " stays where it was";
  }

  static String ofOwnFields(List<FieldChange> fields) {
    var phrases = new ArrayList<String>();
    fields.forEach(field -> phrases.add(FieldPhrase.ofPolicy(field).text()));
    return capital(String.join("; ", phrases));
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
