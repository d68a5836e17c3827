package org.doubleloop.signal.action;

import org.doubleloop.kit.id.Creation;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.signal.capture.Listed;
import org.doubleloop.signal.capture.Signals;
import org.doubleloop.signal.capture.Sought;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The actions among the signals.
@Component
public final class Actions {
  private final Signals signals;
  private final ActionType type;

  public Actions(Signals signals, ActionType type) {
    this.signals = signals;
    this.type = type;
  }

  Action create(Creation creation, Action action) {
    return signals.create(creation, type, action);
  }

  /// @throws ServiceException when the organization has no such action
  public Action get(String organization, String id) {
    return signals.find(type, organization, id).orElseThrow(() -> unknown(id));
  }

  /// @throws ServiceException when the organization has no such action
  public void require(String organization, String id) {
    if (!signals.contains(type, organization, id)) {
      throw unknown(id);
    }
  }

  /// The newest actions, newest first.
  ///
  /// @param before the place to read on from, or null
  public Listed<Action> newest(
      String organization, Sought sought, @Nullable String before, int limit) {
    return signals.newest(type, organization, sought, before, limit);
  }

  private static ServiceException unknown(String id) {
    return new ServiceException(CommonProblem.NOT_FOUND, "There is no action " + id);
  }
}
