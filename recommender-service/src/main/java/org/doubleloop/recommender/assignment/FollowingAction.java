package org.doubleloop.recommender.assignment;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// The action that came of a suggestion, or of an assignment. Of several it is the one that was
/// captured first, in whatever order they are read.
///
/// @param action its id
/// @param at when it was done
/// @param recordedAt when it was captured
/// @param named the suggestion that it says it followed; null where it joined by its unit
public record FollowingAction(String action, Instant at, Instant recordedAt, @Nullable String named)
    implements Comparable<FollowingAction> {

  private static final Comparator<FollowingAction> BY_CAPTURE =
      Comparator.comparing(FollowingAction::recordedAt).thenComparing(FollowingAction::action);

  @Override
  public int compareTo(FollowingAction other) {
    return BY_CAPTURE.compare(this, other);
  }

  /// The one of both that was captured first.
  public FollowingAction orEarlier(@Nullable FollowingAction other) {
    return other == null || compareTo(other) <= 0 ? this : other;
  }

  /// Whether it takes the place of another.
  public boolean isBefore(@Nullable FollowingAction other) {
    return other == null || compareTo(other) < 0;
  }
}
