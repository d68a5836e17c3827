package org.doubleloop.kit.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.bson.conversions.Bson;

/// The first of what a query finds: as many as were asked for, but no more than an answer should
/// hold.
///
/// @param more whether the query finds more
public record Found<T>(List<T> items, boolean more) {
  /// The document that passes this many bytes is the last one.
  static final int MOST_BYTES = 1 << 20;

  /// A server sends what it finds in parts of up to 16 MB, whatever is needed of it: so many large
  /// documents are less.
  private static final int AT_ONCE = 16;

  public Found {
    items = List.copyOf(items);
  }

  /// Reads the first documents, at least one where there is one.
  ///
  /// @param limit the most documents
  public static Found<Document> first(
      MongoCollection<Document> collection, Bson filter, Bson sort, int limit) {
    var page = new Page(collection, limit);
    var query = raw(collection).find(filter).sort(sort).limit(limit + 1).batchSize(AT_ONCE);
    try (var cursor = query.iterator()) {
      while (cursor.hasNext()) {
        if (page.isFull()) {
          return page.found(true);
        }
        page.add(cursor.next());
      }
    }
    return page.found(false);
  }

  /// Reads the first of these documents in the order of their `_id`s here; those that are there.
  ///
  /// @param limit the most documents
  public static Found<Document> first(
      MongoCollection<Document> collection, List<String> ids, int limit) {
    var page = new Page(collection, limit);
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      var part = ids.subList(from, Math.min(from + AT_ONCE, ids.size()));
      var found = new HashMap<String, RawBsonDocument>();
      raw(collection)
          .find(Filters.in("_id", part))
          .forEach(document -> found.put(document.getString("_id").getValue(), document));
      for (String id : part) {
        var document = found.get(id);
        if (document != null) {
          if (page.isFull()) {
            return page.found(true);
          }
          page.add(document);
        }
      }
    }
    return page.found(false);
  }

  public <U> Found<U> map(Function<? super T, ? extends U> translation) {
    return new Found<>(items.stream().<U>map(translation).toList(), more);
  }

  private static MongoCollection<RawBsonDocument> raw(MongoCollection<Document> collection) {
    return collection.withDocumentClass(RawBsonDocument.class);
  }

  /// A page in the making.
  private static final class Page {
    private final Codec<Document> codec;
    private final int limit;
    private final List<Document> read = new ArrayList<>();
    private int bytes;

    Page(MongoCollection<Document> collection, int limit) {
      this.codec = collection.getCodecRegistry().get(Document.class);
      this.limit = limit;
    }

    boolean isFull() {
      return read.size() == limit || bytes > MOST_BYTES;
    }

    void add(RawBsonDocument document) {
      bytes += document.getByteBuffer().remaining();
      read.add(document.decode(codec));
    }

    Found<Document> found(boolean more) {
      return new Found<>(read, more);
    }
  }
}
