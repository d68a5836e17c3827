package org.doubleloop.policy.reviewmodel;

import org.doubleloop.policy.reviewmodel.Act.Condition;
import org.doubleloop.policy.reviewmodel.Act.Kind;
import org.doubleloop.policy.reviewmodel.Suggestion.Status;

/// What each step makes of a proposal, if it may be taken.
final class Steps {
  private Steps() {}

  static Suggestion next(ModelState state, Act act) {
    var proposal = state.proposal(act.proposal());
    if (act.kind() == Kind.TRIAL_ENDS) {
      return proposal.trial() == null ? proposal : proposal.on(null).stepped();
    }
    requireRole(proposal, state.terms(), act);
    if (act.condition() == Condition.OUTDATED) {
      throw new Refused("stale");
    }
    if (!proposal.status().isUndecided()) {
      throw new Refused("proposal-closed");
    }
    boolean isOfNewest = act.kind().isApproval() || act.kind() == Kind.TRY;
    if (isOfNewest && proposal.base() != state.newest()) {
      throw new Refused("stale-base");
    }
    return switch (act.kind()) {
      case ACCEPT -> accepted(state, proposal, act.who());
      case AMEND -> amended(state, proposal, act.who(), state.newestSaid().withClause(3));
      case AMEND_LOCKED -> amended(state, proposal, act.who(), state.newestSaid().withLocked(2));
      case AMEND_TO_BASE -> amended(state, proposal, act.who(), state.newestSaid());
      case REJECT -> proposal.reviewed(act.who(), "REJECT").ended(Status.REJECTED);
      case MORE_EVIDENCE -> proposal.reviewed(act.who(), "MORE_EVIDENCE").stepped();
      case TRY -> consented(state, proposal, act.who());
      case TAKE_BACK -> {
        if (proposal.verdicts().stream().noneMatch(each -> each.who() == act.who())) {
          throw new Refused("nothing-to-take-back");
        }
        yield proposal.without(act.who()).stepped();
      }
      case COMMENT -> proposal.commented().stepped();
      case EDIT -> edited(state, proposal, base(state, proposal).withClause(4), 0);
      case EDIT_LOCKED -> edited(state, proposal, base(state, proposal).withLocked(3), 0);
      case EDIT_TO_BASE -> edited(state, proposal, base(state, proposal), 0);
      case EDIT_RATIONALE -> edited(state, proposal, proposal.said(), 1);
      case REBASE -> rebased(state, proposal, act.who());
      case WITHDRAW -> proposal.ended(Status.WITHDRAWN);
      case WAIT, TRIAL_ENDS -> throw new IllegalArgumentException();
    };
  }

  private static void requireRole(Suggestion proposal, Said.Terms terms, Act act) {
    boolean isAuthor = proposal.author() == act.who();
    if (act.kind().isVerdict() && isAuthor) {
      throw new Refused("own-proposal");
    }
    if (act.kind().isVerdict() && !terms.isReviewer(act.who())) {
      throw new Refused("not-reviewer");
    }
    boolean isAuthors = act.kind().step().equals("EDIT") || act.kind() == Kind.WITHDRAW;
    if (isAuthors && !isAuthor) {
      throw new Refused("not-author");
    }
  }

  private static Suggestion accepted(ModelState state, Suggestion proposal, Who who) {
    // At a quorum of one, an amender may accept; above it, others accept what was amended.
    if (state.terms().quorum() > 1 && proposal.editor() == who) {
      throw new Refused("own-proposal");
    }
    if (proposal.approvers(state.terms()).contains(who)) {
      throw new Refused("already-reviewed");
    }
    return decidedIfApproved(state, proposal.reviewed(who, "ACCEPT").stepped());
  }

  private static Suggestion consented(ModelState state, Suggestion proposal, Who who) {
    if (state.terms().quorum() > 1 && proposal.editor() == who) {
      throw new Refused("own-proposal");
    }
    if (proposal.trial() != null) {
      throw new Refused("on-trial");
    }
    requireTriable(state.newestSaid(), proposal.said());
    var consented = proposal.reviewed(who, "TRY").stepped();
    return consented.consents(state.terms()) < state.terms().quorum()
        ? consented
        : consented.withoutConsents().on(new Suggestion.Trial(state.newest(), proposal.said()));
  }

  private static void requireTriable(Said base, Said said) {
    boolean isOther = said.clause() != base.clause() || said.locked() != base.locked();
    if (!isOther || !said.terms().equals(base.terms())) {
      throw new Refused("not-triable");
    }
    if (said.locked() != base.locked()) {
      throw new Refused("locked-clause");
    }
  }

  private static Suggestion amended(ModelState state, Suggestion proposal, Who who, Said said) {
    var base = state.newestSaid();
    requireWritable(base, said, who);
    if (said.equals(proposal.said())) {
      throw new Refused("unchanged");
    }
    return decidedIfApproved(
        state,
        proposal
            .withoutApprovals()
            .says(said, proposal.base(), who)
            .reviewed(who, "AMEND")
            .stepped());
  }

  private static Suggestion edited(ModelState state, Suggestion proposal, Said said, int reasons) {
    requireWritable(base(state, proposal), said, proposal.author());
    // Only an edit of the rationale gives other reasons than there are.
    int because = reasons == 0 ? proposal.reasons() : reasons;
    boolean isSame = said.equals(proposal.said());
    if (isSame && because == proposal.reasons()) {
      throw new Refused("unchanged");
    }
    var editor = isSame ? proposal.editor() : proposal.author();
    return proposal
        .withoutApprovals()
        .says(said, proposal.base(), editor)
        .because(because)
        .stepped();
  }

  private static void requireWritable(Said base, Said said, Who who) {
    if (said.equals(base)) {
      throw new Refused("unchanged");
    }
    if (!mayTouchLocked(who) && said.locked() != base.locked()) {
      throw new Refused("locked-clause");
    }
  }

  private static Suggestion rebased(ModelState state, Suggestion proposal, Who who) {
    if (proposal.base() == state.newest()) {
      return proposal;
    }
    var base = base(state, proposal);
    var newest = state.newestSaid();
    var merged = Said.merged(base, newest, proposal.said());
    if (merged.isEmpty()) {
      throw new Refused("rebase-conflict");
    }
    var said = merged.get();
    if (said.equals(newest)) {
      return proposal.ended(Status.SUPERSEDED);
    }
    boolean isLifted = proposal.editor() == Who.OWNER || who == Who.ADMIN;
    if (!isLifted && said.locked() != newest.locked()) {
      throw new Refused("locked-clause");
    }
    boolean isSame = Said.isSameChange(base, proposal.said(), newest, said);
    var kept = isSame ? proposal : proposal.withoutApprovals();
    return decidedIfApproved(state, kept.says(said, state.newest(), proposal.editor()).stepped());
  }

  private static Suggestion decidedIfApproved(ModelState state, Suggestion proposal) {
    boolean isApproved = proposal.approvers(state.terms()).size() >= state.terms().quorum();
    return isApproved ? proposal.in(Status.ACCEPTING) : proposal;
  }

  private static Said base(ModelState state, Suggestion proposal) {
    return state.version(proposal.base());
  }

  private static boolean mayTouchLocked(Who who) {
    return who == Who.OWNER || who == Who.ADMIN;
  }
}
