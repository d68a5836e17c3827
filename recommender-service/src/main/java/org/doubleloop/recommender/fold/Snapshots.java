package org.doubleloop.recommender.fold;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.kit.store.Store;
import org.doubleloop.recommender.fold.Chunks.Chunk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Snapshots of what is counted: chunks named by a hash of what they hold, and a manifest that
/// names, for each part of the fold, the rules by which it was counted, its cursors and its chunks.
/// The manifest is the commit point; two are kept.
///
/// Several replicas may write here at once. A manifest's number is taken by its `_id`, and whoever
/// comes second takes the next one. Every chunk bears the highest number of a manifest that names
/// it or is about to, and goes when that is older than the two that are kept: so nobody takes away
/// what another is still going to name.
///
/// While one release takes over from another, replicas may count by different rules. Each takes
/// over only what was counted by its own, and yet they share numbers and prune together: where both
/// manifests that are kept have a part by other rules, a replica that starts folds the feeds for it
/// from their start.
public final class Snapshots {

  private static final Logger log = LoggerFactory.getLogger(Snapshots.class);
  private static final String ID = "_id";
  private static final String KIND = "kind";
  private static final String CHUNK = "CHUNK";
  private static final String MANIFEST = "MANIFEST";
  private static final String NUMBER = "number";
  private static final String CONTENT = "content";
  private static final int KEPT = 2;

  private final MongoCollection<Document> collection;

  public Snapshots(Store store) {
    store.ensureIndexes("snapshots", List.of(KIND, NUMBER));
    collection = store.collection("snapshots");
  }

  void save(List<FoldedPart> parts) {
    long number = newest() + 1;
    while (!saved(number, parts)) {
      number = Math.max(number, newest()) + 1;
    }
    prune(number);
  }

  /// At no time more than one chunk is in memory.
  private boolean saved(long number, List<FoldedPart> parts) {
    var saved = new LinkedHashMap<FoldedPart, SavedPart>();
    for (FoldedPart part : parts) {
      part.save(chunk -> keep(chunk, number), names -> areKept(names, number))
          .ifPresent(named -> saved.put(part, named));
    }
    var manifest =
        new Document(ID, Ids.document("*", MANIFEST, Long.toString(number)))
            .append(KIND, MANIFEST)
            .append(NUMBER, number)
            .append(
                SnapshotDocuments.PARTS,
                saved.values().stream().map(SnapshotDocuments::toDocument).toList());
    // A number that was taken and has been pruned is free again, and too old.
    boolean isSaved = Store.insertNew(collection, manifest) && newest() < number + KEPT;
    if (isSaved) {
      parts.forEach(part -> part.savedAs(saved.get(part)));
    }
    return isSaved;
  }

  /// Makes sure of a chunk for as long as the manifest of this number is kept.
  private void keep(Chunk chunk, long number) {
    if (!isKept(chunk.name(), number)
        && !Store.insertNew(
            collection,
            new Document(ID, chunk.name())
                .append(KIND, CHUNK)
                .append(NUMBER, number)
                .append(CONTENT, chunk.content()))) {
      keep(chunk, number);
    }
  }

  private boolean areKept(List<String> chunks, long number) {
    return chunks.stream().allMatch(name -> isKept(name, number));
  }

  private boolean isKept(String chunk, long number) {
    return collection
            .updateOne(Filters.eq(ID, chunk), Updates.max(NUMBER, number))
            .getMatchedCount()
        > 0;
  }

  /// Lets a part go on from the newest snapshot of it, by its rules, of which everything is there:
  /// rather from one that was saved when it had been told all that there was.
  void restore(FoldedPart part) {
    while (true) {
      var manifests = manifests();
      var ours =
          manifests.stream()
              .map(each -> SnapshotDocuments.fromDocument(each, part.name(), part.rules()))
              .flatMap(Optional::stream)
              .sorted(Comparator.comparing(SavedPart::whole).reversed())
              .toList();
      if (ours.stream().anyMatch(saved -> isRestored(part, saved))) {
        return;
      }
      // Where none is whole, they may have been replaced while they were read.
      if (number(manifests) == newest()) {
        if (!manifests.isEmpty()) {
          log.warn(
              "{} of the part {} by its rules {}: the feeds are folded for it from their start",
              ours.isEmpty() ? "There is no snapshot" : "No snapshot is whole",
              part.name(),
              part.rules());
        }
        return;
      }
    }
  }

  private boolean isRestored(FoldedPart part, SavedPart saved) {
    try {
      part.restore(saved, saved.chunks().stream().map(this::chunk));
      return true;
    } catch (MissingChunkException torn) {
      return false;
    }
  }

  private Chunk chunk(String name) {
    var chunk = collection.find(Filters.eq(ID, name)).first();
    if (chunk == null) {
      throw new MissingChunkException(name);
    }
    return new Chunk(name, chunk.get(CONTENT, Document.class));
  }

  /// Ends the reading of a snapshot that is not whole.
  private static final class MissingChunkException extends RuntimeException {
    MissingChunkException(String name) {
      super("There is no chunk " + name, null, false, false);
    }
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

  /// One by one, as a store that runs one command at a time has all others wait for as long as that
  /// takes.
  private void prune(long number) {
    for (String kind : List.of(MANIFEST, CHUNK)) {
      var old = Filters.and(Filters.eq(KIND, kind), Filters.lte(NUMBER, number - KEPT));
      boolean gone;
      do {
        gone = collection.deleteOne(old).getDeletedCount() > 0;
      } while (gone);
    }
  }
}
