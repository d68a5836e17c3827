package org.doubleloop.recommender.feedback;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
  static Feedback fromApi(
      String id, String suggestion, NewFeedbackJson sent, String by, Instant recordedAt) {
    var at = sent.getAt() == null ? recordedAt : Happened.at(sent.getAt(), recordedAt);
    return new Feedback(
        id,
        suggestion,
        FeedbackState.valueOf(sent.getState().getValue()),
        sent.getOption(),
        sent.getReason(),
        by,
        at.truncatedTo(ChronoUnit.MILLIS),
        recordedAt.truncatedTo(ChronoUnit.MILLIS));
  }

  static FeedbackJson toApi(Feedback feedback) {
    return new FeedbackJson()
        .id(feedback.id())
        .suggestion(feedback.suggestion())
        .state(FeedbackStateJson.fromValue(feedback.state().name()))
        .option(feedback.option())
        .reason(feedback.reason())
        .by(feedback.by())
        .at(feedback.at())
        .recordedAt(feedback.recordedAt());
  }

  static AgreementJson toApi(SuggestedOption suggested, FeedbackCounts counts) {
    return new AgreementJson()
        .policy(suggested.key().policy())
        .version(suggested.version())
        .option(suggested.option())
        .suggested(counts.suggested())
        .shown(counts.shown())
        .followed(counts.followed())
        .changed(counts.changed())
        .ignored(counts.ignored())
        .notShown(counts.notShown());
  }
}
