package org.doubleloop.recommender.suggestion;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.doubleloop.api.recommender.model.AgreementJson;
import org.doubleloop.api.recommender.model.FeedbackJson;
import org.doubleloop.api.recommender.model.FeedbackStateJson;
import org.doubleloop.api.recommender.model.NewFeedbackJson;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.time.Happened;
import org.doubleloop.recommender.agreement.FeedbackCounts;
import org.doubleloop.recommender.agreement.SuggestedOption;
import org.doubleloop.recommender.feed.FeedbackState;

/// Feedback between the API and the domain.
final class FeedbackMapping {

  private FeedbackMapping() {}

  /// @throws ServiceException when it tells of what lies ahead
  static Feedback feedback(
      String id, String suggestion, NewFeedbackJson sent, String by, Instant recordedAt) {
    return new Feedback(
        id,
        suggestion,
        FeedbackState.valueOf(sent.getState().getValue()),
        Optional.ofNullable(sent.getOption()),
        Optional.ofNullable(sent.getReason()),
        by,
        Optional.ofNullable(sent.getAt())
            .map(at -> Happened.at(at, recordedAt))
            .orElse(recordedAt)
            .truncatedTo(ChronoUnit.MILLIS),
        recordedAt.truncatedTo(ChronoUnit.MILLIS));
  }

  static FeedbackJson answer(Feedback feedback) {
    return new FeedbackJson()
        .id(feedback.id())
        .suggestion(feedback.suggestion())
        .state(FeedbackStateJson.fromValue(feedback.state().name()))
        .option(feedback.option().orElse(null))
        .reason(feedback.reason().orElse(null))
        .by(feedback.by())
        .at(feedback.at())
        .recordedAt(feedback.recordedAt());
  }

  static AgreementJson answer(SuggestedOption suggested, FeedbackCounts tally) {
    return new AgreementJson()
        .policy(suggested.key().policy())
        .version(suggested.version())
        .option(suggested.option())
        .suggested(tally.suggested())
        .shown(tally.shown())
        .followed(tally.followed())
        .changed(tally.changed())
        .ignored(tally.ignored())
        .notShown(tally.notShown());
  }
}
