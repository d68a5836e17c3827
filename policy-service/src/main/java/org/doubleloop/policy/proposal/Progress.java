package org.doubleloop.policy.proposal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.doubleloop.policy.proposal.Proposal.State;
import org.jspecify.annotations.Nullable;

/// What became of a proposal so far.
///
/// @param acceptance present from the beginning of an acceptance on
/// @param changes who brought it into each of its states, and when; the last one is its state now
/// @param closedBy the request after which it was no longer open, if it had a key
record Progress(
    List<Review> reviews,
    @Nullable Acceptance acceptance,
    List<Change> changes,
    @Nullable KeyedRequest closedBy) {

  /// The version that the proposal is to become.
  record Acceptance(int version, String contentHash, Instant effectiveFrom, String acceptedBy) {}

  record Change(State state, String by, Instant at) {}

  /// What a repeat of a request is known by.
  ///
  /// @param key hash of the idempotency key and what it is bound to
  /// @param bodyHash keyed hash of the canonical body
  record KeyedRequest(String key, String bodyHash) {}

  Progress {
    if (changes.isEmpty()) {
      throw new IllegalArgumentException("A proposal is in a state from the beginning");
    }
    reviews = List.copyOf(reviews);
    changes = List.copyOf(changes);
  }

  static Progress open(String author, Instant at) {
    return new Progress(List.of(), null, List.of(new Change(State.OPEN, author, at)), null);
  }

  State state() {
    return changes.getLast().state();
  }

  /// The number of the last change, from 1: what a caller has read is known by it.
  int changeNumber() {
    return changes.size();
  }

  /// A reviewer accepts; the proposal is to become this version.
  Progress accepting(
      Review review, int version, String contentHash, @Nullable KeyedRequest request) {
    var acceptance = new Acceptance(version, contentHash, review.at(), review.reviewer());
    return reviewed(review, State.ACCEPTING, acceptance, request);
  }

  Progress rejected(Review review, @Nullable KeyedRequest request) {
    return reviewed(review, State.REJECTED, null, request);
  }

  Progress withdrawn(String by, Instant at, @Nullable KeyedRequest request) {
    require(State.OPEN);
    return new Progress(reviews, null, and(new Change(State.WITHDRAWN, by, at)), request);
  }

  /// The acceptance has ended: the version is made.
  Progress accepted(Instant at) {
    return ended(State.ACCEPTED, at);
  }

  /// The acceptance has ended: another proposal became the version.
  Progress stale(Instant at) {
    return ended(State.STALE, at);
  }

  private Progress reviewed(
      Review review, State state, @Nullable Acceptance acceptance, @Nullable KeyedRequest request) {
    require(State.OPEN);
    var all = new ArrayList<>(reviews);
    all.add(review);
    var change = new Change(state, review.reviewer(), review.at());
    return new Progress(all, acceptance, and(change), request);
  }

  private Progress ended(State state, Instant at) {
    require(State.ACCEPTING);
    var change = new Change(state, changes.getLast().by(), at);
    return new Progress(reviews, acceptance, and(change), closedBy);
  }

  private List<Change> and(Change change) {
    var all = new ArrayList<>(changes);
    all.add(change);
    return all;
  }

  private void require(State expected) {
    if (state() != expected) {
      throw new IllegalStateException("The proposal is " + state() + ", not " + expected);
    }
  }
}
