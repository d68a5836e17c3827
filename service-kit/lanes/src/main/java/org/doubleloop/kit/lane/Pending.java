package org.doubleloop.kit.lane;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/// A document on its way into the feed. Touched by its writer's thread alone, once it is queued.
final class Pending {
  private final Object id;
  private final Document document;
  private final byte[] encoded;
  private final @Nullable Set<String> told;
  private final long queuedAt;
  private final List<LanePosition> attempted = new ArrayList<>(1);
  private final CompletableFuture<Appended> answer = new CompletableFuture<>();
  private @Nullable Appended outcome;
  private @Nullable StoreUnavailableException failure;
  private int faults;

  /// @param told which fields the caller wants of what stood under its `_id` before; null for all
  /// @param queuedAt by the monotonic clock
  Pending(Document document, byte[] encoded, @Nullable Set<String> told, long queuedAt) {
    this.id = Objects.requireNonNull(document.get(LaneDocuments.ID));
    this.document = document;
    this.encoded = encoded;
    this.told = told;
    this.queuedAt = queuedAt;
  }

  Object id() {
    return id;
  }

  int bytes() {
    return encoded.length + LaneDocuments.POSITION_BYTES;
  }

  @Nullable Set<String> told() {
    return told;
  }

  long queuedAt() {
    return queuedAt;
  }

  CompletableFuture<Appended> answer() {
    return answer;
  }

  /// Its bytes at a position where it is about to be written.
  RawBsonDocument attempt(LanePosition position) {
    attempted.add(position);
    return LaneDocuments.placed(encoded, position);
  }

  TailEntry entry(RawBsonDocument written, LanePosition position) {
    return new TailEntry(
        position, document.getString(LaneDocuments.ORGANIZATION), List.of(), written);
  }

  void storedAt(LanePosition position) {
    outcome = new Appended.Stored(LaneDocuments.placed(document, position));
  }

  /// Answers by what stands under its `_id`: its own write when that stands, or stood, where it was
  /// attempted, since each position is given to one document alone.
  void foundAs(Document stored) {
    outcome =
        LaneDocuments.positionsOf(stored).stream().anyMatch(attempted::contains)
            ? new Appended.Stored(LaneDocuments.placed(document, LaneDocuments.positionOf(stored)))
            : new Appended.Duplicate(stored);
  }

  /// Whether it was attempted at a position of this lane where it stands.
  boolean standsInLane(Document stored, long lane) {
    return LaneDocuments.positionsOf(stored).stream()
        .anyMatch(position -> position.lane() == lane && attempted.contains(position));
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
