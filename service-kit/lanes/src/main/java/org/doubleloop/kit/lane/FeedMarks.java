package org.doubleloop.kit.lane;

import java.util.List;

/// How far each lane can be read.
public record FeedMarks(List<Mark> lanes) {
  /// @param upTo the last seq that can be read
  public record Mark(long lane, long upTo, boolean closed) {}

  public FeedMarks {
    lanes = List.copyOf(lanes);
  }

  /// How many documents, of all organizations, lie between a cursor and the marks.
  public long behind(Cursor cursor) {
    return lanes.stream()
        .filter(mark -> mark.lane() >= cursor.floor())
        .mapToLong(mark -> Math.max(0, mark.upTo() - cursor.seqIn(mark.lane())))
        .sum();
  }
}
