package org.doubleloop.recommender.agreement;

import org.doubleloop.recommender.feed.FeedbackState;
import org.jspecify.annotations.Nullable;

/// How often something was suggested, and of how many of these suggestions that is the last word.
/// Of the others nobody said anything. As a difference, any may be negative.
///
/// @param shown only that somebody saw it
public record FeedbackCounts(
    long suggested, long shown, long followed, long changed, long ignored, long notShown) {

  public static final FeedbackCounts NOTHING = new FeedbackCounts(0, 0, 0, 0, 0, 0);
  static final FeedbackCounts SUGGESTED = new FeedbackCounts(1, 0, 0, 0, 0, 0);

  /// What is added when this stands of a suggestion instead of that.
  ///
  /// @param before null where nothing had been said
  static FeedbackCounts of(FeedbackState now, @Nullable FeedbackState before) {
    return before == null ? of(now) : of(now).minus(of(before));
  }

  private static FeedbackCounts of(FeedbackState state) {
    return switch (state) {
      case SHOWN -> new FeedbackCounts(0, 1, 0, 0, 0, 0);
      case FOLLOWED -> new FeedbackCounts(0, 0, 1, 0, 0, 0);
      case CHANGED -> new FeedbackCounts(0, 0, 0, 1, 0, 0);
      case IGNORED -> new FeedbackCounts(0, 0, 0, 0, 1, 0);
      case NOT_SHOWN -> new FeedbackCounts(0, 0, 0, 0, 0, 1);
    };
  }

  FeedbackCounts plus(FeedbackCounts other) {
    return new FeedbackCounts(
        suggested + other.suggested,
        shown + other.shown,
        followed + other.followed,
        changed + other.changed,
        ignored + other.ignored,
        notShown + other.notShown);
  }

  private FeedbackCounts minus(FeedbackCounts other) {
    return plus(
        new FeedbackCounts(
            -other.suggested,
            -other.shown,
            -other.followed,
            -other.changed,
            -other.ignored,
            -other.notShown));
  }
}
