package org.doubleloop.recommender.fold;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.BsonBinaryWriter;
import org.bson.Document;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.doubleloop.kit.id.Ids;

/// Takes what is to be kept in a snapshot, in chunks that are documents of their own.
public final class Chunks {

  /// In bytes of BSON. Small, as a store that writes one document at a time has all others wait for
  /// as long as that takes.
  private static final int FULL = 1 << 18;

  private static final DocumentCodec CODEC = new DocumentCodec();

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
    private final List<byte[]> bytes = new ArrayList<>();
    private int size;

    Part(Document common, String field) {
      this.common = common;
      this.field = field;
      begin();
    }

    private void begin() {
      items.clear();
      bytes.clear();
      bytes.add(bytes(common));
      bytes.add(field.getBytes(StandardCharsets.UTF_8));
      size = 0;
    }

    void add(Document item) {
      var itself = bytes(item);
      items.add(item);
      bytes.add(itself);
      size += itself.length;
    }

    private static byte[] bytes(Document document) {
      try (var buffer = new BasicOutputBuffer()) {
        CODEC.encode(new BsonBinaryWriter(buffer), document, EncoderContext.builder().build());
        return buffer.toByteArray();
      }
    }

    /// What there is; begins again with nothing.
    Chunk take() {
      var chunk =
          new Chunk(Ids.hash(bytes), new Document(common).append(field, List.copyOf(items)));
      begin();
      return chunk;
    }
  }
}
