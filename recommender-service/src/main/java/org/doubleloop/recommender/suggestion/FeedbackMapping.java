package org.doubleloop.recommender.suggestion;

import java.time.Instant;
import java.util.Optional;
import org.doubleloop.api.recommender.model.FeedbackState;
import org.doubleloop.api.recommender.model.NewFeedback;

/// Feedback between the API and the domain.
final class FeedbackMapping {

  private FeedbackMapping() {}

  static Feedback feedback(String id, String suggestion, NewFeedback sent, String by, Instant now) {
    return new Feedback(
        id,
        suggestion,
        Feedback.State.valueOf(sent.getState().getValue()),
        Optional.ofNullable(sent.getOption()),
        Optional.ofNullable(sent.getReason()),
        by,
        Optional.ofNullable(sent.getAt()).orElse(now),
        now);
  }

  static org.doubleloop.api.recommender.model.Feedback answer(Feedback feedback) {
    return new org.doubleloop.api.recommender.model.Feedback()
        .id(feedback.id())
        .suggestion(feedback.suggestion())
        .state(FeedbackState.fromValue(feedback.state().name()))
        .option(feedback.option().orElse(null))
        .reason(feedback.reason().orElse(null))
        .by(feedback.by())
        .at(feedback.at())
        .recordedAt(feedback.recordedAt());
  }
}
