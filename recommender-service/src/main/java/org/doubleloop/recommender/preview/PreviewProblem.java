package org.doubleloop.recommender.preview;

import org.doubleloop.kit.problem.ProblemType;

/// What can go wrong with previews, beside what can everywhere.
enum PreviewProblem implements ProblemType {
  /// The content is none that could become a version.
  INVALID_DRAFT("invalid-draft", 422, "The draft cannot be followed as it is");

  private final String slug;
  private final int status;
  private final String title;

  PreviewProblem(String slug, int status, String title) {
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
