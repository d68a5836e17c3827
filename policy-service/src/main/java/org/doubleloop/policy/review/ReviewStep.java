package org.doubleloop.policy.review;

import java.util.Set;

/// What can be done with a proposal.
enum ReviewStep {
  ACCEPT,
  AMEND,
  REJECT,
  MORE_EVIDENCE,
  TRY,
  TAKE_BACK,
  COMMENT,
  EDIT,
  REBASE,
  WITHDRAW;

  /// Whether it is a verdict.
  boolean isVerdict() {
    return switch (this) {
      case ACCEPT, AMEND, REJECT, MORE_EVIDENCE, TRY -> true;
      case TAKE_BACK, COMMENT, EDIT, REBASE, WITHDRAW -> false;
    };
  }

  /// Whether a key with these scopes may take it at all.
  boolean isFor(Set<String> scopes) {
    boolean reviews = scopes.contains("proposals:review");
    boolean writes = scopes.contains("policies:write");
    return switch (this) {
      case ACCEPT, AMEND, REJECT, MORE_EVIDENCE, TRY, TAKE_BACK -> reviews;
      case EDIT, WITHDRAW -> writes;
      case COMMENT, REBASE -> reviews || writes;
    };
  }

  /// Whether it is about the state that the caller has read.
  boolean isConditional() {
    return this != COMMENT;
  }
}
