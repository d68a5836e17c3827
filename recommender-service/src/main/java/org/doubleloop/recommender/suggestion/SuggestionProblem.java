package org.doubleloop.recommender.suggestion;

import org.doubleloop.kit.json.Moments;
import org.doubleloop.kit.problem.ProblemType;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.recommender.policy.Archival;
import org.doubleloop.recommender.policy.PolicyKey;

/// What can go wrong with suggestions, beside what can everywhere.
public enum SuggestionProblem implements ProblemType {
  /// The context is not one that the policy version knows.
  INVALID_CONTEXT("invalid-context", 422, "The context does not fit the policy"),
  /// The policy is archived: nothing is suggested by it any more.
  POLICY_ARCHIVED("policy-archived", 410, "The policy is archived"),
  /// An option that the suggestion or policy does not name.
  UNKNOWN_OPTION("unknown-option", 422, "There is no such option here"),
  /// Nothing is eligible for whom the suggestion was made any more.
  OPTED_OUT("opted-out", 422, "The subject or its account has opted out"),
  /// So much has been said of a suggestion that no more is taken.
  FEEDBACK_FULL("feedback-full", 422, "The suggestion takes no more feedback"),
  /// The policy says so much that the answer cannot be kept.
  ANSWER_TOO_LARGE("answer-too-large", 422, "The suggestion is too large to be recorded");

  private final String slug;
  private final int status;
  private final String title;

  SuggestionProblem(String slug, int status, String title) {
    this.slug = slug;
    this.status = status;
    this.title = title;
  }

  /// What to throw when something is asked for by an archived policy.
  public static ServiceException archived(PolicyKey key, Archival archival) {
    return new ServiceException(
        POLICY_ARCHIVED,
        "Policy %s is archived since %s; nothing is suggested by it any more"
            .formatted(key.policy(), Moments.format(archival.at())));
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
