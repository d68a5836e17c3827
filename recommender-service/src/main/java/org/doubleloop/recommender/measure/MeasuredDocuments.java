package org.doubleloop.recommender.measure;

import java.time.Instant;
import org.bson.Document;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.recommender.feed.StoredKind;

/// Measurements as documents. The number is taken by the `_id`: of those who measure at the same
/// time one is heard.
final class MeasuredDocuments {

  private static final String KIND = "MEASURED";

  private MeasuredDocuments() {}

  static StoredKind storedKind() {
    return new StoredKind(KIND, MeasuredDocuments::fromDocument);
  }

  static Document toStored(Measured measured) {
    var id = id(measured);
    return new Document("_id", Ids.document(measured.organization(), KIND, id))
        .append("id", id)
        .append("kind", KIND)
        .append("organization", measured.organization())
        .append("measured", toDocument(measured));
  }

  private static String id(Measured measured) {
    MetricKey metric = measured.metric();
    return Ids.hash(
        metric.key().policy(),
        metric.outcome(),
        metric.window().toString(),
        Boolean.toString(metric.countWeak()),
        metric.cap() == null ? "" : metric.cap().toString(),
        Integer.toString(measured.rules()),
        Integer.toString(measured.number()));
  }

  private static Measured fromDocument(Document stored) {
    return measured(stored.get("measured", Document.class));
  }

  static Document toDocument(Measured measured) {
    return MetricKeyDocuments.toDocument(measured.metric())
        .append("rules", measured.rules())
        .append("n", measured.number())
        .append("fit", FitDocuments.toDocument(measured.fit()))
        .append("recordedAt", measured.recordedAt().toEpochMilli());
  }

  static Measured measured(Document document) {
    return new Measured(
        MetricKeyDocuments.metric(document),
        document.getInteger("rules"),
        document.getInteger("n"),
        FitDocuments.fit(document.get("fit", new Document())),
        Instant.ofEpochMilli(document.getLong("recordedAt")));
  }
}
