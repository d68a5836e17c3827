package org.doubleloop.recommender.signal;

import java.util.Optional;

/// What was captured, asked for in the name of whoever makes the request that is being answered.
public interface CapturedSignals {
  /// @throws org.doubleloop.kit.problem.ServiceException where it cannot be asked for right now
  Optional<Action> action(String id);

  /// @throws org.doubleloop.kit.problem.ServiceException where it cannot be asked for right now
  Optional<Edit> edit(String id);
}
