package org.doubleloop.recommender.evidence;

import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.doubleloop.recommender.measure.MetricKeyDocuments;
import org.doubleloop.recommender.metric.CountedOutcome;
import org.doubleloop.recommender.signal.Occasion;
import org.jspecify.annotations.Nullable;

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
    put(document, "version", evidence.version());
    put(document, "trigger", evidence.trigger());
    put(document, "actorKind", evidence.actorKind());
    put(document, "team", evidence.occasion().team());
    put(document, "cycle", evidence.occasion().cycle());
    put(document, "touch", evidence.occasion().touch());
    put(document, "channel", evidence.occasion().channel());
    return document;
  }

  static Evidence fromDocument(Document document) {
    return new Evidence(
        MetricKeyDocuments.policy(document),
        document.getInteger("version"),
        document.getString("option"),
        document.get("context", Document.class),
        document.getString("trigger"),
        new Occasion(
            document.getString("team"),
            document.getString("cycle"),
            document.getInteger("touch"),
            document.getString("channel")),
        document.getString("actorKind"),
        Instant.ofEpochMilli(document.getLong("actionAt")),
        fromDocuments(document.getList("outcomes", Document.class)),
        document.containsKey("previous")
            ? fromDocuments(document.getList("previous", Document.class))
            : null,
        Instant.ofEpochMilli(document.getLong("recordedAt")),
        Instant.ofEpochMilli(document.getLong("readAt")));
  }

  private static void put(Document document, String field, @Nullable Object value) {
    if (value != null) {
      document.append(field, value);
    }
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
