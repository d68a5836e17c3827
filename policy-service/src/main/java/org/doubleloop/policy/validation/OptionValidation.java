package org.doubleloop.policy.validation;

import java.util.List;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.text.Characters;
import org.doubleloop.policy.rule.Option;
import org.jspecify.annotations.Nullable;

/// Finds the faults of options, and of clauses that speak of options which there are not.
final class OptionValidation {
  private static final Pattern MAP_KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "\\{\\{[ \\t]*[A-Za-z][A-Za-z0-9_]{0,63}[ \\t]*(?:\\|[^{}|\\r\\n]{0,200})?\\}\\}");
  private static final int MAP_ENTRIES = 32;
  private static final int MAP_VALUE = 256;

  private final List<Option> options;
  private final FieldFaults faults;

  OptionValidation(List<Option> options, FieldFaults faults) {
    this.options = options;
    this.faults = faults;
  }

  int count() {
    return options.size();
  }

  void check(String list) {
    faults.addRepeated(list, "/id", options.stream().map(Option::id).toList());
    for (int i = 0; i < options.size(); i++) {
      var option = options.get(i);
      checkMap(list + "/" + i + "/attributes", option.attributes());
      checkDraft(list + "/" + i + "/draft", option.draft());
    }
  }

  /// @param pointer to a clause that names options, or has attributes that options must match
  void checkNamed(String pointer, List<String> ids, SortedMap<String, String> matching) {
    if (ids.isEmpty() && matching.isEmpty()) {
      faults.add(pointer, "REQUIRED", "must name options, or attributes in matching");
      return;
    }
    var list = pointer + "/options";
    faults.addRepeated(list, "", ids);
    for (int i = 0; i < ids.size(); i++) {
      var id = ids.get(i);
      if (options.stream().noneMatch(option -> option.id().equals(id))) {
        faults.add(list + "/" + i, "UNKNOWN", "must be the id of an option");
      }
    }
    checkMap(pointer + "/matching", matching);
    if (!matching.isEmpty() && options.stream().noneMatch(option -> option.has(matching))) {
      faults.add(pointer + "/matching", "UNKNOWN", "must match an option");
    }
  }

  private void checkDraft(String pointer, @Nullable String draft) {
    if (draft == null) {
      return;
    }
    int malformed =
        PLACEHOLDER
            .matcher(draft)
            .replaceAll(match -> " ".repeat(match.group().length()))
            .indexOf("{{");
    if (malformed >= 0) {
      faults.add(
          pointer,
          "PLACEHOLDER",
          "must have the name of an attribute and }} after {{, as in {{name}}, or what to write"
              + " without it, as in {{name|there}}, in at most 200 characters (at character "
              + (malformed + 1)
              + ")");
    }
  }

  private void checkMap(String pointer, SortedMap<String, String> map) {
    if (map.size() > MAP_ENTRIES) {
      faults.add(pointer, "SIZE", "must not have more than " + MAP_ENTRIES + " entries");
    }
    map.forEach((name, value) -> {
      if (!MAP_KEY.matcher(name).matches()) {
        faults.add(pointer, "PATTERN", "must only have names like " + MAP_KEY);
      }
      if (Characters.isLonger(value, MAP_VALUE)) {
        faults.add(
            FieldFault.pointer(pointer, name),
            "SIZE",
            "must not have more than " + MAP_VALUE + " characters");
      }
    });
  }
}
