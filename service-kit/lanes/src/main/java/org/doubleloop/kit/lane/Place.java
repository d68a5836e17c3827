package org.doubleloop.kit.lane;

/// Where a document stands, or stood: a lane's ordinal and a seq in it, both from 1.
record Place(long lane, long seq) {
  Place {
    if (lane < 1 || seq < 1) {
      throw new IllegalArgumentException("lanes and seqs count from 1: " + lane + "/" + seq);
    }
  }
}
