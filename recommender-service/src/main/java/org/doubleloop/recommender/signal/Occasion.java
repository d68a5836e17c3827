package org.doubleloop.recommender.signal;

import org.jspecify.annotations.Nullable;

/// In whose work, and as what part of it, something was done.
///
/// @param team whose work it is
/// @param cycle the run of work that it is part of
/// @param touch which of the touches in the cycle it is, from 1
/// @param channel by which way it was done
public record Occasion(
    @Nullable String team,
    @Nullable String cycle,
    @Nullable Integer touch,
    @Nullable String channel) {
  /// Of what says nothing of it.
  public static final Occasion UNSAID = new Occasion(null, null, null, null);
}
