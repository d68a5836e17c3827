package org.doubleloop.policy;

import org.doubleloop.kit.problem.ProblemType;

/// The kinds of problems that only this service answers with.
public enum PolicyProblem implements ProblemType {
  MALFORMED_YAML("malformed-yaml", 400, "The file is not YAML that reads the same to everybody"),
  INVALID_POLICY("invalid-policy", 422, "The policy cannot be followed as it is"),
  ORGANIZATION_FULL("organization-full", 422, "The organization's policies take no more"),
  UNCHANGED("unchanged", 422, "The proposal changes nothing"),
  STALE_BASE("stale-base", 409, "The policy has moved on from the proposal's base version"),
  PROPOSAL_CLOSED("proposal-closed", 409, "The proposal is no longer open"),
  POLICY_ARCHIVED("policy-archived", 409, "The policy is archived"),
  NOT_ARCHIVED("not-archived", 409, "The policy is not archived"),
  NOT_OWNER("not-owner", 403, "Only an owner of the policy can do this"),
  LOCKED_CLAUSE("locked-clause", 422, "The proposal touches a clause that is locked"),
  PROPOSAL_FULL("proposal-full", 422, "The proposal takes no more"),
  REBASE_CONFLICT("rebase-conflict", 409, "Another version has changed the same"),
  ALREADY_REVIEWED("already-reviewed", 409, "The reviewer has said so already"),
  NOTHING_TO_TAKE_BACK("nothing-to-take-back", 409, "There is no verdict to take back"),
  NOT_REVIEWER("not-reviewer", 403, "The policy names others as its reviewers"),
  OWN_PROPOSAL("own-proposal", 403, "Nobody decides on their own proposal"),
  CHECK_TOO_COSTLY("check-too-costly", 422, "The conditions take too much for so many contexts"),
  NEEDS_DESPITE("needs-despite", 422, "Something speaks against it, and nothing is said to that"),
  ON_TRIAL("on-trial", 409, "The proposal is on trial"),
  EXPERIMENT_RUNNING("experiment-running", 409, "Another experiment has the place"),
  NOT_IN_FORCE("not-in-force", 409, "The version that it is based on is not in force yet"),
  NOT_TRIABLE("not-triable", 422, "The change cannot be tried"),
  OWN_EXPERIMENT("own-experiment", 403, "Nobody starts their own experiment"),
  EXPERIMENT_STATE("experiment-state", 409, "The experiment is not one to do this with"),
  TOO_MANY_HUNCHES("too-many-hunches", 409, "Enough hunches wait for a decision"),
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
