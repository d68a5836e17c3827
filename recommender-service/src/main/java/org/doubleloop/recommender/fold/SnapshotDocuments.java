package org.doubleloop.recommender.fold;

import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.bson.Document;
import org.doubleloop.recommender.feed.Feed;

/// The parts that a snapshot's manifest names, as documents.
final class SnapshotDocuments {

  /// Where a manifest has its parts. One of the first layout has none.
  static final String PARTS = "parts";

  private SnapshotDocuments() {}

  static Document toDocument(SavedPart part) {
    var cursors = new Document();
    new TreeMap<>(part.cursors()).forEach((feed, cursor) -> cursors.append(feed.name(), cursor));
    return new Document("name", part.name())
        .append("rules", part.rules())
        .append("cursors", cursors)
        .append("whole", part.whole())
        .append("chunks", part.chunks());
  }

  /// The part of this name, where the manifest has it by these rules.
  static Optional<SavedPart> fromDocument(Document manifest, String name, int rules) {
    return manifest.getList(PARTS, Document.class, List.of()).stream()
        .filter(part -> part.getString("name").equals(name) && part.getInteger("rules") == rules)
        .map(SnapshotDocuments::fromDocument)
        .findFirst();
  }

  private static SavedPart fromDocument(Document part) {
    var cursors = new EnumMap<Feed, String>(Feed.class);
    part.get("cursors", Document.class)
        .forEach((feed, cursor) -> cursors.put(Feed.valueOf(feed), (String) cursor));
    return new SavedPart(
        part.getString("name"),
        part.getInteger("rules"),
        cursors,
        part.getBoolean("whole"),
        part.getList("chunks", String.class));
  }
}
