package org.doubleloop.recommender.results;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.counts.Counts;
import org.doubleloop.recommender.counts.Horizon;
import org.doubleloop.recommender.evidence.VersionDocuments;
import org.doubleloop.recommender.fold.Chunks;
import org.doubleloop.recommender.leading.LeadCounts;
import org.doubleloop.recommender.measure.MetricKeyDocuments;
import org.doubleloop.recommender.sheet.Facet;

/// Counted results as documents: for each policy a list of what stands on its sheets, cell by cell,
/// and notes of what has to be known beside it.
final class ResultDocuments {
  private static final String SHEETS = "sheets";
  private static final String NOTES = "notes";
  private static final String CELL = "cell";
  private static final String LEADING = "leading";
  private static final String DELAYS = "delays";

  /// What set off an action may be a text of anybody.
  static final Set<String> PERSONAL_FIELDS =
      Stream.concat(
              Stream.of(SHEETS + "." + CELL + "." + Facet.TRIGGER.attribute()),
              VersionDocuments.PERSONAL_FIELDS.stream().map(field -> NOTES + "." + field))
          .collect(Collectors.toUnmodifiableSet());

  private ResultDocuments() {}

  static void toChunks(ResultCounts counts, Chunks chunks) {
    new TreeMap<>(counts.books())
        .forEach((key, book) ->
            chunks.divide(MetricKeyDocuments.toDocument(key), SHEETS, documents(book)));
    chunks.divide(
        new Document(),
        NOTES,
        Stream.concat(
            Stream.of(new Document("generation", counts.generation())),
            VersionDocuments.of(counts.versions())));
  }

  static void fromChunks(Stream<Chunks.Chunk> chunks, ResultCounts counts) {
    var versions = new VersionDocuments();
    chunks
        .map(Chunks.Chunk::content)
        .forEach(content -> {
          if (content.containsKey(SHEETS)) {
            var book = counts.begun(MetricKeyDocuments.policy(content));
            content.getList(SHEETS, Document.class).forEach(document -> read(book, document));
          }
          for (Document note : content.getList(NOTES, Document.class, List.of())) {
            if (!versions.take(note)) {
              counts.generation(note.getLong("generation"));
            }
          }
        });
    versions.resume(counts.versions());
  }

  private static Stream<Document> documents(Book book) {
    var documents = Stream.<Stream<Document>>builder();
    book.forEach((counted, sheets) ->
        sheets.forEach((attributes, counts) ->
            documents.add(documents(named(counted, attributes), attributes, counts))));
    book.leads().forEach((lead, counts) -> documents.add(Stream.of(toDocument(lead, counts))));
    return documents.build().flatMap(each -> each);
  }

  private static Document toDocument(Lead lead, LeadCounts counts) {
    var rows = Stream.<List<Object>>builder();
    counts.forEach((key, tally) -> rows.add(RowDocuments.toList(key, tally)));
    return new Document("metric", MetricKeyDocuments.toDocument(lead.metric()))
        .append(LEADING, MetricKeyDocuments.toDocument(lead.leading()))
        .append("rows", rows.build().toList());
  }

  private static Document named(Counted counted, List<String> attributes) {
    var document = new Document("counted", counted.name());
    if (counted.metric() != null) {
      document.append("metric", MetricKeyDocuments.toDocument(counted.metric()));
    }
    return document.append("by", attributes);
  }

  private static Stream<Document> documents(
      Document named, List<String> attributes, Counts counts) {
    var about =
        new Document(named)
            .append("version", counts.horizon().version())
            .append("period", counts.horizon().period())
            .append("seenAt", counts.seenAt());
    if (attributes.isEmpty()) {
      about.append(DELAYS, delays(counts));
    }
    return Stream.concat(
        Stream.of(about),
        rows(counts).entrySet().stream()
            .map(each ->
                new Document(named)
                    .append(CELL, toDocument(each.getKey()))
                    .append("rows", each.getValue())));
  }

  private static List<Document> delays(Counts counts) {
    var documents = Stream.<Document>builder();
    counts
        .delays()
        .forEach((closes, numbers) ->
            documents.add(
                new Document("closes", closes)
                    .append("numbers", Arrays.stream(numbers).boxed().toList())));
    return documents.build().toList();
  }

  private static Map<Cell, List<List<Object>>> rows(Counts counts) {
    return counts
        .rows()
        .collect(
            Collectors.groupingBy(
                Counts.Row::cell,
                LinkedHashMap::new,
                Collectors.mapping(RowDocuments::toList, Collectors.toList())));
  }

  private static Document toDocument(Cell cell) {
    var document = new Document();
    cell.traits().forEach(trait -> document.append(trait.attribute(), trait.value()));
    return document;
  }

  private static void read(Book book, Document document) {
    var metric = document.get("metric", Document.class);
    var leading = document.get(LEADING, Document.class);
    if (metric != null && leading != null) {
      var lead = new Lead(MetricKeyDocuments.metric(metric), MetricKeyDocuments.metric(leading));
      document.getList("rows", List.class).forEach(row -> RowDocuments.add(row, book.lead(lead)));
      return;
    }
    var counted =
        new Counted(
            document.getString("counted"),
            metric == null ? null : MetricKeyDocuments.metric(metric));
    var counts = book.sheets(counted).at(document.getList("by", String.class));
    var cell = document.get(CELL, Document.class);
    if (cell != null) {
      counts.addAll(
          counts.horizon(), RowDocuments.rows(cell(cell), document.getList("rows", List.class)));
      return;
    }
    counts.addAll(
        new Horizon(document.getInteger("version"), document.getInteger("period")), Stream.of());
    counts.see(document.getLong("seenAt"));
    document
        .getList(DELAYS, Document.class, List.of())
        .forEach(each ->
            counts.addDelays(
                each.getLong("closes"),
                each.getList("numbers", Long.class).stream().mapToLong(Long::longValue).toArray()));
  }

  private static Cell cell(Document document) {
    return new Cell(
        document.keySet().stream()
            .map(attribute -> new Trait(attribute, document.getString(attribute)))
            .toList());
  }
}
