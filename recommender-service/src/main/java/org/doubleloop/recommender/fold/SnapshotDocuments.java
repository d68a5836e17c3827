package org.doubleloop.recommender.fold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.recommender.model.Cell;
import org.doubleloop.recommender.model.Cell.Trait;
import org.doubleloop.recommender.model.Counts;
import org.doubleloop.recommender.model.Outcome;
import org.doubleloop.recommender.model.Slice;
import org.doubleloop.recommender.model.Stat;
import org.doubleloop.recommender.policy.PolicyKey;

/// The memory as documents well under 8 MB.
final class SnapshotDocuments {

  static final String CHUNK = "CHUNK";

  private static final int ROWS_IN_A_CHUNK = 10_000;
  private static final int HELD_IN_A_CHUNK = 500;

  private SnapshotDocuments() {}

  static List<Document> chunks(Memory.State state) {
    var chunks = new ArrayList<Document>();
    state.rows().entrySet().stream()
        .sorted(
            Map.Entry.comparingByKey(
                Comparator.comparing(PolicyKey::organization).thenComparing(PolicyKey::policy)))
        .forEach(entry ->
            parts(entry.getValue(), ROWS_IN_A_CHUNK)
                .forEach(rows ->
                    chunks.add(
                        chunk(
                            key(entry.getKey())
                                .append(
                                    "rows", rows.stream().map(SnapshotDocuments::row).toList())))));
    parts(state.held(), HELD_IN_A_CHUNK)
        .forEach(held ->
            chunks.add(
                chunk(
                    new Document(
                        "held", held.stream().map(SnapshotDocuments::evidence).toList()))));
    return chunks;
  }

  static Memory.State state(long generation, List<Document> chunks) {
    var rows = new HashMap<PolicyKey, List<Counts.Row>>();
    var held = new ArrayList<Evidence>();
    for (Document stored : chunks) {
      var chunk = stored.get("content", Document.class);
      for (Document row : chunk.getList("rows", Document.class, List.of())) {
        rows.computeIfAbsent(key(chunk), key -> new ArrayList<>()).add(row(row));
      }
      chunk.getList("held", Document.class, List.of()).forEach(each -> held.add(evidence(each)));
    }
    return new Memory.State(generation, rows, held);
  }

  private static Document chunk(Document content) {
    return new Document("_id", Ids.hash(CHUNK, content.toJson()))
        .append("kind", CHUNK)
        .append("number", 0L)
        .append("content", content);
  }

  private static <T> List<List<T>> parts(List<T> all, int size) {
    var parts = new ArrayList<List<T>>();
    for (int from = 0; from < all.size(); from += size) {
      parts.add(all.subList(from, Math.min(all.size(), from + size)));
    }
    return parts;
  }

  private static Document key(PolicyKey key) {
    return new Document("organization", key.organization()).append("policy", key.policy());
  }

  private static PolicyKey key(Document document) {
    return new PolicyKey(document.getString("organization"), document.getString("policy"));
  }

  private static Document row(Counts.Row row) {
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
  private static Counts.Row row(Document row) {
    var traits =
        row.getList("cell", List.class).stream()
            .map(trait -> (List<String>) trait)
            .map(trait -> new Trait(trait.getFirst(), trait.getLast()))
            .toList();
    return new Counts.Row(
        new Cell(traits),
        row.getString("option"),
        new Slice(row.getInteger("version"), row.getInteger("period")),
        new Stat(row.getLong("trials"), row.getLong("successes")));
  }

  private static Document evidence(Evidence evidence) {
    var document =
        key(evidence.key())
            .append("option", evidence.option())
            .append("context", new Document(evidence.context()))
            .append("actionAt", evidence.actionAt().toEpochMilli())
            .append("outcomes", outcomes(evidence.outcomes()))
            .append("previous", outcomes(evidence.previous()));
    evidence.version().ifPresent(version -> document.append("version", version));
    return document;
  }

  private static Evidence evidence(Document document) {
    return new Evidence(
        key(document),
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
