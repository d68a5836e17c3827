package org.doubleloop.recommender.assigned;

import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.doubleloop.recommender.metric.CountedOutcome;

/// What was stated of actions to a unit as a document.
final class StatedDocuments {
  private StatedDocuments() {}

  static Document toDocument(String unit, List<Stated> statements) {
    return new Document("unit", unit)
        .append("said", statements.stream().map(StatedDocuments::toDocument).toList());
  }

  private static Document toDocument(Stated stated) {
    var document =
        new Document("action", stated.action())
            .append("number", stated.number())
            .append("actionAt", stated.actionAt().toEpochMilli())
            .append("recordedAt", stated.recordedAt().toEpochMilli())
            .append("outcomes", documents(stated.outcomes()));
    if (stated.suggestion() != null) {
      document.append("suggestion", stated.suggestion());
    }
    if (stated.previous() != null) {
      document.append("previous", documents(stated.previous()));
    }
    return document;
  }

  private static List<Document> documents(List<CountedOutcome> outcomes) {
    return outcomes.stream()
        .map(each ->
            new Document("id", each.id())
                .append("type", each.type())
                .append("value", each.value())
                .append("at", each.at().toEpochMilli())
                .append("last", each.last())
                .append("certain", each.certain()))
        .toList();
  }

  static List<Stated> stated(Document document) {
    return document.getList("said", Document.class).stream()
        .map(StatedDocuments::fromDocument)
        .toList();
  }

  private static Stated fromDocument(Document document) {
    var previous = document.getList("previous", Document.class);
    return new Stated(
        document.getString("action"),
        document.getInteger("number"),
        document.getString("suggestion"),
        Instant.ofEpochMilli(document.getLong("actionAt")),
        Instant.ofEpochMilli(document.getLong("recordedAt")),
        outcomes(document.getList("outcomes", Document.class)),
        previous == null ? null : outcomes(previous));
  }

  private static List<CountedOutcome> outcomes(List<Document> documents) {
    return documents.stream()
        .map(each ->
            new CountedOutcome(
                each.getString("id"),
                each.getString("type"),
                each.getDouble("value"),
                Instant.ofEpochMilli(each.getLong("at")),
                each.getBoolean("last"),
                each.getBoolean("certain")))
        .toList();
  }
}
