package org.doubleloop.kit.lane;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/// A document on its way into the feed. Touched by its writer's thread alone, once it is queued.
final class Pending {
  private final Object id;
  private final Document document;
  private final byte[] encoded;
  private final long queuedAt;
  private final List<Place> attempted = new ArrayList<>(1);
  private final CompletableFuture<Appended> answer = new CompletableFuture<>();
  private @Nullable Appended outcome;
  private @Nullable StoreUnavailableException failure;
  private int faults;

  /// @param queuedAt by the monotonic clock
  Pending(Document document, byte[] encoded, long queuedAt) {
    this.id = Objects.requireNonNull(document.get(LaneDocuments.ID));
    this.document = document;
    this.encoded = encoded;
    this.queuedAt = queuedAt;
  }

  Object id() {
    return id;
  }

  int bytes() {
    return encoded.length + LaneDocuments.PLACE_BYTES;
  }

  long queuedAt() {
    return queuedAt;
  }

  CompletableFuture<Appended> answer() {
    return answer;
  }

  /// Its bytes at a place where it is about to be written.
  RawBsonDocument attempt(Place place) {
    attempted.add(place);
    return LaneDocuments.placed(encoded, place);
  }

  TailEntry entry(RawBsonDocument written, Place place) {
    return new TailEntry(place, document.getString(LaneDocuments.ORGANIZATION), List.of(), written);
  }

  void storedAt(Place place) {
    outcome = new Appended.Stored(LaneDocuments.placed(document, place));
  }

  /// Answers by what stands under its `_id`: its own write when that stands, or stood, where it was
  /// attempted, since each place is given to one document alone.
  void foundAs(Document stored) {
    outcome =
        LaneDocuments.placesOf(stored).stream().anyMatch(attempted::contains)
            ? new Appended.Stored(stored)
            : new Appended.Duplicate(stored);
  }

  /// Whether it was attempted at a place of this lane where it stands.
  boolean standsInLane(Document stored, long lane) {
    return LaneDocuments.placesOf(stored).stream()
        .anyMatch(place -> place.lane() == lane && attempted.contains(place));
  }

  void refused(String reason) {
    outcome = new Appended.Refused(reason);
  }

  void failed(StoreUnavailableException unavailable) {
    failure = unavailable;
  }

  /// Counts a fault of the store that named this document.
  int fault() {
    return ++faults;
  }

  boolean decided() {
    return outcome != null || failure != null;
  }

  /// Tells the caller what was decided.
  void tell() {
    if (failure != null) {
      answer.completeExceptionally(failure);
    } else if (outcome != null) {
      answer.complete(outcome);
    }
  }
}
