package org.doubleloop.policy.review;

import static org.doubleloop.kit.problem.CommonProblem.NOT_FOUND;

import java.util.List;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.store.Found;
import org.doubleloop.policy.change.ContentDiff;
import org.doubleloop.policy.change.ThreeWayMerge.Conflict;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.edition.Overlaps;
import org.doubleloop.policy.edition.Rebasing;
import org.doubleloop.policy.experiment.Experiment;
import org.doubleloop.policy.policy.Policies;
import org.doubleloop.policy.policy.PolicyVersion;
import org.doubleloop.policy.preview.Preview;
import org.doubleloop.policy.preview.Previews;
import org.doubleloop.policy.preview.ProposalNews;
import org.doubleloop.policy.proposal.Event.Overlap;
import org.doubleloop.policy.proposal.Proposal;
import org.doubleloop.policy.proposal.Proposals;
import org.doubleloop.policy.trial.ProposalCourse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds proposals, and what is around them.
@Component
final class ProposalReading {
  private final Transitions transitions;
  private final Proposals proposals;
  private final Policies policies;
  private final ProposalCourse course;
  private final Previews previews;

  ProposalReading(
      Transitions transitions,
      Proposals proposals,
      Policies policies,
      ProposalCourse course,
      Previews previews) {
    this.transitions = transitions;
    this.proposals = proposals;
    this.policies = policies;
    this.course = course;
    this.previews = previews;
  }

  /// What is around a proposal: it changes also while nothing happens to the proposal itself.
  ///
  /// @param allowed what the caller may do
  /// @param overlapping other open proposals at the same clauses
  /// @param conflicts what the newest version has changed in other ways; null where the proposal is
  ///   on the newest version, or decided
  record Surroundings(
      AllowedSteps allowed, List<Overlap> overlapping, @Nullable List<Conflict> conflicts) {
    Surroundings {
      overlapping = List.copyOf(overlapping);
    }
  }

  /// @throws ServiceException when there is none in the organization
  Proposal find(String organization, String id) {
    return transitions.find(organization, id);
  }

  /// Proposals that match the filters, newest first.
  ///
  /// @param below the proposal to go on behind
  Found<Proposal> list(
      String organization, Proposals.Filter filter, Proposals.@Nullable Position below, int limit) {
    course.settle(organization);
    return proposals.list(organization, filter, below, limit).map(course::settled);
  }

  /// @throws ServiceException when there is no such version
  PolicyVersion version(String organization, String policy, int version) {
    return policies
        .version(organization, policy, version)
        .orElseThrow(() ->
            new ServiceException(
                NOT_FOUND, "There is no version %d of policy %s".formatted(version, policy)));
  }

  /// What the recommender has found that it would have meant; null where it has not yet.
  @Nullable Preview preview(Proposal proposal) {
    return previews.of(ProposalNews.of(proposal)).orElse(null);
  }

  /// Its last trial.
  @Nullable Experiment trial(Proposal proposal) {
    return course.trials().of(proposal).orElse(null);
  }

  /// What a proposal was made from.
  PolicyContent base(Proposal proposal) {
    return transitions.version(proposal, proposal.baseVersion()).content();
  }

  /// @param caller to whom it is shown
  Surroundings around(Proposal proposal, String caller) {
    var newest = transitions.newest(proposal);
    var allowed = new AllowedSteps(proposal, newest, transitions.isArchived(proposal), caller);
    if (!proposal.state().isUndecided()) {
      return new Surroundings(allowed, List.of(), null);
    }
    var base = transitions.version(proposal, proposal.baseVersion());
    var touched = ContentDiff.touched(ContentDiff.between(base.content(), proposal.content()));
    var open = proposals.open(proposal.organization(), proposal.policy(), Overlaps.MOST_READ);
    return new Surroundings(
        allowed,
        Overlaps.of(List.copyOf(touched), proposal.id(), open),
        allowed.isBehind()
            ? new Rebasing(base, newest, proposal.progress().edition()).conflicts()
            : null);
  }
}
