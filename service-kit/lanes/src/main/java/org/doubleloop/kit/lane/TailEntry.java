package org.doubleloop.kit.lane;

import java.util.List;
import org.bson.RawBsonDocument;

/// A document as it is kept in memory: its bytes, and what is asked of it without decoding it.
///
/// @param earlier where it stood before it was swept to its place
record TailEntry(
    LanePosition position,
    String organization,
    List<LanePosition> earlier,
    RawBsonDocument document) {
  int bytes() {
    return document.getByteBuffer().remaining();
  }
}
