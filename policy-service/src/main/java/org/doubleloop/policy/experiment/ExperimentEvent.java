package org.doubleloop.policy.experiment;

import java.time.Instant;
import org.doubleloop.policy.content.Principals;
import org.jspecify.annotations.Nullable;

/// One thing that happened to an experiment. None ever changes.
public sealed interface ExperimentEvent {
  Stamp stamp();

  /// Who did it, when, and by which request.
  ///
  /// @param number of the change of the experiment, from 1; several events may be one change
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

  record Drafted(Stamp stamp, Variant variant) implements ExperimentEvent {}

  /// Somebody consents to it.
  record Consented(Stamp stamp) implements ExperimentEvent {}

  /// It is to run, as soon as it has the place.
  record Starting(Stamp stamp) implements ExperimentEvent {}

  /// It has the place, and runs.
  record Started(Stamp stamp) implements ExperimentEvent {}

  /// Another one had the place: it is a draft again, without consent.
  ///
  /// @param other the id of that one
  record Refused(Stamp stamp, String other) implements ExperimentEvent {}

  record Paused(Stamp stamp) implements ExperimentEvent {}

  record Resumed(Stamp stamp) implements ExperimentEvent {}

  /// It is put onto a newer version.
  record Rebased(Stamp stamp, Variant variant) implements ExperimentEvent {}

  record Ended(Stamp stamp, Ending ending) implements ExperimentEvent {}

  /// What came of it is known after it has ended.
  ///
  /// @param results as JSON of the contract
  record Resulted(Stamp stamp, String results) implements ExperimentEvent {}

  record Concluded(Stamp stamp, String learning) implements ExperimentEvent {}
}
