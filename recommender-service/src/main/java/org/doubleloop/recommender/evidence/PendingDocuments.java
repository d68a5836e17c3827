package org.doubleloop.recommender.evidence;

import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.doubleloop.recommender.measure.MetricKeyDocuments;
import org.doubleloop.recommender.metric.CountedOutcome;

/// Evidence that is not counted yet, as documents.
final class PendingDocuments {

  private PendingDocuments() {}

  static Document toDocument(Evidence evidence) {
    var document =
        MetricKeyDocuments.toDocument(evidence.key())
            .append("option", evidence.option())
            .append("context", new Document(evidence.context()))
            .append("actionAt", evidence.actionAt().toEpochMilli())
            .append("recordedAt", evidence.recordedAt().toEpochMilli())
            .append("readAt", evidence.readAt().toEpochMilli())
            .append("outcomes", toDocuments(evidence.outcomes()));
    if (evidence.previous() != null) {
      document.append("previous", toDocuments(evidence.previous()));
    }
    if (evidence.version() != null) {
      document.append("version", evidence.version());
    }
    return document;
  }

  static Evidence fromDocument(Document document) {
    return new Evidence(
        MetricKeyDocuments.policy(document),
        document.getInteger("version"),
        document.getString("option"),
        document.get("context", Document.class),
        Instant.ofEpochMilli(document.getLong("actionAt")),
        fromDocuments(document.getList("outcomes", Document.class)),
        document.containsKey("previous")
            ? fromDocuments(document.getList("previous", Document.class))
            : null,
        Instant.ofEpochMilli(document.getLong("recordedAt")),
        Instant.ofEpochMilli(document.getLong("readAt")));
  }

  private static List<Document> toDocuments(List<CountedOutcome> outcomes) {
    return outcomes.stream()
        .map(outcome ->
            new Document("id", outcome.id())
                .append("type", outcome.type())
                .append("value", outcome.value())
                .append("at", outcome.at().toEpochMilli())
                .append("last", outcome.last())
                .append("certain", outcome.certain()))
        .toList();
  }

  private static List<CountedOutcome> fromDocuments(List<Document> outcomes) {
    return outcomes.stream()
        .map(outcome ->
            new CountedOutcome(
                outcome.getString("id"),
                outcome.getString("type"),
                outcome.getDouble("value"),
                Instant.ofEpochMilli(outcome.getLong("at")),
                outcome.getBoolean("last"),
                outcome.getBoolean("certain")))
        .toList();
  }
}
