package org.doubleloop.policy.review;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.web.ETags;
import org.doubleloop.policy.policy.PolicyVersion;
import org.doubleloop.policy.proposal.Edition;
import org.doubleloop.policy.proposal.Event;
import org.doubleloop.policy.proposal.Event.Acceptance;
import org.doubleloop.policy.proposal.Event.Accepting;
import org.doubleloop.policy.proposal.Event.Reviewed;
import org.doubleloop.policy.proposal.Event.Stamp;
import org.doubleloop.policy.proposal.Event.Trial;
import org.doubleloop.policy.proposal.Event.Trying;
import org.doubleloop.policy.proposal.Progress;
import org.doubleloop.policy.proposal.Proposal;
import org.doubleloop.policy.proposal.Proposal.State;
import org.doubleloop.policy.proposal.Review.TrialTerms;
import org.jspecify.annotations.Nullable;

/// A step of a proposal in the making.
///
/// @param base the version that the proposal is based on
/// @param newest the newest version of its policy
/// @param stamp of the events that it makes
record Transition(
    Proposal proposal,
    PolicyVersion base,
    PolicyVersion newest,
    AllowedSteps allowed,
    Stamp stamp) {

  /// What it makes happen.
  @FunctionalInterface
  interface Events {
    /// @return none where the proposal is as it should be already
    List<? extends Event> of(Transition transition);
  }

  /// @throws ServiceException when the step is not this caller's, or the proposal is not as the
  ///   caller has read it
  void requireCondition(ReviewStep step, @Nullable String ifMatch) {
    allowed.requireRole(step);
    if (!step.isConditional()) {
      return;
    }
    try {
      ETags.requireMatch(ifMatch, ETags.of(proposal.progress().changeNumber()));
    } catch (ServiceException problem) {
      throw problem.type() == CommonProblem.STALE ? allowed.stale() : problem;
    }
  }

  /// What comes of the step.
  ///
  /// @throws ServiceException when it is not one of this state
  Progress next(ReviewStep step, Events events) {
    allowed.require(step);
    return proposal.progress().with(events.of(this));
  }

  Edition edition() {
    return proposal.progress().edition();
  }

  /// With the beginning of an acceptance, where there are approvals enough.
  List<? extends Event> withAcceptance(List<? extends Event> events) {
    var progress = proposal.progress().with(events);
    if (!isApproved(progress)) {
      return events;
    }
    var all = new ArrayList<Event>(events);
    all.add(new Accepting(stamp, acceptance(progress)));
    return all;
  }

  /// With the beginning of a trial, where there is consent enough: as small and as short as anybody
  /// wants it. Whose day is over does not consent any more.
  List<? extends Event> withTrial(List<? extends Event> events) {
    var progress = proposal.progress().with(events);
    var today = LocalDate.ofInstant(stamp.at(), ZoneOffset.UTC);
    var consents =
        allowed.tryers(progress).stream()
            .filter(each -> terms(each).until().isAfter(today))
            .toList();
    if (consents.size() < allowed.quorum()) {
      return events;
    }
    var all = new ArrayList<Event>(events);
    all.add(new Trying(stamp, trial(consents)));
    return all;
  }

  private static TrialTerms terms(Reviewed consent) {
    return Objects.requireNonNull(consent.review().trial());
  }

  private Trial trial(List<Reviewed> consents) {
    var terms = consents.stream().map(Transition::terms).toList();
    var finding = proposal.finding();
    return new Trial(
        Ids.hash(proposal.organization(), "trial", proposal.id(), "" + stamp.number()),
        terms.stream().mapToDouble(TrialTerms::share).min().orElseThrow(),
        terms.stream().map(TrialTerms::until).min(Comparator.naturalOrder()).orElseThrow(),
        where(),
        last(terms, TrialTerms::unitsPerWeek, finding == null ? null : finding.unitsPerWeek()),
        last(terms, TrialTerms::rate, finding == null ? null : finding.rate()),
        consents.stream().map(each -> each.stamp().by()).toList());
  }

  /// The condition of the place of which the proposal speaks; null: everywhere.
  @Nullable String where() {
    var finding = proposal.finding();
    return finding == null ? null : finding.where(newest.content().attributes()).orElse(null);
  }

  private static @Nullable Double last(
      List<TrialTerms> terms,
      Function<TrialTerms, @Nullable Double> value,
      @Nullable Double otherwise) {
    for (var each : terms.reversed()) {
      var said = value.apply(each);
      if (said != null) {
        return said;
      }
    }
    return otherwise;
  }

  private boolean isApproved(Progress progress) {
    return progress.state() == State.OPEN
        && !allowed.isArchived()
        && allowed.approvers(progress).size() >= allowed.quorum()
        && progress.edition().baseVersion() == newest.version();
  }

  /// In force from the latest moment that a reviewer wants, or at once.
  private Acceptance acceptance(Progress progress) {
    var effectiveFrom =
        progress.standing().values().stream()
            .map(each -> each.review().effectiveFrom())
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .filter(stamp.at()::isBefore)
            .orElse(stamp.at());
    return new Acceptance(
        newest.version() + 1,
        progress.edition().contentHash(),
        effectiveFrom,
        allowed.approvers(progress).getLast());
  }
}
