package org.doubleloop.kit.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;

/// A database whose collections are maps of one [StoreFile].
final class EmbeddedDatabase extends AbstractSynchronizedMongoDatabase<Long> {
  private static final int COMMAND_NOT_SUPPORTED = 115;

  private final StoreFile file;

  EmbeddedDatabase(String name, StoreFile file, CursorRegistry cursors) {
    this.file = file;
    super(name, cursors);
    initializeNamespacesAndIndexes();
  }

  @Override
  protected MongoCollection<Long> openOrCreateCollection(String name, CollectionOptions options) {
    var documents = file.documents(getFullCollectionNamespace(name));
    return new EmbeddedCollection(this, name, options, documents, file, cursorRegistry);
  }

  @Override
  protected Index<Long> openOrCreateUniqueIndex(
      String collectionName, String indexName, List<IndexKey> keys, boolean sparse) {
    if (keys.size() == 1 && keys.getFirst().getKey().equals(IdIndex.FIELD)) {
      return new IdIndex(indexName, keys);
    }
    throw refused("a unique index on " + keys + ": only _id is unique");
  }

  @Override
  protected Index<Long> openOrCreateSecondaryIndex(
      String collectionName, String indexName, List<IndexKey> keys, boolean sparse) {
    if (!keys.stream().allMatch(IndexKey::isAscending)) {
      throw refused("an index that is not ascending: " + keys);
    }
    return new RangeIndex(indexName, keys);
  }

  @Override
  public void dropCollection(String collectionName, Oplog oplog) {
    super.dropCollection(collectionName, oplog);
    file.remove(getFullCollectionNamespace(collectionName));
  }

  @Override
  public void moveCollection(
      MongoDatabase oldDatabase, MongoCollection<?> collection, String newCollectionName) {
    throw refused("renaming a collection");
  }

  @Override
  protected long getStorageSize() {
    return file.size();
  }

  @Override
  protected long getFileSize() {
    return file.size();
  }

  private static MongoServerError refused(String what) {
    return new MongoServerError(
        COMMAND_NOT_SUPPORTED,
        "CommandNotSupported",
        "the embedded store does not support " + what);
  }
}
