package org.doubleloop.recommender.fold;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.counts.Counts;
import org.doubleloop.recommender.counts.Horizon;
import org.doubleloop.recommender.counts.Stat;
import org.doubleloop.recommender.counts.VersionMonth;
import org.doubleloop.recommender.metric.Outcome;

/// Evidence, counted or held back, as documents.
final class EvidenceDocuments {

  private EvidenceDocuments() {}

  static Document row(Counts.Row row) {
    return new Document(
            "cell",
            row.cell().traits().stream()
                .map(trait -> List.of(trait.attribute(), trait.value()))
                .toList())
        .append("option", row.option())
        .append("version", row.slice().version())
        .append("period", row.slice().period())
        .append("trials", row.stat().trials())
        .append("successes", row.stat().successes());
  }

  @SuppressWarnings("unchecked")
  static Counts.Row row(Document row) {
    var traits =
        row.getList("cell", List.class).stream()
            .map(trait -> (List<String>) trait)
            .map(trait -> new Trait(trait.getFirst(), trait.getLast()))
            .toList();
    return new Counts.Row(
        new Cell(traits),
        row.getString("option"),
        new VersionMonth(row.getInteger("version"), row.getInteger("period")),
        new Stat(row.getLong("trials"), row.getLong("successes")));
  }

  static Document horizon(Horizon horizon) {
    return new Document("version", horizon.version()).append("period", horizon.period());
  }

  static Horizon horizon(Document document) {
    return new Horizon(document.getInteger("version"), document.getInteger("period"));
  }

  static Document observation(Observation observation) {
    var document =
        SnapshotDocuments.key(observation.key())
            .append("option", observation.option())
            .append("context", new Document(observation.context()))
            .append("actionAt", observation.actionAt().toEpochMilli())
            .append("outcomes", outcomes(observation.outcomes()))
            .append("previous", outcomes(observation.previous()));
    observation.version().ifPresent(version -> document.append("version", version));
    return document;
  }

  static Observation observation(Document document) {
    return new Observation(
        SnapshotDocuments.key(document),
        Optional.ofNullable(document.getInteger("version")),
        document.getString("option"),
        document.get("context", Document.class),
        Instant.ofEpochMilli(document.getLong("actionAt")),
        outcomes(document, "outcomes"),
        outcomes(document, "previous"));
  }

  private static List<Document> outcomes(List<Outcome> outcomes) {
    return outcomes.stream()
        .map(outcome ->
            new Document("type", outcome.type())
                .append("value", outcome.value())
                .append("at", outcome.at().toEpochMilli())
                .append("last", outcome.last())
                .append("certain", outcome.certain()))
        .toList();
  }

  private static List<Outcome> outcomes(Document document, String name) {
    return document.getList(name, Document.class).stream()
        .map(outcome ->
            new Outcome(
                outcome.getString("type"),
                outcome.getDouble("value"),
                Instant.ofEpochMilli(outcome.getLong("at")),
                outcome.getBoolean("last"),
                outcome.getBoolean("certain")))
        .toList();
  }
}
