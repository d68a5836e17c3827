package org.doubleloop.recommender.heeded;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.Document;
import org.doubleloop.recommender.fold.Chunks;
import org.doubleloop.recommender.guidance.ArmCounts;
import org.doubleloop.recommender.guidance.Example;
import org.doubleloop.recommender.heed.ClauseName;
import org.doubleloop.recommender.heed.ClauseTotals;
import org.doubleloop.recommender.heed.Lot;
import org.doubleloop.recommender.heed.UnitArm;
import org.doubleloop.recommender.measure.MetricKeyDocuments;

/// What came of guidance as documents.
final class HeededDocuments {
  private static final String ORGANIZATION = "organization";
  private static final String CLAUSES = "clauses";
  private static final String OPEN = "open";
  private static final String WAITING = "waiting";
  private static final String TICKS = "ticks";

  private HeededDocuments() {}

  static void toChunks(HeededCounts counts, Chunks chunks) {
    counts
        .organizations()
        .forEach((organization, drafts) -> {
          var common = new Document(ORGANIZATION, organization);
          chunks.divide(
              common,
              CLAUSES,
              drafts.totals().entrySet().stream()
                  .map(each -> toDocument(each.getKey(), each.getValue())));
          chunks.divide(
              common,
              OPEN,
              drafts.open().entrySet().stream()
                  .map(each -> FactsDocuments.toDocument(each.getKey(), each.getValue())));
          chunks.divide(
              common,
              WAITING,
              drafts.waiting().entrySet().stream()
                  .map(each ->
                      FactsDocuments.toDocument(each.getValue()).append("action", each.getKey())));
        });
    chunks.divide(
        new Document(),
        TICKS,
        counts.passed().heard().entrySet().stream()
            .map(each -> new Document(ORGANIZATION, each.getKey()).append("at", each.getValue())));
  }

  /// @param counts nothing yet
  static HeededCounts fromChunks(Stream<Chunks.Chunk> chunks, HeededCounts counts) {
    chunks.map(Chunks.Chunk::content).forEach(chunk -> add(counts, chunk));
    return counts;
  }

  private static void add(HeededCounts counts, Document chunk) {
    each(
        chunk,
        TICKS,
        tick -> counts.passed().hear(tick.getString(ORGANIZATION), tick.getLong("at")));
    var organization = chunk.getString(ORGANIZATION);
    if (organization == null) {
      return;
    }
    var drafts = counts.of(organization);
    each(chunk, CLAUSES, clause -> restore(drafts.totals(name(clause)), clause));
    each(
        chunk,
        OPEN,
        draft ->
            drafts.restore(
                draft.getString("id"),
                FactsDocuments.facts(organization, draft, counts.policies())));
    each(
        chunk,
        WAITING,
        edit -> drafts.restore(edit.getString("action"), FactsDocuments.revised(edit)));
  }

  private static void each(Document chunk, String field, Consumer<Document> taker) {
    chunk.getList(field, Document.class, List.of()).forEach(taker);
  }

  private static Document toDocument(ClauseName name, ClauseTotals totals) {
    return MetricKeyDocuments.toDocument(name.key())
        .append("clause", name.clause())
        .append("said", name.said())
        .append("served", toDocument(totals.served()))
        .append("withheld", toDocument(totals.withheld()))
        .append("lots", totals.lots().entrySet().stream().map(HeededDocuments::toDocument).toList())
        .append(
            "examples",
            totals.examples().values().stream()
                .map(each ->
                    new Document("edit", each.edit())
                        .append("before", each.before())
                        .append("after", each.after()))
                .toList())
        .append("editors", List.copyOf(totals.editors()));
  }

  private static ClauseName name(Document clause) {
    return new ClauseName(
        MetricKeyDocuments.policy(clause), clause.getString("clause"), clause.getString("said"));
  }

  private static void restore(ClauseTotals totals, Document clause) {
    totals.add(true, counts(clause.get("served", Document.class)));
    totals.add(false, counts(clause.get("withheld", Document.class)));
    each(
        clause,
        "lots",
        lot -> {
          var restored = totals.lot(lot.getDouble("share"));
          restored.units().addAll(lot.getList("units", Long.class));
          restored.restore(
              arm(lot.get("served", Document.class)), arm(lot.get("withheld", Document.class)));
        });
    each(
        clause,
        "examples",
        each ->
            totals.add(
                new Example(
                    each.getString("edit"), each.getString("before"), each.getString("after")),
                null));
    totals.editors().addAll(clause.getList("editors", String.class));
  }

  private static Document toDocument(ArmCounts counts) {
    return new Document("drafts", counts.drafts())
        .append("sent", counts.sent())
        .append("followed", counts.followed())
        .append("editedAway", counts.editedAway())
        .append("known", counts.known())
        .append("succeeded", counts.succeeded());
  }

  private static ArmCounts counts(Document document) {
    return new ArmCounts(
        document.getLong("drafts"),
        document.getLong("sent"),
        document.getLong("followed"),
        document.getLong("editedAway"),
        document.getLong("known"),
        document.getLong("succeeded"));
  }

  private static Document toDocument(Map.Entry<Double, Lot> lot) {
    return new Document("share", lot.getKey())
        .append("units", List.copyOf(new TreeSet<>(lot.getValue().units())))
        .append("served", toDocument(lot.getValue().served()))
        .append("withheld", toDocument(lot.getValue().withheld()));
  }

  private static Document toDocument(UnitArm arm) {
    return new Document("units", arm.units())
        .append("successes", arm.successes())
        .append("sent", arm.sent())
        .append("changed", arm.changed())
        .append("squares", arm.squares());
  }

  private static UnitArm arm(Document document) {
    return new UnitArm(
        document.getLong("units"),
        document.getLong("successes"),
        document.getLong("sent"),
        document.getLong("changed"),
        document.getLong("squares"));
  }
}
