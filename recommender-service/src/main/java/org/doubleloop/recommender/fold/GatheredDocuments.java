package org.doubleloop.recommender.fold;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.doubleloop.recommender.counts.Counts;
import org.doubleloop.recommender.policy.PolicyKey;

/// What the chunks of a snapshot hold, gathered from one after the other.
final class GatheredDocuments {

  private final Map<MetricKey, Counts> counts = new HashMap<>();
  private final List<Observation> held = new ArrayList<>();
  private final Map<PolicyKey, AssumedVersions> judged = new HashMap<>();
  private final Map<Suggested, Tally> agreement = new HashMap<>();

  void add(Document content) {
    var rows = all(content, "rows");
    if (!rows.isEmpty()) {
      counts
          .computeIfAbsent(SnapshotDocuments.measure(content), any -> new Counts())
          .addAll(
              EvidenceDocuments.horizon(content.get("horizon", Document.class)),
              rows.stream().map(EvidenceDocuments::row));
    }
    all(content, "held").forEach(each -> held.add(EvidenceDocuments.observation(each)));
    all(content, "judged")
        .forEach(each -> judged.put(SnapshotDocuments.key(each), SnapshotDocuments.judged(each)));
    all(content, "agreement")
        .forEach(each ->
            agreement.put(
                new Suggested(
                    SnapshotDocuments.key(each),
                    each.getInteger("version"),
                    each.getString("option")),
                SnapshotDocuments.tally(each)));
  }

  Ledger.State evidence(long generation) {
    return new Ledger.State(generation, counts, held, judged);
  }

  Map<Suggested, Tally> agreement() {
    return Map.copyOf(agreement);
  }

  private static List<Document> all(Document content, String name) {
    return content.getList(name, Document.class, List.of());
  }
}
