package org.doubleloop.policy.reviewmodel;

/// Who takes steps: the author of the first proposal, that of the second in most cases, reviewers,
/// an owner of the policy, and an administrator.
public enum Who {
  REP,
  STRANGER,
  FIRST,
  SECOND,
  OWNER,
  ADMIN
}
