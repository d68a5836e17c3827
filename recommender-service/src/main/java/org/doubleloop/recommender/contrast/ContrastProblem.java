package org.doubleloop.recommender.contrast;

import org.doubleloop.kit.problem.ProblemType;

/// What can go wrong with contrasts, beside what can everywhere.
enum ContrastProblem implements ProblemType {
  /// It rests on actions, and names no suggestions.
  COUNTED_BY_ACTIONS("counted-by-actions", 422, "The contrast is counted by what was done");

  private final String slug;
  private final int status;
  private final String title;

  ContrastProblem(String slug, int status, String title) {
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
