package org.doubleloop.recommender.revision;

/// How often hunches like one have held.
///
/// @param tried how many trials came back
/// @param held in how many of them it held
public record TrackRecord(long tried, long held) {
  public TrackRecord {
    if (held < 0 || held > tried) {
      throw new IllegalArgumentException("%d of %d cannot have held".formatted(held, tried));
    }
  }

  /// For people.
  public String words() {
    return "Of %,d hunches like it that were tried, %,d held.".formatted(tried, held);
  }
}
