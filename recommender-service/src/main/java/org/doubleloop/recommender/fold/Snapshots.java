package org.doubleloop.recommender.fold;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.kit.store.Store;

/// Snapshots of the memory: chunks named by a hash of what they hold, and a manifest that names the
/// chunks and the feed's cursor. The manifest is the commit point; two are kept.
///
/// Several replicas may write here. A manifest's number is taken by its `_id`: who comes second has
/// read the same feed, and leaves it.
public final class Snapshots {

  private static final String KIND = "kind";
  private static final String MANIFEST = "MANIFEST";
  private static final String NUMBER = "number";
  private static final String CHUNKS = "chunks";
  private static final int KEPT = 2;

  private final MongoCollection<Document> collection;

  /// A memory and how far it has read.
  record Snapshot(Memory.State state, String cursor) {}

  public Snapshots(Store store) {
    store.ensureIndexes("snapshots", List.of(KIND, NUMBER));
    collection = store.collection("snapshots");
  }

  void save(Snapshot snapshot) {
    var chunks = SnapshotDocuments.chunks(snapshot.state());
    var manifests = manifests();
    for (Document chunk : chunks) {
      insert(chunk);
    }
    long number = manifests.isEmpty() ? 1 : manifests.getFirst().getLong(NUMBER) + 1;
    insert(
        new Document("_id", Ids.document("*", MANIFEST, Long.toString(number)))
            .append(KIND, MANIFEST)
            .append(NUMBER, number)
            .append("generation", snapshot.state().generation())
            .append("cursor", snapshot.cursor())
            .append(CHUNKS, chunks.stream().map(chunk -> chunk.getString("_id")).toList()));
    prune();
  }

  /// The newest snapshot of which everything is there.
  Optional<Snapshot> load() {
    return manifests().stream().map(this::read).flatMap(Optional::stream).findFirst();
  }

  private Optional<Snapshot> read(Document manifest) {
    var names = manifest.getList(CHUNKS, String.class);
    var chunks = collection.find(Filters.in("_id", names)).into(new ArrayList<>());
    return chunks.size() == names.size()
        ? Optional.of(
            new Snapshot(
                SnapshotDocuments.state(manifest.getLong("generation"), chunks),
                manifest.getString("cursor")))
        : Optional.empty();
  }

  private List<Document> manifests() {
    return collection
        .find(Filters.eq(KIND, MANIFEST))
        .sort(Sorts.descending(NUMBER))
        .into(new ArrayList<>());
  }

  /// Manifests go first, so that none is left without its chunks.
  private void prune() {
    var manifests = manifests();
    var named = new HashSet<String>();
    for (int i = 0; i < manifests.size(); i++) {
      if (i < KEPT) {
        named.addAll(manifests.get(i).getList(CHUNKS, String.class));
      } else {
        collection.deleteOne(Filters.eq("_id", manifests.get(i).getString("_id")));
      }
    }
    for (Document chunk :
        collection
            .find(Filters.eq(KIND, SnapshotDocuments.CHUNK))
            .projection(new Document("_id", 1))) {
      var name = chunk.getString("_id");
      if (!named.contains(name)) {
        collection.deleteOne(Filters.eq("_id", name));
      }
    }
  }

  private void insert(Document document) {
    try {
      collection.insertOne(document);
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
    }
  }
}
