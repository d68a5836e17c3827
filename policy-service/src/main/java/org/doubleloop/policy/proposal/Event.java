package org.doubleloop.policy.proposal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.doubleloop.policy.change.ClauseRef;
import org.doubleloop.policy.content.Principals;
import org.doubleloop.policy.experiment.Ending;
import org.doubleloop.policy.proposal.Proposal.State;
import org.jspecify.annotations.Nullable;

/// One thing that happened to a proposal. What it is now follows from all of them in order; none
/// ever changes.
public sealed interface Event {
  Stamp stamp();

  /// Who did it, when, and by which request.
  ///
  /// @param number of the change of the proposal, from 1; several events may be one change
  /// @param request null where it had no key, or nobody asked for it
  record Stamp(int number, String by, Instant at, @Nullable KeyedRequest request) {
    public Stamp {
      by = Principals.of(by);
    }

    /// What follows from it by itself.
    public Stamp next(Instant when) {
      return new Stamp(number + 1, by, when, null);
    }
  }

  /// What a repeat of a request is known by.
  ///
  /// @param key hash of the idempotency key and what it is bound to
  /// @param bodyHash keyed hash of the canonical body
  record KeyedRequest(String key, String bodyHash) {}

  /// It was made.
  ///
  /// @param overlapping other open proposals at the same clauses, as they were then
  /// @param expireAfter for how long it waits when nothing happens; null: for ever
  record Opened(
      Stamp stamp, Edition edition, List<Overlap> overlapping, @Nullable Duration expireAfter)
      implements Event {
    public Opened {
      overlapping = List.copyOf(overlapping);
    }
  }

  /// Another open proposal at the same clauses.
  record Overlap(
      String id, String author, Instant createdAt, String sentence, List<ClauseRef> clauses) {
    public Overlap {
      clauses = List.copyOf(clauses);
    }
  }

  /// It says something else now, or the same of another version.
  record Revised(Stamp stamp, Edition edition) implements Event {}

  record Reviewed(Stamp stamp, Review review) implements Event {}

  /// A reviewer's verdict does not count any more.
  record TakenBack(Stamp stamp) implements Event {}

  /// @param clause null where it is about the whole
  record Commented(Stamp stamp, String text, @Nullable ClauseRef clause) implements Event {}

  /// A trial of what it says begins.
  record Trying(Stamp stamp, Trial trial) implements Event {}

  /// An experiment with a proposal.
  ///
  /// @param experiment its id
  /// @param share of the units at the place that are in it
  /// @param until its last day
  /// @param where the condition of the place; null: everywhere
  /// @param unitsPerWeek at the place, as far as that was said
  /// @param rate that succeeds there, as far as that was said
  /// @param consents who has consented to it
  record Trial(
      String experiment,
      double share,
      LocalDate until,
      @Nullable String where,
      @Nullable Double unitsPerWeek,
      @Nullable Double rate,
      List<String> consents) {
    public Trial {
      consents = List.copyOf(consents);
    }
  }

  /// Its trial has ended.
  record Tried(Stamp stamp, String experiment, Ending.Outcome outcome, Ending.Cause because)
      implements Event {}

  /// It is to become this version.
  record Accepting(Stamp stamp, Acceptance acceptance) implements Event {}

  /// The version that a proposal is to become.
  record Acceptance(int version, String contentHash, Instant effectiveFrom, String acceptedBy) {}

  /// It is not open any more.
  record Ended(Stamp stamp, State state) implements Event {}
}
