package org.doubleloop.kit.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryParameters;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.IndexKeySpecsConflictException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Objects;
import java.util.function.LongFunction;
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

  /// Answers a command with the first documents, and a cursor where one answer does not hold them
  /// all. What the library asks for itself comes without `$query`, and gets all of it.
  @Override
  public synchronized QueryResult handleQuery(QueryParameters parameters) {
    var selector = parameters.getQuerySelector();
    if (!(selector.get("$query") instanceof Document query)) {
      return super.handleQuery(parameters);
    }
    var reading =
        reading(
            query,
            (Document) selector.get("$orderby"),
            parameters.getNumberToSkip(),
            parameters.getLimit(),
            parameters.getProjection());
    var first = reading.answer(parameters.getBatchSize());
    if (!reading.hasNext()) {
      return new QueryResult(first);
    }
    var cursor = new Reading.Rest(cursorRegistry.generateCursorId(), reading.detached(), this);
    cursorRegistry.add(cursor);
    return new QueryResult(first, cursor);
  }

  /// The documents are read while they are taken, and may be changed meanwhile.
  @Override
  protected QueryResult queryDocuments(
      Document query,
      @Nullable Document orderBy,
      int numberToSkip,
      int limit,
      int batchSize,
      @Nullable Document fieldSelector) {
    var reading = reading(query, orderBy, numberToSkip, limit, fieldSelector).detached();
    return new QueryResult(() -> reading);
  }

  private Reading reading(
      Document query,
      @Nullable Document orderBy,
      int skip,
      int limit,
      @Nullable Document fieldSelector) {
    boolean isWhole = fieldSelector == null || fieldSelector.isEmpty();
    var candidates = candidates(query, orderBy);
    return new Reading(
        candidates.positions(),
        candidates.documents(),
        document -> documentMatchesQuery(document, query),
        isWhole ? null : document -> projected(document, fieldSelector),
        skip,
        limit);
  }

  /// Where documents may stand that a query finds, in the order that is asked for.
  private record Candidates(Iterator<Long> positions, LongFunction<byte @Nullable []> documents) {}

  private Candidates candidates(Document query, @Nullable Document orderBy) {
    if (orderBy != null && orderBy.containsKey("$natural")) {
      return unsorted(documents.cursor(null, null, isNaturalDescending(orderBy)));
    }
    var conditions = Conditions.of(query);
    if (conditions.excludeAll()) {
      return unsorted(Collections.emptyIterator());
    }
    var byId = idIndex() == null ? null : idIndex().positions(conditions);
    if (byId != null) {
      return sorted(byId.iterator(), query, orderBy);
    }
    var scan = bestScan(conditions, orderBy);
    if (scan == null) {
      return sorted(documents.keyIterator(null), query, orderBy);
    }
    var positions = scan.positions().iterator();
    return scan.ordered() ? unsorted(positions) : sorted(positions, query, orderBy);
  }

  private Candidates unsorted(Iterator<Long> positions) {
    return new Candidates(
        positions,
        position -> {
          file.examined();
          return documents.get(position);
        });
  }

  /// Looks at all of them, and keeps only what they are sorted by.
  private Candidates sorted(Iterator<Long> positions, Document query, @Nullable Document orderBy) {
    Comparator<Document> comparator = deriveComparator(orderBy);
    if (comparator == null || orderBy == null) {
      return unsorted(positions);
    }
    var keys = new Document();
    orderBy.keySet().forEach(key -> keys.append(key, 1));
    var found = new ArrayList<DocumentWithPosition<Long>>();
    positions.forEachRemaining(position -> {
      var document = getDocument(position);
      if (documentMatchesQuery(document, query)) {
        found.add(new DocumentWithPosition<>(projected(document, keys), position));
      }
    });
    found.sort((a, b) -> comparator.compare(a.getDocument(), b.getDocument()));
    return new Candidates(
        found.stream().map(DocumentWithPosition::getPosition).iterator(), documents::get);
  }

  /// The library shows what it projects in its own queries alone.
  private Document projected(Document document, @Nullable Document fieldSelector) {
    var all = new Document();
    return matchDocumentsFromStream(Stream.of(document), all, null, 0, 0, 0, fieldSelector)
        .iterator()
        .next();
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
    return queryDocuments(query, orderBy, numberToSkip, limit, batchSize, fieldSelector);
  }

  @Override
  protected Stream<DocumentWithPosition<Long>> streamAllDocumentsWithPosition() {
    Cursor<Long, byte[]> cursor = documents.cursor(null, null, false);
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
