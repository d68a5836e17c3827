package org.doubleloop.recommender.preview;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.text.Characters;
import tools.jackson.databind.JsonNode;

/// Holds the free maps of a draft's options, rules and guardrails against what the contract says of
/// them: generated models do not.
final class DraftMaps {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");
  private static final int LONGEST_VALUE = 256;

  private static final Map<String, String> MAPS =
      Map.of("options", "attributes", "rules", "matching", "guardrails", "matching");

  private DraftMaps() {}

  /// @param content as JSON of the contract, which stands under `/content` in the body
  static List<FieldFault> faults(JsonNode content) {
    var faults = new ArrayList<FieldFault>();
    MAPS.forEach((list, map) -> {
      for (int i = 0; i < content.path(list).size(); i++) {
        var pointer = "/content/" + list + "/" + i + "/" + map;
        content
            .path(list)
            .path(i)
            .path(map)
            .properties()
            .forEach(entry -> check(pointer, entry.getKey(), entry.getValue(), faults));
      }
    });
    return faults;
  }

  private static void check(String pointer, String name, JsonNode value, List<FieldFault> faults) {
    if (!NAME.matcher(name).matches()) {
      faults.add(new FieldFault(pointer, "PATTERN", "must only have names like " + NAME));
    } else if (Characters.isLonger(value.asString(""), LONGEST_VALUE)) {
      faults.add(
          new FieldFault(
              FieldFault.pointer(pointer, name),
              "SIZE",
              "must not have more than " + LONGEST_VALUE + " characters"));
    }
  }
}
