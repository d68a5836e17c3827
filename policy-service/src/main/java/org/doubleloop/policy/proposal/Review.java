package org.doubleloop.policy.proposal;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a reviewer said, and why.
///
/// @param code why it was rejected
/// @param reason present when rejected
/// @param contentHash of the content that it is about
/// @param baseVersion of the edition that it is about
/// @param despite why it is right in spite of what speaks against it
/// @param effectiveFrom from when on the reviewer wants it to be in force; null: at once
/// @param trial the trial that the reviewer consents to; null unless it is to be tried
public record Review(
    Verdict verdict,
    @Nullable RejectionCode code,
    @Nullable String reason,
    String contentHash,
    int baseVersion,
    @Nullable Instant effectiveFrom,
    @Nullable String despite,
    @Nullable TrialTerms trial) {

  public enum Verdict {
    ACCEPT,
    /// Another content in its place.
    AMEND,
    REJECT,
    MORE_EVIDENCE,
    /// To see what comes of it for a share of units.
    TRY;

    /// Whether it takes no reason.
    public boolean isPlain() {
      return this == ACCEPT || this == TRY;
    }

    /// Whether it says that a content should become a version.
    public boolean isApproval() {
      return this == ACCEPT || this == AMEND;
    }

    /// Whether it is about the very content, so that another one takes it away.
    boolean isOfContent() {
      return this == ACCEPT || this == AMEND || this == TRY;
    }
  }

  /// What a reviewer consents to.
  ///
  /// @param share of the units at the place that are in the trial
  /// @param until its last day
  /// @param unitsPerWeek at the place; null where nobody has said
  /// @param rate that succeeds there; null where nobody has said
  public record TrialTerms(
      double share, LocalDate until, @Nullable Double unitsPerWeek, @Nullable Double rate) {}

  /// Why something was rejected, to be counted.
  public enum RejectionCode {
    NOT_ENOUGH_EVIDENCE,
    WRONG_PLACE,
    HARMS_OTHERS,
    TOO_COMPLICATED,
    TRIED_BEFORE,
    AGAINST_STRATEGY,
    DUPLICATE,
    OTHER
  }

  public Review {
    if (!verdict.isPlain() && (reason == null || reason.isBlank())) {
      throw new IllegalArgumentException("What is no plain acceptance has a reason");
    }
    if ((verdict == Verdict.TRY) != (trial != null)) {
      throw new IllegalArgumentException("A trial has terms, and nothing else has");
    }
  }

  public static Review accept(Edition edition) {
    return new Review(
        Verdict.ACCEPT, null, null, edition.contentHash(), edition.baseVersion(), null, null, null);
  }
}
