package org.doubleloop.policy;

import org.doubleloop.kit.problem.ProblemType;

/// The kinds of problems that only this service answers with.
public enum PolicyProblem implements ProblemType {
  INVALID_POLICY("invalid-policy", 422, "The policy cannot be followed as it is"),
  ORGANIZATION_FULL("organization-full", 422, "The organization's policies take no more"),
  UNCHANGED("unchanged", 422, "The proposal changes nothing"),
  STALE_BASE("stale-base", 409, "The policy has moved on from the proposal's base version"),
  PROPOSAL_CLOSED("proposal-closed", 409, "The proposal is no longer open"),
  OWN_PROPOSAL("own-proposal", 403, "Nobody decides on their own proposal"),
  CHECK_TOO_COSTLY("check-too-costly", 422, "The conditions take too much for so many contexts"),
  NEEDS_DESPITE("needs-despite", 422, "Something speaks against it, and nothing is said to that"),
  NOT_AUTHOR("not-author", 403, "Only the author can do this");

  private final String slug;
  private final int status;
  private final String title;

  PolicyProblem(String slug, int status, String title) {
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
