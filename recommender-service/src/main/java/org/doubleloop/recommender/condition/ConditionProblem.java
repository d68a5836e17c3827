package org.doubleloop.recommender.condition;

import org.doubleloop.kit.problem.ProblemType;

/// What can go wrong with the conditions of a policy version.
public enum ConditionProblem implements ProblemType {
  /// They take more than one request may.
  CONDITION_TOO_COSTLY(
      "condition-too-costly", 422, "The policy's conditions take more than is allowed");

  private final String slug;
  private final int status;
  private final String title;

  ConditionProblem(String slug, int status, String title) {
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
