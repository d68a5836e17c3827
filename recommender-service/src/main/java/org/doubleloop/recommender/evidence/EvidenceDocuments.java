package org.doubleloop.recommender.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.Document;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.counts.Counts;
import org.doubleloop.recommender.counts.Horizon;
import org.doubleloop.recommender.counts.Tally;
import org.doubleloop.recommender.counts.VersionMonth;
import org.doubleloop.recommender.fold.Chunks;
import org.doubleloop.recommender.policy.PolicyKey;

/// Counted evidence as documents: the counts of each metric in rows, and notes of all that has to
/// be known beside them.
final class EvidenceDocuments {

  /// The context of an action may have personal attributes. Rows only have declared categories.
  static final Set<String> PERSONAL_FIELDS = Set.of("notes.pending.context");

  private EvidenceDocuments() {}

  static void toChunks(Ledger.State state, Chunks chunks) {
    new TreeMap<>(state.counts())
        .forEach((metric, counts) ->
            chunks.divide(
                toDocument(metric).append("horizon", toDocument(counts.horizon())),
                "rows",
                counts.rows().map(EvidenceDocuments::toDocument)));
    chunks.divide(new Document(), "notes", notes(state));
  }

  private static Stream<Document> notes(Ledger.State state) {
    return Stream.of(
            Stream.of(new Document("generation", state.generation())),
            new TreeMap<>(state.assumed())
                .entrySet().stream()
                    .map(each ->
                        new Document("assumed", toDocument(each.getKey(), each.getValue()))),
            state.pending().stream()
                .map(each -> new Document("pending", PendingDocuments.toDocument(each))))
        .flatMap(Function.identity());
  }

  static Ledger.State fromChunks(Stream<Chunks.Chunk> chunks) {
    var gathered = new Gathered();
    chunks.map(Chunks.Chunk::content).forEach(gathered::add);
    return new Ledger.State(
        gathered.generation, gathered.counts, gathered.pending, gathered.assumed);
  }

  /// What the chunks hold, gathered from one after the other.
  private static final class Gathered {
    private final Map<MetricKey, Counts> counts = new HashMap<>();
    private final Map<PolicyKey, AssumedVersions> assumed = new HashMap<>();
    private final List<Evidence> pending = new ArrayList<>();
    private long generation;

    void add(Document content) {
      if (content.containsKey("rows")) {
        counts
            .computeIfAbsent(metric(content), any -> new Counts())
            .addAll(
                horizon(content.get("horizon", Document.class)),
                content.getList("rows", Document.class).stream().map(EvidenceDocuments::row));
      }
      content.getList("notes", Document.class, List.of()).forEach(this::note);
    }

    private void note(Document note) {
      if (note.get("pending") instanceof Document evidence) {
        pending.add(PendingDocuments.fromDocument(evidence));
      } else if (note.get("assumed") instanceof Document versions) {
        assumed.put(policy(versions), assumed(versions));
      } else {
        generation = note.getLong("generation");
      }
    }
  }

  static Document toDocument(PolicyKey key) {
    return new Document("organization", key.organization()).append("policy", key.policy());
  }

  static PolicyKey policy(Document document) {
    return new PolicyKey(document.getString("organization"), document.getString("policy"));
  }

  private static Document toDocument(MetricKey metric) {
    return toDocument(metric.key())
        .append("outcome", metric.outcome())
        .append("window", metric.window().toString())
        .append("countWeak", metric.countWeak());
  }

  private static MetricKey metric(Document document) {
    return new MetricKey(
        policy(document),
        document.getString("outcome"),
        Duration.parse(document.getString("window")),
        document.getBoolean("countWeak"));
  }

  private static Document toDocument(Horizon horizon) {
    return new Document("version", horizon.version()).append("period", horizon.period());
  }

  private static Horizon horizon(Document document) {
    return new Horizon(document.getInteger("version"), document.getInteger("period"));
  }

  private static Document toDocument(Counts.Row row) {
    return new Document(
            "cell",
            row.cell().traits().stream()
                .map(trait -> List.of(trait.attribute(), trait.value()))
                .toList())
        .append("option", row.option())
        .append("version", row.slice().version())
        .append("period", row.slice().period())
        .append("trials", row.tally().trials())
        .append("successes", row.tally().successes());
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
        new VersionMonth(row.getInteger("version"), row.getInteger("period")),
        new Tally(row.getLong("trials"), row.getLong("successes")));
  }

  private static Document toDocument(PolicyKey key, AssumedVersions assumed) {
    return toDocument(key)
        .append("newest", assumed.newest().toEpochMilli())
        .append("versions", List.copyOf(new TreeSet<>(assumed.versions())));
  }

  private static AssumedVersions assumed(Document document) {
    return new AssumedVersions(
        Instant.ofEpochMilli(document.getLong("newest")),
        new TreeSet<>(document.getList("versions", Integer.class)));
  }
}
