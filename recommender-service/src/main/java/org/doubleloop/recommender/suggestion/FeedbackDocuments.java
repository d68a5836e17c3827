package org.doubleloop.recommender.suggestion;

import java.time.Instant;
import java.util.Optional;
import org.bson.Document;

/// Feedback as documents.
final class FeedbackDocuments {

  static final String KIND = "FEEDBACK";

  private FeedbackDocuments() {}

  static Document of(String organization, String documentId, Feedback feedback, String bodyHash) {
    var document =
        new Document("_id", documentId)
            .append("id", feedback.id())
            .append("organization", organization)
            .append("kind", KIND)
            .append("of", feedback.suggestion())
            .append("state", feedback.state().name())
            .append("by", feedback.by())
            .append("at", feedback.at())
            .append("recordedAt", feedback.recordedAt())
            .append("bodyHash", bodyHash);
    feedback.option().ifPresent(option -> document.append("option", option));
    feedback.reason().ifPresent(reason -> document.append("reason", reason));
    return document;
  }

  static Feedback read(Document document) {
    return new Feedback(
        document.getString("id"),
        document.getString("of"),
        Feedback.State.valueOf(document.getString("state")),
        Optional.ofNullable(document.getString("option")),
        Optional.ofNullable(document.getString("reason")),
        document.getString("by"),
        document.get("at", Instant.class),
        document.get("recordedAt", Instant.class));
  }
}
