package org.doubleloop.policy.reviewmodel;

/// That a step is not taken, and why.
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final String problem;

  /// @param problem by its slug
  Refused(String problem) {
    super(problem, null, false, false);
    this.problem = problem;
  }

  String problem() {
    return problem;
  }
}
