package org.doubleloop.recommender.given;

import java.util.List;
import org.bson.Document;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.given.Totals.Pair;
import org.doubleloop.recommender.given.Totals.Pair.Arm;

/// Nominations, and what is counted for them, as documents.
public final class NominationDocuments {
  private NominationDocuments() {}

  public static Document toDocument(Nomination nomination) {
    return toDocument(nomination.contrast())
        .append("number", nomination.number())
        .append("version", nomination.version())
        .append("since", nomination.since());
  }

  public static Nomination nomination(Document document) {
    return new Nomination(
        document.getInteger("number"),
        contrast(document),
        document.getInteger("version"),
        document.getLong("since"));
  }

  public static Document toDocument(Contrast contrast) {
    return new Document("place", GivenDocuments.pairs(contrast.place().traits()))
        .append("option", contrast.option())
        .append("against", contrast.against());
  }

  public static Contrast contrast(Document document) {
    return new Contrast(
        new Cell(GivenDocuments.traits(document.getList("place", List.class))),
        document.getString("option"),
        document.getString("against"));
  }

  public static List<Document> toDocuments(Totals totals) {
    return totals.byOdds().entrySet().stream()
        .map(each ->
            new Document("odds", List.of(each.getKey().option(), each.getKey().against()))
                .append("option", numbers(each.getValue().option()))
                .append("against", numbers(each.getValue().against())))
        .toList();
  }

  public static void add(Totals totals, List<Document> documents) {
    for (Document each : documents) {
      var odds = each.getList("odds", Integer.class);
      totals.add(
          new Odds(odds.getFirst(), odds.getLast()),
          new Pair(
              arm(each.getList("option", Long.class)), arm(each.getList("against", Long.class))));
    }
  }

  private static List<Long> numbers(Arm arm) {
    return List.of(arm.trials(), arm.successes());
  }

  private static Arm arm(List<Long> numbers) {
    return new Arm(numbers.get(0), numbers.get(1));
  }
}
