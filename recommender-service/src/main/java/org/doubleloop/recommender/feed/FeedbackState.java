package org.doubleloop.recommender.feed;

import org.jspecify.annotations.Nullable;

/// What became of a suggestion.
public enum FeedbackState {
  SHOWN,
  FOLLOWED,
  CHANGED,
  IGNORED,
  /// Nobody saw it.
  NOT_SHOWN;

  /// What stands when this is said after `before`: the newest word. That it was shown takes no
  /// decision back, as it was true before.
  ///
  /// @param before null where nothing was said
  public FeedbackState after(@Nullable FeedbackState before) {
    return this == SHOWN && before != null && before != NOT_SHOWN ? before : this;
  }
}
