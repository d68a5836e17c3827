package org.doubleloop.recommender.fold;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.bson.Document;
import org.doubleloop.kit.lane.Cursor;
import org.doubleloop.recommender.fold.Fold.Cursors;
import org.doubleloop.recommender.policy.PolicyKey;

/// What is counted, as documents.
final class SnapshotDocuments {

  private static final Comparator<PolicyKey> BY_KEY =
      Comparator.comparing(PolicyKey::organization).thenComparing(PolicyKey::policy);
  private static final Comparator<MetricKey> BY_MEASURE =
      Comparator.comparing(MetricKey::key, BY_KEY)
          .thenComparing(MetricKey::outcome)
          .thenComparing(MetricKey::window)
          .thenComparing(MetricKey::countWeak);
  private static final Comparator<Suggested> BY_SUGGESTED =
      Comparator.comparing(Suggested::key, BY_KEY)
          .thenComparingInt(Suggested::version)
          .thenComparing(Suggested::option);

  private SnapshotDocuments() {}

  /// Hands over chunk by chunk what is counted, in an order that does not depend on the history.
  static void divide(
      Ledger.State evidence, Map<Suggested, Tally> agreement, Consumer<Chunks.Chunk> taker) {
    evidence.counts().entrySet().stream()
        .sorted(Map.Entry.comparingByKey(BY_MEASURE))
        .forEach(each ->
            Chunks.divide(
                measure(each.getKey())
                    .append("horizon", EvidenceDocuments.horizon(each.getValue().horizon())),
                "rows",
                each.getValue().rows().map(EvidenceDocuments::row),
                taker));
    Chunks.divide(
        new Document(),
        "held",
        evidence.held().stream().map(EvidenceDocuments::observation),
        taker);
    Chunks.divide(
        new Document(),
        "judged",
        evidence.judged().entrySet().stream()
            .sorted(Map.Entry.comparingByKey(BY_KEY))
            .map(each -> judged(each.getKey(), each.getValue())),
        taker);
    Chunks.divide(
        new Document(),
        "agreement",
        agreement.entrySet().stream()
            .sorted(Map.Entry.comparingByKey(BY_SUGGESTED))
            .map(each -> tally(each.getKey(), each.getValue())),
        taker);
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

  private static Document measure(MetricKey measure) {
    return key(measure.key())
        .append("outcome", measure.outcome())
        .append("window", measure.window().toString())
        .append("countWeak", measure.countWeak());
  }

  static MetricKey measure(Document document) {
    return new MetricKey(
        key(document),
        document.getString("outcome"),
        Duration.parse(document.getString("window")),
        document.getBoolean("countWeak"));
  }

  private static Document judged(PolicyKey key, AssumedVersions judged) {
    return key(key)
        .append("newest", judged.newest().toEpochMilli())
        .append("versions", List.copyOf(new TreeSet<>(judged.versions())));
  }

  static AssumedVersions judged(Document document) {
    return new AssumedVersions(
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

  static Tally tally(Document document) {
    return new Tally(
        document.getLong("suggested"),
        document.getLong("shown"),
        document.getLong("followed"),
        document.getLong("changed"),
        document.getLong("ignored"),
        document.getLong("notShown"));
  }
}
