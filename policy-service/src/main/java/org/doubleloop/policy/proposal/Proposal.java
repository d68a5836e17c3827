package org.doubleloop.policy.proposal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.experiment.Ending.Outcome;
import org.doubleloop.policy.finding.Finding;
import org.doubleloop.policy.policy.PolicyVersion;
import org.doubleloop.policy.proposal.Event.Opened;
import org.doubleloop.policy.proposal.Event.Overlap;
import org.doubleloop.policy.proposal.Event.Stamp;
import org.doubleloop.policy.proposal.Event.Tried;
import org.doubleloop.policy.rule.Evidence;
import org.jspecify.annotations.Nullable;

/// A suggested next version of a policy. What it says and what became of it is its [Progress].
///
/// @param finding what the recommender rests it on; null where a person proposes it
public record Proposal(
    String organization,
    String id,
    String policy,
    List<Evidence> evidence,
    @Nullable Finding finding,
    Progress progress) {

  /// What it is in.
  public enum State {
    OPEN,
    ACCEPTING,
    ACCEPTED,
    REJECTED,
    WITHDRAWN,
    /// Another one became the version that it was to become: it can be rebased.
    STALE,
    /// All that it changes had been changed.
    SUPERSEDED,
    EXPIRED;

    /// Whether it may still become a version.
    public boolean isUndecided() {
      return this == OPEN || this == STALE;
    }
  }

  public Proposal {
    if (organization.isEmpty() || id.isEmpty() || policy.isEmpty()) {
      throw new IllegalArgumentException("A proposal has an organization, id and policy");
    }
    evidence = List.copyOf(evidence);
  }

  /// A new one.
  public static Proposal open(
      String organization,
      String id,
      String policy,
      List<Evidence> evidence,
      @Nullable Finding finding,
      Edition edition,
      List<Overlap> overlapping,
      @Nullable Duration expireAfter,
      String author,
      Instant at) {
    var opened = new Opened(new Stamp(1, author, at, null), edition, overlapping, expireAfter);
    return new Proposal(organization, id, policy, evidence, finding, new Progress(List.of(opened)));
  }

  public State state() {
    return progress.state();
  }

  public String author() {
    return progress.opened().stamp().by();
  }

  public Instant createdAt() {
    return progress.opened().stamp().at();
  }

  /// Whether it rests on a hunch that no trial has held: it is for the judgment of its reviewers.
  public boolean isForJudgment() {
    return finding != null
        && finding.isHunch()
        && progress.events().stream()
            .noneMatch(event ->
                event instanceof Tried(var _, var _, var outcome, var _)
                    && outcome == Outcome.HELD);
  }

  public int baseVersion() {
    return progress.edition().baseVersion();
  }

  public PolicyContent content() {
    return progress.edition().content();
  }

  public String contentHash() {
    return progress.edition().contentHash();
  }

  public Proposal with(Progress next) {
    return new Proposal(organization, id, policy, evidence, finding, next);
  }

  /// As it was when it was made.
  public Proposal asCreated() {
    return with(new Progress(List.of(progress.opened())));
  }

  /// The version that it is to become, once its acceptance has begun: the same for all who ask.
  public Optional<PolicyVersion> nextVersion() {
    var acceptance = progress.acceptance();
    var edition = progress.edition();
    return acceptance == null
        ? Optional.empty()
        : Optional.of(
            new PolicyVersion(
                organization,
                policy,
                acceptance.version(),
                edition.content(),
                acceptance.contentHash(),
                acceptance.effectiveFrom(),
                acceptedAt(),
                author(),
                acceptance.acceptedBy(),
                id,
                edition.rationale()));
  }

  private Instant acceptedAt() {
    return progress.events().stream()
        .filter(Event.Accepting.class::isInstance)
        .reduce((first, second) -> second)
        .orElseThrow()
        .stamp()
        .at();
  }
}
