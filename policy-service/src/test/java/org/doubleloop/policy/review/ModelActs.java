package org.doubleloop.policy.review;

import static org.doubleloop.policy.review.ModelContents.name;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.doubleloop.kit.web.ETags;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.edition.Suggested;
import org.doubleloop.policy.policy.PolicyVersion;
import org.doubleloop.policy.proposal.Progress;
import org.doubleloop.policy.proposal.Proposal;
import org.doubleloop.policy.proposal.Review.TrialTerms;
import org.doubleloop.policy.proposal.Review.Verdict;
import org.doubleloop.policy.review.ProposalReviews.NewReview;
import org.doubleloop.policy.reviewmodel.Act;
import org.doubleloop.policy.reviewmodel.Act.Condition;
import org.doubleloop.policy.reviewmodel.ModelState;
import org.doubleloop.policy.reviewmodel.Said;
import org.doubleloop.policy.reviewmodel.Who;
import org.doubleloop.policy.test.PolicyStore;
import org.jspecify.annotations.Nullable;

/// The acts of the model as steps of the service, and what is there afterwards, in one form for
/// both.
final class ModelActs {
  static final String OTHER_REASONS = "because of something else";
  static final String REASONS = "because";

  /// Longer than any sequence of acts takes.
  static final LocalDate UNTIL =
      LocalDate.ofInstant(PolicyStore.START, ZoneOffset.UTC).plusDays(720);

  /// More than the thirty days after which proposals expire.
  static final Duration LONG = Duration.ofDays(31);

  private ModelActs() {}

  static Suggested.By by(Who who) {
    return new Suggested.By(name(who), who == Who.ADMIN);
  }

  static ReviewStep step(Act act) {
    return ReviewStep.valueOf(act.kind().step());
  }

  static String tag(Act act, Proposal proposal) {
    int number = proposal.progress().changeNumber();
    return ETags.of(act.condition() == Condition.OUTDATED ? number + 7 : number);
  }

  /// A whole content, made from the base as the act makes it.
  static Suggested.Reader suggested(Act act) {
    return base -> suggested(act, ModelContents.said(ContentCodec.hash(base), base));
  }

  private static Suggested.Reader suggested(Act act, PolicyVersion base) {
    return _ -> suggested(act, ModelContents.said(base.contentHash(), base.content()));
  }

  private static Suggested suggested(Act act, Said base) {
    Said made =
        switch (act.kind()) {
          case AMEND -> base.withClause(3);
          case AMEND_LOCKED -> base.withLocked(2);
          case EDIT -> base.withClause(4);
          case EDIT_LOCKED -> base.withLocked(3);
          default -> base;
        };
    return new Suggested(ModelContents.of(made), null);
  }

  static NewReview review(Act act) {
    return review(act, suggested(act));
  }

  private static NewReview review(Act act, Suggested.Reader suggested) {
    var verdict = Verdict.valueOf(act.kind().step());
    return new NewReview(
        verdict,
        null,
        verdict.isPlain() ? null : "words",
        verdict == Verdict.AMEND ? suggested : null,
        null,
        null,
        verdict == Verdict.TRY ? new TrialTerms(1, UNTIL, null, null) : null);
  }

  static Transition.Events events(Act act) {
    var by = by(act.who());
    return switch (act.kind()) {
      case ACCEPT, AMEND, AMEND_LOCKED, AMEND_TO_BASE, REJECT, MORE_EVIDENCE, TRY ->
          step -> ProposalReviews.events(review(act, suggested(act, step.newest())), by).of(step);
      case TAKE_BACK -> ProposalReviews.takenBack();
      case COMMENT -> ProposalReviews.commented("words", null);
      case EDIT, EDIT_LOCKED, EDIT_TO_BASE ->
          step -> ProposalReviews.edited(suggested(act, step.base()), null, by).of(step);
      case EDIT_RATIONALE -> ProposalReviews.edited(null, OTHER_REASONS, by);
      case REBASE -> ProposalReviews.rebased(by);
      case WITHDRAW -> ProposalReviews.withdrawn();
      case WAIT, TRIAL_ENDS -> throw new IllegalArgumentException();
    };
  }

  static Proposal act(ProposalReviews reviews, ConditionalRequest request, Act act) {
    return switch (act.kind()) {
      case ACCEPT, AMEND, AMEND_LOCKED, AMEND_TO_BASE, REJECT, MORE_EVIDENCE, TRY ->
          reviews.review(request, review(act));
      case TAKE_BACK -> reviews.takeBack(request);
      case COMMENT -> reviews.comment(request, "words", null);
      case EDIT, EDIT_LOCKED, EDIT_TO_BASE -> reviews.edit(request, suggested(act), null);
      case EDIT_RATIONALE -> reviews.edit(request, null, OTHER_REASONS);
      case REBASE -> reviews.rebase(request);
      case WITHDRAW -> reviews.withdraw(request);
      case WAIT, TRIAL_ENDS -> throw new IllegalArgumentException();
    };
  }

  /// All there is, as text.
  static String described(List<PolicyVersion> versions, List<Proposal> proposals) {
    var all = new ArrayList<String>();
    for (var version : versions) {
      all.add(
          version(
              ModelContents.said(version.contentHash(), version.content()),
              version.proposal() == null ? -1 : Integer.parseInt(version.proposal()),
              version.acceptedBy()));
    }
    for (var proposal : proposals) {
      Progress progress = proposal.progress();
      var standing = new ArrayList<String>();
      progress
          .standing()
          .forEach((who, reviewed) -> standing.add(who + " " + reviewed.review().verdict()));
      all.add(
          proposal(
              proposal.state().name(),
              proposal.baseVersion(),
              ModelContents.said(proposal.contentHash(), proposal.content()),
              progress.edition().rationale().equals(REASONS) ? 0 : 1,
              progress.editor(),
              standing,
              progress.isOnTrial(),
              progress.comments().size(),
              progress.changeNumber()));
    }
    return String.join("\n", all);
  }

  static String described(ModelState state) {
    var all = new ArrayList<String>();
    for (var version : state.versions()) {
      var by = version.acceptedBy();
      all.add(version(version.said(), version.proposal(), by == null ? null : name(by)));
    }
    for (var proposal : state.proposals()) {
      all.add(
          proposal(
              proposal.status().name(),
              proposal.base(),
              proposal.said(),
              proposal.reasons(),
              name(proposal.editor()),
              proposal.verdicts().stream()
                  .map(each -> name(each.who()) + " " + each.verdict())
                  .toList(),
              proposal.trial() != null,
              proposal.comments(),
              proposal.number()));
    }
    return String.join("\n", all);
  }

  private static String version(Said said, int proposal, @Nullable String acceptedBy) {
    return "version " + said + " of " + proposal + " by " + acceptedBy;
  }

  private static String proposal(
      String state,
      int base,
      Said said,
      int reasons,
      String editor,
      List<String> standing,
      boolean isOnTrial,
      int comments,
      int number) {
    return "proposal %s on %d: %s (%d) of %s, %s, %s%d comments, change %d"
        .formatted(
            state,
            base,
            said,
            reasons,
            editor,
            standing,
            isOnTrial ? "on trial, " : "",
            comments,
            number);
  }
}
