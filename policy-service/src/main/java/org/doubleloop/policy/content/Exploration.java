package org.doubleloop.policy.content;

import org.doubleloop.policy.Preconditions;
import org.jspecify.annotations.Nullable;

/// How much is left to chance.
///
/// @param share epsilon: the share of suggestions drawn by chance
/// @param floor delta: the part of that share that is spread evenly; null only in what was stored
///   before it was always there, where it stands for 0.02
/// @param across null only in what was stored before there was such a thing, where it stands for
///   PREFERRED
public record Exploration(double share, @Nullable Double floor, @Nullable Across across) {
  /// Among which options chance chooses.
  public enum Across {
    /// All that the rules leave.
    ELIGIBLE,
    /// Those that the rules prefer.
    PREFERRED
  }

  public Exploration {
    Preconditions.share(share, "share");
    if (floor != null) {
      Preconditions.share(floor, "floor");
    }
  }
}
