package org.doubleloop.policy.proposal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.doubleloop.policy.change.ClauseRef;
import org.doubleloop.policy.content.Principals;
import org.doubleloop.policy.experiment.Ending;
import org.doubleloop.policy.finding.Finding;
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
/// @param finding what the recommender rests it on
/// @param trial the last one
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
    int comments,
    @Nullable Finding finding,
    @Nullable Trial trial) {
  public Head {
    author = Principals.of(author);
    editor = Principals.of(editor);
    approvers = approvers.stream().map(Principals::of).distinct().toList();
  }

  /// A trial of it, as far as the proposal knows.
  ///
  /// @param isOn whether units are given what the proposal says
  /// @param outcome null as long as it is on, and where it ended as the proposal says something
  ///   else now
  public record Trial(
      String experiment,
      double share,
      LocalDate until,
      Instant startedAt,
      boolean isOn,
      Ending.@Nullable Outcome outcome,
      Ending.@Nullable Cause because) {

    /// The last one of a proposal, if it was ever tried.
    public static Optional<Trial> of(Progress progress) {
      var tried = progress.tried();
      return progress
          .trying()
          .map(trying ->
              new Trial(
                  trying.trial().experiment(),
                  trying.trial().share(),
                  trying.trial().until(),
                  trying.stamp().at(),
                  progress.isOnTrial(),
                  tried.map(Event.Tried::outcome).orElse(null),
                  tried.map(Event.Tried::because).orElse(null)));
    }
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
        progress.comments().size(),
        proposal.finding(),
        Trial.of(progress).orElse(null));
  }

  /// The clauses that it touches, as far as that is known.
  public List<ClauseRef> clauses() {
    return summary == null ? List.of() : summary.clauses();
  }

  /// Whether it is a trial that is to say what comes of it.
  public boolean isOnTrial() {
    return trial != null && trial.isOn();
  }

  /// What it changes, for people.
  public String sentence() {
    return summary == null ? rationale : summary.sentence();
  }
}
