package org.doubleloop.recommender.fold;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.kit.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Snapshots of what is counted: chunks named by a hash of what they hold, and a manifest that
/// names the chunks and the cursors. The manifest is the commit point; two are kept.
///
/// Several replicas may write here at once. A manifest's number is taken by its `_id`, and whoever
/// comes second takes the next one. Every chunk bears the highest number of a manifest that names
/// it or is about to, and goes when that is older than the two that are kept: so nobody takes away
/// what another is still going to name.
///
/// While one release takes over from another, replicas may count by different rules. Each leaves
/// the snapshots of the others alone, and yet they share numbers and prune together: where both
/// that are kept are by other rules, a replica that starts folds the feeds from their start.
public final class Snapshots {

  /// By which rules was counted. An action that is told anew counts by the difference to what it
  /// counted before, which must be by the same rules: raise this with every change to what counts
  /// (metrics, cells, slices, bounds, reactions) or to how it is stored.
  static final int RULES = 1;

  private static final Logger log = LoggerFactory.getLogger(Snapshots.class);
  private static final String ID = "_id";
  private static final String KIND = "kind";
  private static final String CHUNK = "CHUNK";
  private static final String MANIFEST = "MANIFEST";
  private static final String NUMBER = "number";
  private static final String BY_RULES = "rules";
  private static final String CHUNKS = "chunks";
  private static final String CONTENT = "content";
  private static final int KEPT = 2;

  private final MongoCollection<Document> collection;

  /// What is counted, and how far the feeds were read for it.
  record Snapshot(Ledger.State evidence, Map<Suggested, Tally> agreement, Fold.Cursors cursors) {}

  public Snapshots(Store store) {
    store.ensureIndexes("snapshots", List.of(KIND, NUMBER));
    collection = store.collection("snapshots");
  }

  void save(Snapshot snapshot) {
    long number = newest() + 1;
    while (!saved(number, snapshot)) {
      number = Math.max(number, newest()) + 1;
    }
    prune(number);
  }

  /// At no time more than one chunk is in memory.
  private boolean saved(long number, Snapshot snapshot) {
    var names = new ArrayList<String>();
    SnapshotDocuments.divide(
        snapshot.evidence(),
        snapshot.agreement(),
        chunk -> {
          keep(chunk, number);
          names.add(chunk.name());
        });
    var manifest =
        new Document(ID, Ids.document("*", MANIFEST, Long.toString(number)))
            .append(KIND, MANIFEST)
            .append(NUMBER, number)
            .append(BY_RULES, RULES)
            .append("generation", snapshot.evidence().generation())
            .append(CHUNKS, names);
    SnapshotDocuments.putCursors(manifest, snapshot.cursors());
    // A number that was taken and has been pruned is free again, and too old.
    return Store.insertNew(collection, manifest) && newest() < number + KEPT;
  }

  /// Makes sure of a chunk for as long as the manifest of this number is kept.
  private void keep(Chunks.Chunk chunk, long number) {
    var kept = collection.updateOne(Filters.eq(ID, chunk.name()), Updates.max(NUMBER, number));
    if (kept.getMatchedCount() == 0
        && !Store.insertNew(
            collection,
            new Document(ID, chunk.name())
                .append(KIND, CHUNK)
                .append(NUMBER, number)
                .append(CONTENT, chunk.content()))) {
      keep(chunk, number);
    }
  }

  /// The newest snapshot by these rules of which everything is there.
  Optional<Snapshot> load() {
    while (true) {
      var manifests = manifests();
      var ours =
          manifests.stream()
              .filter(manifest -> Integer.valueOf(RULES).equals(manifest.get(BY_RULES)))
              .toList();
      var whole = ours.stream().map(this::read).flatMap(Optional::stream).findFirst();
      // Where none is whole, they may have been replaced while they were read.
      if (whole.isPresent() || number(manifests) == newest()) {
        if (whole.isEmpty() && !manifests.isEmpty()) {
          log.warn(
              "{}: the feeds are folded from their start",
              ours.isEmpty() ? "All snapshots are by other rules" : "No snapshot is whole");
        }
        return whole;
      }
    }
  }

  private Optional<Snapshot> read(Document manifest) {
    var gathered = new GatheredDocuments();
    for (String name : manifest.getList(CHUNKS, String.class)) {
      var chunk = collection.find(Filters.eq(ID, name)).first();
      if (chunk == null) {
        return Optional.empty();
      }
      gathered.add(chunk.get(CONTENT, Document.class));
    }
    return Optional.of(
        new Snapshot(
            gathered.evidence(manifest.getLong("generation")),
            gathered.agreement(),
            SnapshotDocuments.cursors(manifest)));
  }

  private long newest() {
    return number(manifests());
  }

  private static long number(List<Document> manifests) {
    return manifests.isEmpty() ? 0 : manifests.getFirst().getLong(NUMBER);
  }

  private List<Document> manifests() {
    return collection
        .find(Filters.eq(KIND, MANIFEST))
        .sort(Sorts.descending(NUMBER))
        .into(new ArrayList<>());
  }

  private void prune(long number) {
    for (String kind : List.of(MANIFEST, CHUNK)) {
      collection.deleteMany(
          Filters.and(Filters.eq(KIND, kind), Filters.lte(NUMBER, number - KEPT)));
    }
  }
}
