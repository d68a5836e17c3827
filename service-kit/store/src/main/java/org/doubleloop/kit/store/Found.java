package org.doubleloop.kit.store;

import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/// The first of what a query finds: as many as were asked for, but no more than an answer should
/// hold.
///
/// @param more whether the query finds more
public record Found<T>(List<T> items, boolean more) {
  /// The document that passes this many bytes is the last one.
  static final int MOST_BYTES = 4 << 20;

  public Found {
    items = List.copyOf(items);
  }

  /// Reads the first documents, at least one where there is one.
  ///
  /// @param limit the most documents
  public static Found<Document> first(
      MongoCollection<Document> collection, Bson filter, Bson sort, int limit) {
    var codec = collection.getCodecRegistry().get(Document.class);
    var query =
        collection
            .withDocumentClass(RawBsonDocument.class)
            .find(filter)
            .sort(sort)
            .limit(limit + 1);
    var read = new ArrayList<Document>();
    int bytes = 0;
    try (var cursor = query.iterator()) {
      while (cursor.hasNext()) {
        if (read.size() == limit || bytes > MOST_BYTES) {
          return new Found<>(read, true);
        }
        var document = cursor.next();
        bytes += document.getByteBuffer().remaining();
        read.add(document.decode(codec));
      }
    }
    return new Found<>(read, false);
  }

  public <U> Found<U> map(Function<? super T, ? extends U> translation) {
    return new Found<>(items.stream().<U>map(translation).toList(), more);
  }
}
