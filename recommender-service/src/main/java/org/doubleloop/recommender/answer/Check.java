package org.doubleloop.recommender.answer;

import java.util.Optional;
import org.doubleloop.recommender.phrasing.Fault;

/// Looks for some faults of an answer.
@FunctionalInterface
interface Check {

  /// The first of them that it has.
  Optional<Fault> fault(Answer answer);

  static Optional<Fault> when(boolean found, Fault fault) {
    return found ? Optional.of(fault) : Optional.empty();
  }
}
