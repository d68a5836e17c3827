package org.doubleloop.kit.follow;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.cursor.TimeoutMode;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.kit.store.Store;

/// What a feed has said, as JSON, and when it was last known to be all.
public final class Archive {

  private static final String ID = "_id";
  private static final String ITEM = "item";
  private static final String AT = "at";

  private final MongoCollection<Document> collection;
  private final String complete;

  /// @param kind what is kept, such as `POLICIES`
  public Archive(Store store, String collection, String kind) {
    this.collection = store.collection(collection);
    this.complete = Ids.document("*", kind, "complete");
  }

  /// Keeps items, and answers what stands under each of their names: this one, or the one that came
  /// first.
  Map<Follower.Name, String> keep(Map<Follower.Name, String> items) {
    var standing = standing(items.keySet());
    var missing =
        items.entrySet().stream()
            .filter(each -> !standing.containsKey(each.getKey()))
            .map(each -> document(each.getKey(), each.getValue()))
            .toList();
    if (missing.isEmpty()) {
      return standing;
    }
    try {
      collection.insertMany(missing);
    } catch (MongoBulkWriteException taken) {
      // Another process keeps the same.
      missing.forEach(document -> Store.insertNew(collection, document));
      return standing(items.keySet());
    }
    items.forEach(standing::putIfAbsent);
    return standing;
  }

  private Map<Follower.Name, String> standing(Collection<Follower.Name> names) {
    var byId = new HashMap<String, Follower.Name>();
    names.forEach(name -> byId.put(name.documentId(), name));
    var standing = new HashMap<Follower.Name, String>();
    collection
        .find(Filters.in(ID, byId.keySet()))
        .forEach(document ->
            standing.put(
                Objects.requireNonNull(byId.get(document.getString(ID))),
                document.getString(ITEM)));
    return standing;
  }

  private static Document document(Follower.Name name, String item) {
    return new Document(ID, name.documentId())
        .append("organization", name.organization())
        .append(ITEM, item);
  }

  /// An item that was kept under this name.
  public Optional<String> find(Follower.Name name) {
    return Optional.ofNullable(collection.find(Filters.eq(ID, name.documentId())).first())
        .map(document -> document.getString(ITEM));
  }

  /// Hands over every item, one after the other: all together they need not fit into memory.
  void forEach(Consumer<String> consumer) {
    collection
        .find(Filters.exists(ITEM))
        .timeoutMode(TimeoutMode.ITERATION) // there may be many: each part in time, not all of them
        .map(document -> document.getString(ITEM))
        .forEach(consumer);
  }

  /// Keeps the moment at which nothing was missing here.
  void completeAt(Instant moment) {
    var kept = collection.updateOne(Filters.eq(ID, complete), Updates.max(AT, moment));
    if (kept.getMatchedCount() == 0) {
      Store.insertNew(collection, new Document(ID, complete).append(AT, moment));
    }
  }

  Optional<Instant> completeAt() {
    return Optional.ofNullable(collection.find(Filters.eq(ID, complete)).first())
        .map(document -> document.get(AT, Instant.class));
  }
}
