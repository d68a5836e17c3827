package org.doubleloop.policy.content;

import org.doubleloop.policy.Preconditions;

/// How much is left to chance.
///
/// @param share epsilon: the share of suggestions drawn by chance
/// @param floor delta: the part of that share that is spread evenly
public record Exploration(double share, double floor) {

  public Exploration {
    Preconditions.share(share, "share");
    Preconditions.share(floor, "floor");
  }
}
