package org.doubleloop.signal.action;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.text.Characters;
import org.jspecify.annotations.Nullable;

/// Checks what the contract can only say in words of a map of attributes.
final class Attributes {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");
  private static final int LONGEST_STRING = 1_024;

  private final String pointer;
  private final Map<String, Object> checked = new LinkedHashMap<>();
  private final List<FieldFault> faults = new ArrayList<>();

  private Attributes(String pointer) {
    this.pointer = pointer;
  }

  /// The attributes as sent.
  ///
  /// @param pointer where they stand in the body
  /// @throws ServiceException with a fault for each attribute that cannot be kept
  static Map<String, Object> checked(String pointer, @Nullable Map<String, Object> sent) {
    if (sent == null) {
      return Map.of();
    }
    var attributes = new Attributes(pointer);
    sent.forEach(attributes::check);
    if (!attributes.faults.isEmpty()) {
      throw new ServiceException(
          CommonProblem.INVALID_REQUEST, "Attributes are not valid", attributes.faults);
    }
    return attributes.checked;
  }

  private void check(String name, @Nullable Object value) {
    if (!NAME.matcher(name).matches()) {
      fault(name, "PATTERN", "must be named by " + NAME);
      return;
    }
    switch (value) {
      case String text when Characters.isLonger(text, LONGEST_STRING) ->
          fault(name, "SIZE", "must have at most " + LONGEST_STRING + " characters");
      case String _, Boolean _, Integer _, Long _, Double _ -> checked.put(name, value);
      case null, default -> fault(name, "TYPE", "must be a string, a number or a boolean");
    }
  }

  private void fault(String name, String code, String message) {
    faults.add(new FieldFault(FieldFault.pointer(pointer, name), code, message));
  }
}
