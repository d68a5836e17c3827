package org.doubleloop.recommender.ruledraft;

import org.doubleloop.kit.problem.ProblemType;

/// What can go wrong when something is to become a rule, beside what can everywhere.
public enum RuleDraftProblem implements ProblemType {
  /// What was named says too little, or the newest version has no place for it.
  NO_RULE("no-rule", 422, "No rule can be made of this"),
  /// Actions and edits cannot be read right now.
  SIGNALS_UNAVAILABLE("signals-unavailable", 503, "The signal-service does not answer");

  private final String slug;
  private final int status;
  private final String title;

  RuleDraftProblem(String slug, int status, String title) {
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
