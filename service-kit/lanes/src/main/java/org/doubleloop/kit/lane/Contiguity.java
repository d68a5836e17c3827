package org.doubleloop.kit.lane;

import java.util.List;

/// How far a lane can be read: up to the first gap that may yet be filled.
final class Contiguity {
  private Contiguity() {}

  /// The last seq that follows from `from` without a gap.
  ///
  /// @param seqs above `from`, ascending
  static long reach(long from, List<Long> seqs) {
    long at = from;
    for (long seq : seqs) {
      if (seq != at + 1) {
        break;
      }
      at = seq;
    }
    return at;
  }

  /// How far reading some documents of a lane has brought a reader.
  ///
  /// @param documents how many of those read may be delivered: the rest stand behind a gap
  /// @param readTo the last seq that is read for good
  record Advance(int documents, long readTo) {}

  /// Advances over documents that were read of the seqs above `from`, up to `upTo`. A gap is passed
  /// only where it is final, which is up to `settled`.
  ///
  /// @param seqs above `from`, ascending
  /// @param whole whether they are all between `from` and `upTo`
  static Advance advance(long from, long upTo, long settled, List<Long> seqs, boolean whole) {
    long at = from;
    int taken = 0;
    for (long seq : seqs) {
      if (seq != at + 1 && seq - 1 > settled) {
        return new Advance(taken, Math.max(at, Math.min(settled, upTo)));
      }
      at = seq;
      taken++;
    }
    return new Advance(taken, whole ? Math.max(at, Math.min(settled, upTo)) : at);
  }
}
