package org.doubleloop.recommender.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.doubleloop.recommender.measure.MetricKey;
import org.doubleloop.recommender.measure.MetricKeyDocuments;
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
                MetricKeyDocuments.toDocument(metric)
                    .append("horizon", toDocument(counts.horizon()))
                    .append("seenAt", counts.seenAt()),
                "rows",
                counts.rows().map(EvidenceDocuments::toDocument)));
    chunks.divide(new Document(), "notes", notes(state));
  }

  private static Stream<Document> notes(Ledger.State state) {
    return Stream.of(
            Stream.of(new Document("generation", state.generation())),
            new TreeMap<>(state.counts())
                .entrySet().stream().flatMap(each -> delays(each.getKey(), each.getValue())),
            new TreeMap<>(state.assumed())
                .entrySet().stream()
                    .map(each ->
                        new Document("assumed", toDocument(each.getKey(), each.getValue()))),
            state.pending().stream()
                .map(each -> new Document("pending", PendingDocuments.toDocument(each))))
        .flatMap(Function.identity());
  }

  private static Stream<Document> delays(MetricKey metric, Counts counts) {
    var documents = new ArrayList<Document>();
    counts
        .delays()
        .forEach((closes, numbers) ->
            documents.add(
                new Document(
                    "delays",
                    MetricKeyDocuments.toDocument(metric)
                        .append("closes", closes)
                        .append("numbers", Arrays.stream(numbers).boxed().toList()))));
    return documents.stream();
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
        counts(content).see(content.getLong("seenAt"));
        counts(content)
            .addAll(
                horizon(content.get("horizon", Document.class)),
                content.getList("rows", Document.class).stream().map(EvidenceDocuments::row));
      }
      content.getList("notes", Document.class, List.of()).forEach(this::note);
    }

    private Counts counts(Document content) {
      return counts.computeIfAbsent(MetricKeyDocuments.metric(content), any -> new Counts());
    }

    private void note(Document note) {
      if (note.get("pending") instanceof Document evidence) {
        pending.add(PendingDocuments.fromDocument(evidence));
      } else if (note.get("assumed") instanceof Document versions) {
        assumed.put(MetricKeyDocuments.policy(versions), assumed(versions));
      } else if (note.get("delays") instanceof Document delays) {
        counts(delays).addDelays(delays.getLong("closes"), numbers(delays));
      } else {
        generation = note.getLong("generation");
      }
    }
  }

  private static long[] numbers(Document delays) {
    return delays.getList("numbers", Long.class).stream().mapToLong(Long::longValue).toArray();
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
        .append("closes", row.closes())
        .append("tally", toList(row.tally()));
  }

  private static List<Long> toList(Tally tally) {
    return List.of(
        tally.pending(),
        tally.pendingSum(),
        tally.pendingSquares(),
        tally.trials(),
        tally.sum(),
        tally.squares(),
        tally.full());
  }

  private static Tally tally(List<Long> numbers) {
    return new Tally(
        numbers.get(0),
        numbers.get(1),
        numbers.get(2),
        numbers.get(3),
        numbers.get(4),
        numbers.get(5),
        numbers.get(6));
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
        row.getLong("closes"),
        tally(row.getList("tally", Long.class)));
  }

  private static Document toDocument(PolicyKey key, AssumedVersions assumed) {
    return MetricKeyDocuments.toDocument(key)
        .append("newest", assumed.newest().toEpochMilli())
        .append("versions", List.copyOf(new TreeSet<>(assumed.versions())));
  }

  private static AssumedVersions assumed(Document document) {
    return new AssumedVersions(
        Instant.ofEpochMilli(document.getLong("newest")),
        new TreeSet<>(document.getList("versions", Integer.class)));
  }
}
