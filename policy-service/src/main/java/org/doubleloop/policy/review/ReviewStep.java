package org.doubleloop.policy.review;

/// What can be done with a proposal.
enum ReviewStep {
  ACCEPT,
  AMEND,
  REJECT,
  MORE_EVIDENCE,
  TAKE_BACK,
  COMMENT,
  EDIT,
  REBASE,
  WITHDRAW;

  /// Whether it is a verdict.
  boolean isVerdict() {
    return switch (this) {
      case ACCEPT, AMEND, REJECT, MORE_EVIDENCE -> true;
      case TAKE_BACK, COMMENT, EDIT, REBASE, WITHDRAW -> false;
    };
  }

  /// Whether it is about the state that the caller has read.
  boolean isConditional() {
    return this != COMMENT;
  }
}
