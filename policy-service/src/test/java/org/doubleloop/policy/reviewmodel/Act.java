package org.doubleloop.policy.reviewmodel;

/// One thing that somebody does.
///
/// @param proposal the first (0) or the second (1)
/// @param condition what else happens
public record Act(Kind kind, Who who, int proposal, Condition condition) {

  public enum Kind {
    ACCEPT("ACCEPT"),
    AMEND("AMEND"),
    AMEND_LOCKED("AMEND"),
    AMEND_TO_BASE("AMEND"),
    REJECT("REJECT"),
    MORE_EVIDENCE("MORE_EVIDENCE"),
    TRY("TRY"),
    TAKE_BACK("TAKE_BACK"),
    COMMENT("COMMENT"),
    EDIT("EDIT"),
    EDIT_LOCKED("EDIT"),
    EDIT_TO_BASE("EDIT"),
    EDIT_RATIONALE("EDIT"),
    REBASE("REBASE"),
    WITHDRAW("WITHDRAW"),
    /// The trial of the proposal ends, as whoever counts says.
    TRIAL_ENDS(""),
    /// Nobody does anything for so long that proposals expire.
    WAIT("");

    private final String step;

    Kind(String step) {
      this.step = step;
    }

    /// As the contract calls it.
    public String step() {
      return step;
    }

    boolean isVerdict() {
      return this == REJECT || this == MORE_EVIDENCE || this == TRY || isApproval();
    }

    /// Whether somebody takes a step with the proposal.
    public boolean isStep() {
      return !step.isEmpty();
    }

    boolean isApproval() {
      return this == ACCEPT || step.equals("AMEND");
    }
  }

  public enum Condition {
    PLAIN,
    /// The proposal has changed since it was read.
    OUTDATED,
    /// The process is killed when an acceptance has begun.
    KILLED
  }

  public static Act plain(Kind kind, Who who, int proposal) {
    return new Act(kind, who, proposal, Condition.PLAIN);
  }
}
