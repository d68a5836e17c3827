package org.doubleloop.signal.action;

import java.util.List;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.jspecify.annotations.Nullable;

/// How what is said about an action names it: an event in the field `action` of its data, a request
/// by its path.
public final class ActionReference {
  private ActionReference() {}

  /// The action that an event names.
  ///
  /// @throws ServiceException when it names none
  public static String required(@Nullable String action) {
    if (action == null) {
      throw invalid("REQUIRED", "is required");
    }
    return action;
  }

  /// @throws ServiceException when a request names an action beside its path
  public static void requireAbsent(@Nullable String action) {
    if (action != null) {
      throw invalid("EXCLUSIVE", "must be absent: the path names the action");
    }
  }

  private static ServiceException invalid(String code, String message) {
    return new ServiceException(
        CommonProblem.INVALID_REQUEST,
        "One value is not valid",
        List.of(new FieldFault("/action", code, message)));
  }
}
