package org.doubleloop.kit.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.IndexKeySpecsConflictException;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/// A collection: documents by position, which grows with every insert, so that new documents are
/// written next to each other. Everything else about them is in memory, in indexes that are built
/// when the collection is opened.
final class EmbeddedCollection extends AbstractSynchronizedMongoCollection<Long> {
  private final MVMap<Long, byte[]> documents;
  private final StoreFile file;
  private long nextPosition;

  EmbeddedCollection(
      MongoDatabase database,
      String name,
      CollectionOptions options,
      MVMap<Long, byte[]> documents,
      StoreFile file,
      CursorRegistry cursors) {
    super(database, name, options, cursors);
    this.documents = documents;
    this.file = file;
    var last = documents.lastKey();
    this.nextPosition = last == null ? 0 : last + 1;
  }

  @Override
  public synchronized void addIndex(Index<Long> index) {
    for (var existing : getIndexes()) {
      if (existing.getName().equals(index.getName())) {
        if (!existing.getKeys().toString().equals(index.getKeys().toString())) {
          throw new IndexKeySpecsConflictException(index, existing);
        }
        return;
      }
    }
    streamAllDocumentsWithPosition()
        .forEach(found -> index.add(found.getDocument(), found.getPosition(), this));
    getIndexes().add(index);
  }

  @Override
  protected QueryResult queryDocuments(
      Document query,
      @Nullable Document orderBy,
      int numberToSkip,
      int limit,
      int batchSize,
      @Nullable Document fieldSelector) {
    if (orderBy == null || !orderBy.containsKey("$natural")) {
      var conditions = Conditions.of(query);
      if (conditions.excludeAll()) {
        return new QueryResult();
      }
      var byId = idIndex() == null ? null : idIndex().positions(conditions);
      if (byId != null) {
        return matchDocuments(query, byId, orderBy, numberToSkip, limit, batchSize, fieldSelector);
      }
      var scan = bestScan(conditions, orderBy);
      if (scan != null) {
        return matchDocumentsFromStream(
            scan.positions().map(this::getDocument),
            query,
            scan.ordered() ? null : orderBy,
            numberToSkip,
            limit,
            batchSize,
            fieldSelector);
      }
    }
    return matchDocuments(query, orderBy, numberToSkip, limit, batchSize, fieldSelector);
  }

  private @Nullable IdIndex idIndex() {
    for (var index : getIndexes()) {
      if (index instanceof IdIndex byId) {
        return byId;
      }
    }
    return null;
  }

  private RangeIndex.@Nullable Scan bestScan(Conditions conditions, @Nullable Document orderBy) {
    return getIndexes().stream()
        .filter(RangeIndex.class::isInstance)
        .map(index -> ((RangeIndex) index).scan(conditions, orderBy))
        .filter(scan -> scan != null)
        .max(
            Comparator.comparingInt(RangeIndex.Scan::strength)
                .thenComparing(RangeIndex.Scan::ordered))
        .orElse(null);
  }

  @Override
  protected QueryResult matchDocuments(
      Document query,
      @Nullable Document orderBy,
      int numberToSkip,
      int limit,
      int batchSize,
      @Nullable Document fieldSelector) {
    var all = stream(isNaturalDescending(orderBy)).map(DocumentWithPosition::getDocument);
    return matchDocumentsFromStream(
        all, query, orderBy, numberToSkip, limit, batchSize, fieldSelector);
  }

  @Override
  protected Stream<DocumentWithPosition<Long>> streamAllDocumentsWithPosition() {
    return stream(false);
  }

  private Stream<DocumentWithPosition<Long>> stream(boolean newestFirst) {
    Cursor<Long, byte[]> cursor = documents.cursor(null, null, newestFirst);
    Iterable<Long> positions = () -> cursor;
    return StreamSupport.stream(positions.spliterator(), false)
        .map(position ->
            new DocumentWithPosition<>(StoredDocument.decode(cursor.getValue()), position))
        .peek(_ -> file.examined());
  }

  @Override
  protected Document getDocument(Long position) {
    file.examined();
    return StoredDocument.decode(Objects.requireNonNull(documents.get(position)));
  }

  @Override
  protected Long addDocumentInternal(Document document) {
    long position = nextPosition++;
    documents.put(position, StoredDocument.encode(document));
    file.changed();
    return position;
  }

  @Override
  protected void handleUpdate(Long position, Document oldDocument, Document newDocument) {
    documents.put(position, StoredDocument.encode(newDocument));
    file.changed();
  }

  @Override
  protected void removeDocument(Long position) {
    documents.remove(position);
    file.changed();
  }

  @Override
  public synchronized void removeDocument(Document document) {
    var byId = idIndex();
    if (byId == null) {
      super.removeDocument(document);
      return;
    }
    var position = byId.remove(document);
    if (position == null) {
      return;
    }
    for (var index : getIndexes()) {
      if (index instanceof RangeIndex range) {
        range.remove(document, position);
      }
    }
    removeDocument(position);
  }

  @Override
  public synchronized int count(@Nullable Document query, int skip, int limit) {
    return super.count(query, skip, limit);
  }

  @Override
  public int count() {
    return documents.size();
  }

  @Override
  protected boolean tracksDataSize() {
    return false;
  }

  @Override
  protected void updateDataSize(int sizeDelta) {
    throw new UnsupportedOperationException("the size of the data is not tracked");
  }

  @Override
  protected int getDataSize() {
    return (int)
        Math.min(
            Integer.MAX_VALUE, documents.values().stream().mapToLong(bytes -> bytes.length).sum());
  }
}
