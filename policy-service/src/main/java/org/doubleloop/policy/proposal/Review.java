package org.doubleloop.policy.proposal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a reviewer said, and why.
///
/// @param reason present when rejected
record Review(String reviewer, Verdict verdict, @Nullable String reason, Instant at) {

  enum Verdict {
    ACCEPT,
    REJECT
  }

  Review {
    if (reviewer.isEmpty()) {
      throw new IllegalArgumentException("A review has a reviewer");
    }
    if (verdict == Verdict.REJECT && (reason == null || reason.isBlank())) {
      throw new IllegalArgumentException("A rejection has a reason");
    }
  }
}
