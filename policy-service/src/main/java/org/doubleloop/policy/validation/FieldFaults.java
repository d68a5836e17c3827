package org.doubleloop.policy.validation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.policy.PolicyProblem;

/// Collects what is wrong with a policy's content, each fault with its place in the body.
public final class FieldFaults {
  private final List<FieldFault> found = new ArrayList<>();

  public void add(String pointer, String code, String message) {
    found.add(new FieldFault(pointer, code, message));
  }

  public void add(FieldFault fault) {
    found.add(fault);
  }

  /// Adds a fault at each value that stood earlier in the list, at `list/index` and `suffix`.
  void addRepeated(String list, String suffix, List<String> values) {
    var seen = new HashSet<String>();
    for (int i = 0; i < values.size(); i++) {
      if (!seen.add(values.get(i))) {
        add(list + "/" + i + suffix, "REPEATED", "is there already: " + values.get(i));
      }
    }
  }

  public List<FieldFault> found() {
    return List.copyOf(found);
  }

  /// Ends the request when anything is wrong.
  ///
  /// @throws ServiceException `invalid-policy` with every fault
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new ServiceException(
          PolicyProblem.INVALID_POLICY,
          found.size() == 1
              ? "There is one fault; nothing was stored."
              : "There are " + found.size() + " faults; nothing was stored.",
          found);
    }
  }
}
