package org.doubleloop.recommender.fold;

import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.doubleloop.kit.id.Ids;

/// Parts of a snapshot, each a document of its own.
final class Chunks {

  /// In characters of JSON, which are about as many bytes of BSON: well under the 8 MB that a
  /// document should have.
  private static final int FULL = 2 << 20;

  private Chunks() {}

  /// @param name a hash of the content: equal contents are one chunk
  record Chunk(String name, Document content) {}

  /// Divides items among chunks, each with what all have in common.
  ///
  /// @param field under which a chunk has its items
  static List<Chunk> of(Document common, String field, List<Document> items) {
    var chunks = new ArrayList<Chunk>();
    var part = new Part(common, field);
    for (Document item : items) {
      part.add(item);
      if (part.size > FULL) {
        chunks.add(part.chunk());
        part = new Part(common, field);
      }
    }
    if (!part.items.isEmpty()) {
      chunks.add(part.chunk());
    }
    return chunks;
  }

  private static final class Part {
    private final Document common;
    private final String field;
    private final List<Document> items = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private int size;

    Part(Document common, String field) {
      this.common = common;
      this.field = field;
      texts.add(common.toJson());
      texts.add(field);
    }

    void add(Document item) {
      var text = item.toJson();
      items.add(item);
      texts.add(text);
      size += text.length();
    }

    Chunk chunk() {
      return new Chunk(
          Ids.hash(texts.toArray(String[]::new)),
          new Document(common).append(field, List.copyOf(items)));
    }
  }
}
