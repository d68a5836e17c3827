package org.doubleloop.recommender.feedback;

import java.time.Instant;
import org.bson.Document;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.recommender.feed.FeedbackGiven;
import org.doubleloop.recommender.feed.FeedbackState;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.suggestion.RecordedSuggestion;
import org.jspecify.annotations.Nullable;

/// Feedback as documents. What is said of a suggestion is numbered from 1, and the number is taken
/// by the `_id`: so each says what stands after it and what stood before, and who counts need not
/// know the others.
final class FeedbackDocuments {

  static final String KIND = "FEEDBACK";
  static final String NUMBER = "n";

  private FeedbackDocuments() {}

  /// @param last what was said before; null for nothing
  static Document toDocument(
      RecordedSuggestion suggestion, @Nullable Document last, Feedback feedback, String bodyHash) {
    int number = last == null ? 1 : last.getInteger(NUMBER) + 1;
    var before = last == null ? null : FeedbackState.valueOf(last.getString("stands"));
    var organization = suggestion.key().organization();
    var document =
        new Document("_id", Ids.document(organization, KIND, suggestion.id() + "/" + number))
            .append("id", feedback.id())
            .append("organization", organization)
            .append("kind", KIND)
            .append("of", suggestion.id())
            .append(NUMBER, number)
            .append("state", feedback.state().name())
            .append("stands", feedback.state().after(before).name())
            .append("by", feedback.by())
            .append("at", feedback.at())
            .append("recordedAt", feedback.recordedAt())
            .append("bodyHash", bodyHash)
            .append("policy", suggestion.key().policy())
            .append("version", suggestion.version());
    if (before != null) {
      document.append("stood", before.name());
    }
    append(document, "suggested", suggestion.option());
    append(document, "option", feedback.option());
    append(document, "reason", feedback.reason());
    return document;
  }

  private static void append(Document document, String field, @Nullable String value) {
    if (value != null) {
      document.append(field, value);
    }
  }

  static Feedback fromDocument(Document document) {
    return new Feedback(
        document.getString("id"),
        document.getString("of"),
        FeedbackState.valueOf(document.getString("state")),
        document.getString("option"),
        document.getString("reason"),
        document.getString("by"),
        document.get("at", Instant.class),
        document.get("recordedAt", Instant.class));
  }

  static FeedbackGiven given(Document document) {
    var stood = document.getString("stood");
    return new FeedbackGiven(
        new PolicyKey(document.getString("organization"), document.getString("policy")),
        document.getInteger("version"),
        document.getString("id"),
        document.getString("of"),
        document.getInteger(NUMBER),
        document.getString("suggested"),
        FeedbackState.valueOf(document.getString("state")),
        FeedbackState.valueOf(document.getString("stands")),
        stood == null ? null : FeedbackState.valueOf(stood),
        document.getString("option"),
        document.getString("reason"),
        document.getString("by"),
        document.get("at", Instant.class),
        document.get("recordedAt", Instant.class));
  }
}
