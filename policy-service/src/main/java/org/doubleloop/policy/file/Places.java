package org.doubleloop.policy.file;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;

/// Where the values of a file stand in its text, by their JSON pointers.
final class Places {
  private static final String ROOT = "";

  private final Map<String, Place> values = new HashMap<>();
  private final Map<String, Place> names = new HashMap<>();
  private final Set<String> unquoted = new HashSet<>();

  void add(String pointer, Place value) {
    values.putIfAbsent(pointer, value);
  }

  void addName(String pointer, Place name) {
    names.putIfAbsent(pointer, name);
  }

  /// Notes a value that is no text and would be one in quotes.
  void addUnquoted(String pointer) {
    unquoted.add(pointer);
  }

  int size() {
    return values.size();
  }

  /// Does something with what was read from the file, and says of every fault in it at which line
  /// and column it is.
  <T> T locating(Supplier<T> something) {
    try {
      return something.get();
    } catch (ServiceException e) {
      throw new ServiceException(e.type(), e.detail(), located(e.errors()));
    }
  }

  private List<FieldFault> located(List<FieldFault> faults) {
    return faults.stream().map(this::located).toList();
  }

  private FieldFault located(FieldFault fault) {
    if (!fault.pointer().isEmpty() && !fault.pointer().startsWith("/")) {
      // A header or a parameter.
      return fault;
    }
    var message = fault.message();
    if (unquoted.contains(fault.pointer()) && message.equals("must be a string")) {
      message += ": put it in quotes";
    }
    return located(place(fault), fault.pointer(), fault.code(), message);
  }

  /// A fault that says where it is.
  static FieldFault located(Place place, String pointer, String code, String message) {
    return new FieldFault(pointer, code, place + ": " + message);
  }

  /// An unknown field is at its name; what is missing is where it should be.
  private Place place(FieldFault fault) {
    var name = names.get(fault.pointer());
    if (fault.code().equals("UNKNOWN") && name != null) {
      return name;
    }
    var pointer = fault.pointer();
    while (!values.containsKey(pointer) && !pointer.isEmpty()) {
      pointer = pointer.substring(0, pointer.lastIndexOf('/'));
    }
    return values.getOrDefault(pointer, values.getOrDefault(ROOT, new Place(1, 1)));
  }
}
