package org.doubleloop.policy.check;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.doubleloop.kit.rule.Choice;

/// A context in which no option is left.
///
/// @param by which have taken the options away
record EmptyContext(Map<String, Object> attributes, List<PolicyRule> by) {
  /// The most characters of a sentence. One rule with its reason always has room.
  private static final int LONGEST = 4_000;

  EmptyContext {
    attributes = Map.copyOf(attributes);
    by = List.copyOf(by);
  }

  static EmptyContext of(Map<String, Object> attributes, Choice<PolicyRule> choice) {
    return new EmptyContext(attributes, choice.excluding());
  }

  /// Why nothing is left, with as many rules as there is room for.
  String sentence() {
    var text = new StringBuilder("No option is left here: ");
    for (int i = 0; i < by.size(); i++) {
      var rule = by.get(i);
      var next = rule.name() + " (" + rule.reason() + ")";
      var more = " and " + (by.size() - i) + " more";
      if (i > 0 && text.length() + next.length() + more.length() + 2 > LONGEST) {
        return text.append(more).toString();
      }
      text.append(i > 0 ? ", " : "").append(next);
    }
    return text.toString();
  }

  /// The attributes, for people.
  String where() {
    return attributes.isEmpty()
        ? "everywhere"
        : attributes.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(each -> each.getKey() + " = " + each.getValue())
            .collect(Collectors.joining(", "));
  }
}
