package org.doubleloop.recommender.week;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.doubleloop.recommender.fold.Chunks;

/// Days as documents: one for each thing that is counted, so that a chunk takes as many as fit. A
/// day that is over is the same chunks for as long as it is kept.
final class WeekDocuments {
  private static final String ITEMS = "items";
  private static final String KIND = "kind";
  private static final String ID = "id";

  private WeekDocuments() {}

  static void toChunks(WeekCounts counts, Chunks chunks) {
    counts.each((organization, number, day) ->
        chunks.divide(
            new Document("organization", organization).append("day", number), ITEMS, items(day)));
  }

  static WeekCounts fromChunks(Stream<Chunks.Chunk> chunks) {
    var counts = new WeekCounts();
    chunks
        .map(Chunks.Chunk::content)
        .forEach(chunk -> {
          var day = counts.restored(chunk.getString("organization"), chunk.getLong("day"));
          chunk.getList(ITEMS, Document.class).forEach(item -> add(day, item));
        });
    return counts;
  }

  private static Stream<Document> items(Day day) {
    return Stream.of(
            day.actions.values().stream().map(WeekDocuments::toDocument),
            day.outcomes.values().stream().map(WeekDocuments::toDocument),
            day.drawn.values().stream().map(WeekDocuments::toDocument),
            ids("captured", day.captured),
            ids("settled", day.settled),
            ids("acted", day.acted),
            // last, so that what was full is known to be so when all is there again
            Stream.of(totals(day)))
        .flatMap(each -> each);
  }

  private static Document totals(Day day) {
    return new Document(KIND, "totals")
        .append("captured", day.capturedInAll)
        .append("full", full(day).stream().map(Smallest::isFull).toList());
  }

  private static List<Smallest<?>> full(Day day) {
    return List.of(day.actions, day.outcomes, day.captured, day.settled, day.drawn, day.acted);
  }

  private static Stream<Document> ids(String kind, Smallest<Boolean> ids) {
    return ids.names().stream().map(id -> new Document(KIND, kind).append(ID, id));
  }

  private static void add(Day day, Document item) {
    switch (item.getString(KIND)) {
      case "action" -> {
        var counts = actionCounts(item);
        day.actions.at(counts.claim().text(), () -> counts);
      }
      case "outcome" -> {
        var counts = outcomeCounts(item);
        day.outcomes.at(counts.kind().text(), () -> counts);
      }
      case "drawn" -> day.drawn.at(item.getString(ID), () -> drawn(item));
      case "captured" -> day.captured.at(item.getString(ID), () -> true);
      case "settled" -> day.settled.at(item.getString(ID), () -> true);
      case "acted" -> day.acted.at(item.getString(ID), () -> true);
      case "totals" -> {
        day.capturedInAll = item.getLong("captured");
        var wereFull = item.getList("full", Boolean.class);
        var all = full(day);
        for (int i = 0; i < all.size(); i++) {
          all.get(i).setFull(wereFull.get(i));
        }
      }
      default -> throw new IllegalArgumentException("Not counted: " + item.getString(KIND));
    }
  }

  private static Document toDocument(ActionCounts counts) {
    return claim("action", counts.claim())
        .append("actions", counts.actions)
        .append("withOutcome", counts.withOutcome)
        .append(
            "answered",
            counts.answered.values().stream()
                .map(each ->
                    new Document("type", each.type)
                        .append("certain", each.certain)
                        .append("any", each.any))
                .toList())
        .append("examples", new ArrayList<>(counts.examples()));
  }

  private static ActionCounts actionCounts(Document item) {
    var counts = new ActionCounts(claim(item));
    counts.actions = item.getLong("actions");
    counts.withOutcome = item.getLong("withOutcome");
    item.getList("answered", Document.class)
        .forEach(each -> {
          var answered = new ActionCounts.Answered(each.getString("type"));
          answered.certain = each.getLong("certain");
          answered.any = each.getLong("any");
          counts.answered.at(answered.type, () -> answered);
        });
    item.getList("examples", String.class).forEach(each -> counts.examples.at(each, () -> true));
    return counts;
  }

  private static Document toDocument(OutcomeCounts counts) {
    return claim("outcome", counts.kind().claim())
        .append("type", counts.kind().type())
        .append("certain", counts.kind().certain())
        .append("last", counts.kind().last())
        .append("after", counts.kind().after())
        .append("number", counts.number())
        .append("late", counts.late().counts())
        .append("examples", new ArrayList<>(counts.examples()));
  }

  private static OutcomeCounts outcomeCounts(Document item) {
    var kind =
        new OutcomeCounts.Kind(
            claim(item),
            item.getString("type"),
            item.getBoolean("certain"),
            item.getBoolean("last"),
            item.getInteger("after"));
    var counts =
        new OutcomeCounts(
            kind, Delays.of(item.getList("late", Long.class)), item.getLong("number"));
    item.getList("examples", String.class).forEach(each -> counts.examples.at(each, () -> true));
    return counts;
  }

  private static Document toDocument(Drawn drawn) {
    return new Document(KIND, "drawn")
        .append(ID, drawn.suggestion())
        .append("policy", drawn.policy())
        .append("option", drawn.option())
        .append("options", drawn.options())
        .append("propensities", drawn.propensities());
  }

  private static Drawn drawn(Document item) {
    return new Drawn(
        item.getString(ID),
        item.getString("policy"),
        item.getString("option"),
        item.getList("options", String.class),
        item.getList("propensities", Integer.class));
  }

  private static Document claim(String kind, Claim claim) {
    var document = new Document(KIND, kind);
    if (claim.policy() != null) {
      document.append("policy", claim.policy());
    }
    if (claim.version() != null) {
      document.append("version", claim.version());
    }
    if (claim.option() != null) {
      document.append("option", claim.option());
    }
    return document;
  }

  private static Claim claim(Document item) {
    return new Claim(
        item.getString("policy"), item.getInteger("version"), item.getString("option"));
  }
}
