package org.doubleloop.recommender.feedback;

import java.time.Instant;
import org.doubleloop.recommender.feed.FeedbackState;
import org.jspecify.annotations.Nullable;

/// What was said of a suggestion.
///
/// @param option what was done instead
/// @param by the principal that says so
record Feedback(
    String id,
    String suggestion,
    FeedbackState state,
    @Nullable String option,
    @Nullable String reason,
    String by,
    Instant at,
    Instant recordedAt) {}
