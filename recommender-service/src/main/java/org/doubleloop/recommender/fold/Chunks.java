package org.doubleloop.recommender.fold;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.Document;
import org.doubleloop.kit.id.Ids;

/// Takes what is to be kept in a snapshot, in chunks that are documents of their own.
public final class Chunks {

  /// In characters of JSON, which are about as many bytes of BSON. Small, as a store that writes
  /// one document at a time has all others wait for as long as that takes.
  private static final int FULL = 1 << 18;

  private final Consumer<Chunk> taker;

  /// @param name a hash of the content: equal contents are one chunk
  public record Chunk(String name, Document content) {}

  Chunks(Consumer<Chunk> taker) {
    this.taker = taker;
  }

  /// Divides items among chunks, each with what all have in common. A chunk is handed over before
  /// the items of the next one are made.
  ///
  /// @param field under which a chunk has its items
  public void divide(Document common, String field, Stream<Document> items) {
    var part = new Part(common, field);
    items.forEach(item -> {
      part.add(item);
      if (part.size > FULL) {
        taker.accept(part.take());
      }
    });
    if (!part.items.isEmpty()) {
      taker.accept(part.take());
    }
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
      begin();
    }

    private void begin() {
      items.clear();
      texts.clear();
      texts.add(common.toJson());
      texts.add(field);
      size = 0;
    }

    void add(Document item) {
      var text = item.toJson();
      items.add(item);
      texts.add(text);
      size += text.length();
    }

    /// What there is; begins again with nothing.
    Chunk take() {
      var chunk =
          new Chunk(
              Ids.hash(texts.toArray(String[]::new)),
              new Document(common).append(field, List.copyOf(items)));
      begin();
      return chunk;
    }
  }
}
