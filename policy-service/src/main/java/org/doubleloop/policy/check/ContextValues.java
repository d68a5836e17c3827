package org.doubleloop.policy.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.doubleloop.kit.problem.FieldFault;

/// What the values of a context may be at all, whatever a policy declares.
public final class ContextValues {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");

  private ContextValues() {}

  /// What no attribute can be called, and no attribute's value can be.
  ///
  /// @param pointer where the attributes stand in the body
  public static List<FieldFault> faults(String pointer, Map<String, Object> attributes) {
    var faults = new ArrayList<FieldFault>();
    attributes.forEach((name, value) -> {
      if (!NAME.matcher(name).matches()) {
        faults.add(new FieldFault(pointer, "PATTERN", "must only have names like " + NAME));
      } else if (!(value instanceof String
          || value instanceof Number
          || value instanceof Boolean)) {
        faults.add(
            new FieldFault(
                FieldFault.pointer(pointer, name),
                "TYPE",
                "must be a string, a number or true or false"));
      }
    });
    return faults;
  }
}
