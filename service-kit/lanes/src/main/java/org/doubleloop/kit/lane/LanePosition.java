package org.doubleloop.kit.lane;

/// Where a document stands, or stood: a lane's ordinal and a seq in it, both from 1.
record LanePosition(long lane, long seq) {
  LanePosition {
    if (lane < 1 || seq < 1) {
      throw new IllegalArgumentException("lanes and seqs count from 1: " + lane + "/" + seq);
    }
  }
}
