package org.doubleloop.policy.proposal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.policy.PolicyVersion;
import org.doubleloop.policy.rule.Evidence;

/// A suggested next version of a policy. What is suggested never changes; what became of it is its
/// [Progress].
///
/// @param baseVersion the version that the content was made from
record Proposal(
    String organization,
    String id,
    String policy,
    int baseVersion,
    PolicyContent content,
    String contentHash,
    String rationale,
    List<Evidence> evidence,
    String author,
    Instant createdAt,
    Progress progress) {

  enum State {
    OPEN,
    ACCEPTING,
    ACCEPTED,
    REJECTED,
    WITHDRAWN,
    STALE
  }

  Proposal {
    if (organization.isEmpty() || id.isEmpty() || policy.isEmpty() || author.isEmpty()) {
      throw new IllegalArgumentException("A proposal has an organization, id, policy and author");
    }
    if (baseVersion < 1 || rationale.isEmpty()) {
      throw new IllegalArgumentException("A proposal has a base version and a rationale");
    }
    evidence = List.copyOf(evidence);
  }

  State state() {
    return progress.state();
  }

  Proposal with(Progress next) {
    return new Proposal(
        organization,
        id,
        policy,
        baseVersion,
        content,
        contentHash,
        rationale,
        evidence,
        author,
        createdAt,
        next);
  }

  /// As it was when it was made.
  Proposal asCreated() {
    return with(Progress.open(author, createdAt));
  }

  /// The version that it is to become, once its acceptance has begun: the same for all who ask.
  Optional<PolicyVersion> nextVersion() {
    var acceptance = progress.acceptance();
    return acceptance == null
        ? Optional.empty()
        : Optional.of(
            new PolicyVersion(
                organization,
                policy,
                acceptance.version(),
                content,
                acceptance.contentHash(),
                acceptance.effectiveFrom(),
                acceptance.effectiveFrom(),
                author,
                acceptance.acceptedBy(),
                id,
                rationale));
  }
}
