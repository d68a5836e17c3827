package org.doubleloop.kit.lane;

import org.bson.Document;

/// What became of one appended document.
public sealed interface Appended {
  /// It stands in the feed, durably, with its `lane` and `seq`.
  record Stored(Document document) implements Appended {}

  /// Its `_id` was taken before. `stored` is what stands there, by a majority read; whether it says
  /// the same is for the caller to compare.
  record Duplicate(Document stored) implements Appended {}

  /// The store will never take it as it is; it is not in the feed.
  record Refused(String reason) implements Appended {}
}
