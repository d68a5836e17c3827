package org.doubleloop.signal.capture;

import org.doubleloop.kit.problem.ProblemType;

/// The kinds of problems that only this service answers with.
public enum SignalProblem implements ProblemType {
  ACTION_FULL("action-full", 422, "The action takes no more of these"),
  UNKNOWN_ACTION("unknown-action", 422, "The action is not there"),
  UNKNOWN_OUTCOME("unknown-outcome", 422, "The corrected outcome is not there");

  private final String slug;
  private final int status;
  private final String title;

  SignalProblem(String slug, int status, String title) {
    this.slug = slug;
    this.status = status;
    this.title = title;
  }

  @Override
  public String slug() {
    return slug;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String title() {
    return title;
  }
}
