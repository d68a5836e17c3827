package org.doubleloop.recommender.assigned;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.doubleloop.recommender.assigned.UnitBook.State;
import org.doubleloop.recommender.fold.Chunks;
import org.doubleloop.recommender.given.Given;
import org.doubleloop.recommender.given.GivenDocuments;
import org.doubleloop.recommender.given.NominationDocuments;
import org.doubleloop.recommender.given.Tried;
import org.doubleloop.recommender.look.LookDocuments;
import org.doubleloop.recommender.measure.MetricKeyDocuments;
import org.doubleloop.recommender.policy.PolicyKey;

/// Assigned units as documents: what closes together stands together, so that what is open is the
/// same chunks from one snapshot to the next but for the youngest.
final class AssignedDocuments {
  private static final String OPEN = "open";
  private static final String CLOSED = "closed";
  private static final String DROPPED = "dropped";
  private static final String SAMPLE = "sample";
  private static final String STATED = "stated";
  private static final String NOTES = "notes";

  /// So many places take some 200 kB.
  private static final int TOGETHER = 10_000;

  private static final Comparator<Stated> ORDER =
      Comparator.comparing(Stated::action).thenComparingInt(Stated::number);

  private AssignedDocuments() {}

  static void toChunks(AssignedCounts counts, Chunks chunks) {
    new TreeMap<>(counts.units())
        .forEach((key, units) -> {
          var common = MetricKeyDocuments.toDocument(key);
          units.open().stream()
              .collect(groupingBy(Given::closes, TreeMap::new, toList()))
              .values()
              .forEach(
                  given -> chunks.divide(common, OPEN, GivenDocuments.toDocuments(given).stream()));
          chunks.divide(common, CLOSED, all(units, State.CLOSED));
          chunks.divide(common, DROPPED, all(units, State.DROPPED));
          chunks.divide(
              common,
              SAMPLE,
              GivenDocuments.ofClosed(List.copyOf(units.sample().units())).stream());
          chunks.divide(common, STATED, stated(units));
          chunks.divide(common, NOTES, notes(units));
        });
    chunks.divide(
        new Document(),
        "ticks",
        counts.passed().heard().entrySet().stream()
            .map(
                each -> new Document("organization", each.getKey()).append("at", each.getValue())));
  }

  private static Stream<Document> all(PolicyUnits units, State state) {
    return GivenDocuments.toDocuments(units.all(state)).stream();
  }

  private static Stream<Document> stated(PolicyUnits units) {
    return new TreeMap<>(units.units())
        .entrySet().stream()
            .filter(each -> !each.getValue().stated().isEmpty())
            .map(each ->
                StatedDocuments.toDocument(
                    each.getKey(), each.getValue().stated().stream().sorted(ORDER).toList()));
  }

  private static Stream<Document> notes(PolicyUnits units) {
    var notes = new ArrayList<Document>();
    notes.add(new Document("closed", units.closed()).append("passed", units.passed()));
    units
        .nominations()
        .values()
        .forEach(each ->
            notes.add(
                new Document("nomination", NominationDocuments.toDocument(each))
                    .append("totals", NominationDocuments.toDocuments(units.totals(each)))));
    units
        .limits()
        .forEach((since, place) -> notes.add(new Document("since", since).append("place", place)));
    units
        .trials()
        .forEach((experiment, tried) -> {
          notes.add(toDocument(experiment, tried));
          notes.addAll(closed(experiment, tried));
        });
    var look = units.look();
    if (look != null) {
      notes.add(new Document("look", LookDocuments.toDocument(look)));
    }
    return notes.stream();
  }

  private static Document toDocument(String experiment, Tried tried) {
    return new Document("experiment", experiment)
        .append("given", new Document(new TreeMap<String, Object>(tried.given())))
        .append(
            "arms",
            tried.arms().entrySet().stream()
                .map(each ->
                    new Document("variant", each.getKey().variant())
                        .append("metric", each.getKey().metric())
                        .append("units", each.getValue().units())
                        .append("successes", each.getValue().successes())
                        .append("sum", each.getValue().sum())
                        .append("squares", each.getValue().squares()))
                .toList());
  }

  /// The units of an experiment whose time is over, in parts: there may be any number of them.
  private static List<Document> closed(String experiment, Tried tried) {
    var places = List.copyOf(tried.closed());
    return IntStream.range(0, Math.ceilDiv(places.size(), TOGETHER))
        .mapToObj(i ->
            new Document("experiment", experiment)
                .append(
                    "places",
                    places.subList(i * TOGETHER, Math.min(places.size(), (i + 1) * TOGETHER))))
        .toList();
  }

  /// One of the documents about an experiment, in whatever order they come.
  private static void restore(Tried tried, Document note) {
    note.get("given", new Document())
        .forEach((variant, units) -> tried.given().put(variant, (Long) units));
    tried.closed().addAll(note.getList("places", Long.class, List.of()));
    each(
        note,
        "arms",
        arm ->
            tried
                .arms()
                .put(
                    new Tried.Counted(arm.getString("variant"), arm.getString("metric")),
                    new Tried.Arm(
                        arm.getLong("units"),
                        arm.getLong("successes"),
                        arm.getLong("sum"),
                        arm.getLong("squares"))));
  }

  /// @param counts nothing yet
  static AssignedCounts fromChunks(Stream<Chunks.Chunk> chunks, AssignedCounts counts) {
    chunks.map(Chunks.Chunk::content).forEach(chunk -> add(counts, chunk));
    return counts;
  }

  private static void add(AssignedCounts counts, Document chunk) {
    each(
        chunk,
        "ticks",
        tick -> counts.passed().hear(tick.getString("organization"), tick.getLong("at")));
    if (!chunk.containsKey("policy")) {
      return;
    }
    var key = MetricKeyDocuments.policy(chunk);
    var units = counts.of(key);
    each(chunk, NOTES, note -> note(counts, key, note));
    each(chunk, OPEN, some -> restore(counts, key, some, State.OPEN));
    each(chunk, CLOSED, some -> restore(counts, key, some, State.CLOSED));
    each(chunk, DROPPED, some -> restore(counts, key, some, State.DROPPED));
    each(chunk, SAMPLE, some -> units.sample().addAll(GivenDocuments.closed(some)));
    each(
        chunk,
        STATED,
        some ->
            StatedDocuments.stated(some).forEach(each -> units.add(some.getString("unit"), each)));
  }

  private static void each(Document chunk, String field, Consumer<Document> taker) {
    chunk.getList(field, Document.class, List.of()).forEach(taker);
  }

  private static void restore(AssignedCounts counts, PolicyKey key, Document some, State state) {
    for (Given given : GivenDocuments.given(some)) {
      counts.of(key).restore(given, counts.version(key, given.stratum().version()), state);
    }
  }

  private static void note(AssignedCounts counts, PolicyKey key, Document note) {
    var units = counts.of(key);
    if (note.get("nomination") instanceof Document nomination) {
      var restored = NominationDocuments.nomination(nomination);
      units.restore(restored, counts.version(key, restored.version()));
      NominationDocuments.add(units.totals(restored), note.getList("totals", Document.class));
    } else if (note.get("look") instanceof Document look) {
      units.add(LookDocuments.look(look), List.of());
    } else if (note.containsKey("experiment")) {
      restore(units.trial(note.getString("experiment")), note);
    } else if (note.containsKey("place")) {
      units.limits().put(note.getLong("since"), note.getLong("place"));
    } else {
      units.restore(note.getLong("closed"), note.getLong("passed"));
    }
  }
}
