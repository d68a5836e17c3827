package org.doubleloop.kit.lane;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static org.doubleloop.kit.lane.LaneDocuments.EARLIER;
import static org.doubleloop.kit.lane.LaneDocuments.ID;
import static org.doubleloop.kit.lane.LaneDocuments.LANE;
import static org.doubleloop.kit.lane.LaneDocuments.ORGANIZATION;
import static org.doubleloop.kit.lane.LaneDocuments.SEQ;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/// The documents that stand in the lanes of a feed.
final class LaneEntries {
  private static final InsertManyOptions ORDERED = new InsertManyOptions().ordered(true);
  private static final int WINDOW = 1_000;

  private final MongoCollection<Document> documents;
  private final MongoCollection<RawBsonDocument> raw;

  LaneEntries(MongoCollection<Document> documents) {
    this.documents = documents;
    this.raw = documents.withDocumentClass(RawBsonDocument.class);
  }

  /// What a plain answer to an insert says.
  sealed interface Inserted {
    /// All are stored.
    record Whole() implements Inserted {}

    /// Those before `index` are stored, that one is refused, those after it were not tried.
    record Stopped(int index, int code, String message) implements Inserted {}
  }

  /// @param documents in order of their positions
  /// @throws com.mongodb.MongoException when it is not known what is stored
  Inserted insert(List<RawBsonDocument> documents) {
    try {
      raw.insertMany(documents, ORDERED);
      return new Inserted.Whole();
    } catch (MongoBulkWriteException stopped) {
      if (stopped.getWriteConcernError() != null || stopped.getWriteErrors().size() != 1) {
        throw stopped;
      }
      var error = stopped.getWriteErrors().getFirst();
      if (stopped.getWriteResult().getInsertedCount() != error.getIndex()) {
        throw stopped;
      }
      return new Inserted.Stopped(error.getIndex(), error.getCode(), error.getMessage());
    }
  }

  /// @param fields what is read of them beside their position; null for everything
  Map<Object, Document> byIds(Collection<Object> ids, @Nullable Collection<String> fields) {
    Map<Object, Document> found = new HashMap<>();
    if (!ids.isEmpty()) {
      var query = documents.find(in(ID, ids));
      if (fields != null) {
        query.projection(
            Projections.fields(
                Projections.include(LANE, SEQ, EARLIER), Projections.include(List.copyOf(fields))));
      }
      query.forEach(document -> found.put(document.get(ID), document));
    }
    return found;
  }

  /// Some documents of a lane, in order.
  ///
  /// @param whole whether these are all between the two seqs that were asked for
  record Range(List<RawBsonDocument> documents, boolean whole) {
    long bytes() {
      return documents.stream().mapToLong(each -> each.getByteBuffer().remaining()).sum();
    }
  }

  /// Reads the documents with `after < seq <= upTo`, at most `limit` and hardly more than `bytes`.
  ///
  /// @param reader the organization whose documents alone are read, or [Cursor#ALL]
  Range range(long lane, long after, long upTo, int limit, long bytes, String reader) {
    Bson between = and(eq(LANE, lane), gt(SEQ, after), lte(SEQ, upTo));
    var found =
        raw.find(reader.equals(Cursor.ALL) ? between : and(between, eq(ORGANIZATION, reader)))
            .sort(Sorts.ascending(LANE, SEQ))
            .limit(limit)
            .batchSize(limit);
    List<RawBsonDocument> read = new ArrayList<>();
    long size = 0;
    try (var cursor = found.iterator()) {
      while (cursor.hasNext()) {
        if (size >= bytes) {
          return new Range(read, false);
        }
        var document = cursor.next();
        size += document.getByteBuffer().remaining();
        read.add(document);
      }
    }
    return new Range(read, read.size() < limit);
  }

  /// The last seq that can be reached from `settled` without a gap.
  long contiguousFrom(long lane, long settled) {
    long end = settled;
    while (true) {
      var seqs =
          documents
              .find(and(eq(LANE, lane), gt(SEQ, end), lte(SEQ, end + WINDOW)))
              .sort(Sorts.ascending(LANE, SEQ))
              .projection(Projections.include(SEQ))
              .map(document -> document.get(SEQ, Number.class).longValue())
              .into(new ArrayList<Long>());
      long reached = Contiguity.reach(end, seqs);
      if (reached < end + WINDOW) {
        return reached;
      }
      end = reached;
    }
  }

  /// Documents past the end of a closed lane: `_id`, position and earlier positions.
  List<Document> past(long lane, long end, int limit) {
    return documents
        .find(and(eq(LANE, lane), gt(SEQ, end)))
        .sort(Sorts.ascending(LANE, SEQ))
        .projection(Projections.include(LANE, SEQ, EARLIER))
        .limit(limit)
        .into(new ArrayList<>());
  }

  /// Moves a document, unless it has been moved since it was read.
  ///
  /// @return whether it stands at `to` now
  boolean move(Document read, LanePosition to) {
    var from = LaneDocuments.positionOf(read);
    var earlier =
        Stream.concat(LaneDocuments.earlierOf(read).stream(), Stream.of(from))
            .map(LaneDocuments::positionDocument)
            .toList();
    var moved =
        documents.updateOne(
            and(eq(ID, read.get(ID)), eq(LANE, from.lane()), eq(SEQ, from.seq())),
            combine(set(LANE, to.lane()), set(SEQ, to.seq()), set(EARLIER, earlier)));
    if (moved.getMatchedCount() == 1) {
      return true;
    }
    // The driver may have sent it twice and report the second answer.
    var now = documents.find(eq(ID, read.get(ID))).first();
    return now != null && LaneDocuments.positionOf(now).equals(to);
  }
}
