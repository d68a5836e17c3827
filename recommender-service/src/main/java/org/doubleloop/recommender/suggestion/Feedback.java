package org.doubleloop.recommender.suggestion;

import java.time.Instant;
import java.util.Optional;
import org.doubleloop.recommender.feed.FeedbackState;

/// What was said of a suggestion.
///
/// @param option what was done instead
/// @param by the principal that says so
record Feedback(
    String id,
    String suggestion,
    FeedbackState state,
    Optional<String> option,
    Optional<String> reason,
    String by,
    Instant at,
    Instant recordedAt) {}
