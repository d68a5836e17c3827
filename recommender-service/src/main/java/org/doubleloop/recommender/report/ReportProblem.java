package org.doubleloop.recommender.report;

import org.doubleloop.kit.problem.ProblemType;

/// What can go wrong with results, beside what can everywhere.
enum ReportProblem implements ProblemType {
  /// Nothing is counted apart by what is asked for.
  NOT_DIVIDED("not-divided", 422, "Results are not divided like this"),
  /// The answer would be longer than anyone reads.
  TOO_MANY_ROWS("too-many-rows", 422, "The results have too many rows");

  private final String slug;
  private final int status;
  private final String title;

  ReportProblem(String slug, int status, String title) {
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
