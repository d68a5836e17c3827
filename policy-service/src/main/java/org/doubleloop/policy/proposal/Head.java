package org.doubleloop.policy.proposal;

import java.time.Instant;
import java.util.List;
import org.doubleloop.policy.change.ClauseRef;
import org.doubleloop.policy.proposal.Edition.Summary;
import org.doubleloop.policy.proposal.Proposal.State;
import org.jspecify.annotations.Nullable;

/// What lists need of a proposal, without its content. It follows from the proposal, and is stored
/// beside it, so that a list reads no more.
///
/// @param edition how often it was given something to say; 0 in what was stored before that was
///   kept
/// @param summary null in what was stored before there was such a thing
/// @param approvers those who accept what it says now
/// @param expiresAt when it ends if nothing happens; null: never
public record Head(
    String id,
    String policy,
    State state,
    String author,
    String editor,
    Instant createdAt,
    @Nullable Instant expiresAt,
    int edition,
    int baseVersion,
    String rationale,
    @Nullable Summary summary,
    List<String> approvers,
    int comments) {
  public Head {
    approvers = List.copyOf(approvers);
  }

  public static Head of(Proposal proposal) {
    var progress = proposal.progress();
    var edition = progress.edition();
    return new Head(
        proposal.id(),
        proposal.policy(),
        proposal.state(),
        proposal.author(),
        progress.editor(),
        proposal.createdAt(),
        progress.expiresAt(),
        progress.editions().size(),
        edition.baseVersion(),
        edition.rationale(),
        edition.summary(),
        progress.approvers(Integer.MAX_VALUE),
        progress.comments().size());
  }

  /// The clauses that it touches, as far as that is known.
  public List<ClauseRef> clauses() {
    return summary == null ? List.of() : summary.clauses();
  }

  /// What it changes, for people.
  public String sentence() {
    return summary == null ? rationale : summary.sentence();
  }
}
