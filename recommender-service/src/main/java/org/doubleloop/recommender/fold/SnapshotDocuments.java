package org.doubleloop.recommender.fold;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bson.Document;
import org.doubleloop.kit.lane.Cursor;
import org.doubleloop.recommender.fold.Fold.Cursors;
import org.doubleloop.recommender.model.Counts;
import org.doubleloop.recommender.policy.PolicyKey;

/// What is counted, as documents.
final class SnapshotDocuments {

  private static final Comparator<PolicyKey> BY_KEY =
      Comparator.comparing(PolicyKey::organization).thenComparing(PolicyKey::policy);

  private SnapshotDocuments() {}

  /// What the chunks hold, in an order that does not depend on the history.
  static List<Chunks.Chunk> chunks(Ledger.State evidence, Map<Suggested, Tally> agreement) {
    var chunks = new ArrayList<Chunks.Chunk>();
    evidence.rows().entrySet().stream()
        .sorted(
            Map.Entry.comparingByKey(
                Comparator.comparing(Measure::key, BY_KEY)
                    .thenComparing(Measure::outcome)
                    .thenComparing(Measure::window)
                    .thenComparing(Measure::countWeak)))
        .forEach(entry ->
            chunks.addAll(
                Chunks.of(
                    measure(entry.getKey()),
                    "rows",
                    entry.getValue().stream().map(EvidenceDocuments::row).toList())));
    chunks.addAll(
        Chunks.of(
            new Document(),
            "held",
            evidence.held().stream().map(EvidenceDocuments::observation).toList()));
    var judged = new TreeMap<PolicyKey, Judged>(BY_KEY);
    judged.putAll(evidence.judged());
    chunks.addAll(
        Chunks.of(
            new Document(),
            "judged",
            judged.entrySet().stream()
                .map(each -> judged(each.getKey(), each.getValue()))
                .toList()));
    chunks.addAll(
        Chunks.of(
            new Document(),
            "agreement",
            agreement.entrySet().stream()
                .sorted(
                    Map.Entry.comparingByKey(
                        Comparator.comparing(Suggested::key, BY_KEY)
                            .thenComparingInt(Suggested::version)
                            .thenComparing(Suggested::option)))
                .map(each -> tally(each.getKey(), each.getValue()))
                .toList()));
    return chunks;
  }

  static Ledger.State evidence(long generation, List<Document> contents) {
    var rows = new HashMap<Measure, List<Counts.Row>>();
    var held = new ArrayList<Observation>();
    var judged = new HashMap<PolicyKey, Judged>();
    for (Document content : contents) {
      for (Document row : all(content, "rows")) {
        rows.computeIfAbsent(measure(content), any -> new ArrayList<>())
            .add(EvidenceDocuments.row(row));
      }
      all(content, "held").forEach(each -> held.add(EvidenceDocuments.observation(each)));
      all(content, "judged").forEach(each -> judged.put(key(each), judged(each)));
    }
    return new Ledger.State(generation, rows, held, judged);
  }

  static Map<Suggested, Tally> agreement(List<Document> contents) {
    var tallies = new HashMap<Suggested, Tally>();
    for (Document content : contents) {
      for (Document each : all(content, "agreement")) {
        tallies.put(
            new Suggested(key(each), each.getInteger("version"), each.getString("option")),
            tally(each));
      }
    }
    return tallies;
  }

  static void putCursors(Document manifest, Cursors cursors) {
    cursors.signals().ifPresent(signals -> manifest.append("signals", signals));
    manifest.append(
        "own",
        new Document("floor", cursors.own().floor())
            .append(
                "read",
                cursors.own().read().entrySet().stream()
                    .map(lane -> List.of(lane.getKey(), lane.getValue()))
                    .toList()));
  }

  static Cursors cursors(Document manifest) {
    var own = manifest.get("own", Document.class);
    var read = new TreeMap<Long, Long>();
    for (List<?> lane : own.getList("read", List.class)) {
      read.put((Long) lane.getFirst(), (Long) lane.getLast());
    }
    return new Cursors(
        Optional.ofNullable(manifest.getString("signals")),
        new Cursor(Cursor.ALL, own.getLong("floor"), read));
  }

  static Document key(PolicyKey key) {
    return new Document("organization", key.organization()).append("policy", key.policy());
  }

  static PolicyKey key(Document document) {
    return new PolicyKey(document.getString("organization"), document.getString("policy"));
  }

  private static Document measure(Measure measure) {
    return key(measure.key())
        .append("outcome", measure.outcome())
        .append("window", measure.window().toString())
        .append("countWeak", measure.countWeak());
  }

  private static Measure measure(Document document) {
    return new Measure(
        key(document),
        document.getString("outcome"),
        Duration.parse(document.getString("window")),
        document.getBoolean("countWeak"));
  }

  private static Document judged(PolicyKey key, Judged judged) {
    return key(key)
        .append("newest", judged.newest().toEpochMilli())
        .append("versions", List.copyOf(new TreeSet<>(judged.versions())));
  }

  private static Judged judged(Document document) {
    return new Judged(
        Instant.ofEpochMilli(document.getLong("newest")),
        new TreeSet<>(document.getList("versions", Integer.class)));
  }

  private static Document tally(Suggested suggested, Tally tally) {
    return key(suggested.key())
        .append("version", suggested.version())
        .append("option", suggested.option())
        .append("suggested", tally.suggested())
        .append("shown", tally.shown())
        .append("followed", tally.followed())
        .append("changed", tally.changed())
        .append("ignored", tally.ignored())
        .append("notShown", tally.notShown());
  }

  private static Tally tally(Document document) {
    return new Tally(
        document.getLong("suggested"),
        document.getLong("shown"),
        document.getLong("followed"),
        document.getLong("changed"),
        document.getLong("ignored"),
        document.getLong("notShown"));
  }

  private static List<Document> all(Document content, String name) {
    return content.getList(name, Document.class, List.of());
  }
}
