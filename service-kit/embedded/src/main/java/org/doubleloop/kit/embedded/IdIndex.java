package org.doubleloop.kit.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The unique index on `_id`, in memory. It also finds the position of a document that is to be
/// changed or removed, so no other index has to.
final class IdIndex extends Index<Long> {
  static final String FIELD = "_id";

  private final Map<Object, Long> positions = new HashMap<>();

  IdIndex(String name, List<IndexKey> keys) {
    super(name, keys, false);
  }

  /// The positions of the documents that can meet the conditions, in order; null when the
  /// conditions do not name ids.
  @Nullable Iterable<Long> positions(Conditions conditions) {
    var ids = conditions.anyOf(FIELD);
    if (ids == null) {
      return null;
    }
    var found = new TreeSet<Long>();
    for (Object id : ids) {
      var position = positions.get(key(id));
      if (position != null) {
        found.add(position);
      }
    }
    return found;
  }

  @Override
  public @Nullable Long getPosition(Document document) {
    return positions.get(key(document.get(FIELD)));
  }

  @Override
  public void checkAdd(Document document, MongoCollection<Long> collection) {
    var id = document.get(FIELD);
    if (positions.containsKey(key(id))) {
      throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(id));
    }
  }

  @Override
  public void add(Document document, Long position, MongoCollection<Long> collection) {
    positions.put(key(document.get(FIELD)), position);
  }

  @Override
  public @Nullable Long remove(Document document) {
    return positions.remove(key(document.get(FIELD)));
  }

  @Override
  public void checkUpdate(
      Document oldDocument, Document newDocument, MongoCollection<Long> collection) {
    // before anything is changed, for a change that cannot be stored must not be half made
    StoredDocument.requireStorable(newDocument);
  }

  @Override
  public void updateInPlace(
      Document oldDocument, Document newDocument, Long position, MongoCollection<Long> collection) {
    // an _id never changes
  }

  @Override
  public boolean canHandle(Document query) {
    return false;
  }

  @Override
  public Iterable<Long> getPositions(Document query) {
    throw new UnsupportedOperationException("the collection plans its queries itself");
  }

  @Override
  public long getCount() {
    return positions.size();
  }

  @Override
  public long getDataSize() {
    return 0;
  }

  @Override
  public boolean isUnique() {
    return true;
  }

  @Override
  public void drop() {
    positions.clear();
  }

  // 1, 1L and 1.0 are the same id
  private static Object key(@Nullable Object id) {
    return id instanceof String ? id : new KeyValue(id).normalized();
  }
}
