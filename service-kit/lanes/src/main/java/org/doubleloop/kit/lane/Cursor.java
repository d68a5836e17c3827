package org.doubleloop.kit.lane;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// How far a follower has read: everything in the lanes below `floor`, and in each lane of `read`
/// up to that seq. A lane below the floor stands in `read` when more was read of it than it kept
/// when it was closed. Outside the process a cursor is text, made and checked by [CursorSeal].
///
/// @param reader the organization whose documents are read, or [#ALL]
/// @param floor from 1
/// @param read lane to seq, without entries for seq 0
public record Cursor(String reader, long floor, NavigableMap<Long, Long> read) {
  /// The reader that sees every organization.
  public static final String ALL = "*";

  public Cursor {
    if (reader.isEmpty() || floor < 1) {
      throw new IllegalArgumentException("a cursor has a reader and a floor from 1");
    }
    for (Map.Entry<Long, Long> entry : read.entrySet()) {
      if (entry.getKey() < 1 || entry.getValue() < 1) {
        throw new IllegalArgumentException("lanes and seqs count from 1");
      }
    }
    read = Collections.unmodifiableNavigableMap(new TreeMap<>(read));
  }

  /// The cursor of a reader that has read nothing.
  ///
  /// @param reader an organization, or [#ALL]
  public static Cursor start(String reader) {
    return new Cursor(reader, 1, Collections.emptyNavigableMap());
  }

  boolean isFor(String organization) {
    return isForAll() || reader.equals(organization);
  }

  boolean isForAll() {
    return reader.equals(ALL);
  }

  /// The last seq read of a lane that is not below the floor.
  long seqIn(long lane) {
    return read.getOrDefault(lane, 0L);
  }

  /// Whether the document that stood at this position was read there. A lane below the floor was
  /// read to its end, and only what stood past that has been moved: it counts as read by the entry
  /// that was kept for it alone.
  boolean covers(LanePosition position) {
    return seqIn(position.lane()) >= position.seq();
  }

  /// This cursor after reading lanes on, with the floor raised over lanes that are read to their
  /// end.
  ///
  /// @param readTo lane to seq
  /// @param lanes the lanes from the floor on, in order
  Cursor advanced(Map<Long, Long> readTo, List<LaneTail.Span> lanes) {
    NavigableMap<Long, Long> next = new TreeMap<>(read);
    next.putAll(readTo);
    long raised = floor;
    for (LaneTail.Span lane : lanes) {
      long seq = next.getOrDefault(lane.ordinal(), 0L);
      if (lane.ordinal() != raised || !lane.endsAt(seq)) {
        break;
      }
      if (seq == lane.settled()) {
        next.remove(lane.ordinal());
      }
      raised++;
    }
    return new Cursor(reader, raised, next);
  }
}
