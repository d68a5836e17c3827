package org.doubleloop.kit.follow;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.cursor.TimeoutMode;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Instant;
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

  /// Keeps an item, and answers what stands under its name: this one, or the one that came first.
  String keep(Follower.Name name, String item) {
    var id = name.documentId();
    var document =
        new Document(ID, id).append("organization", name.organization()).append(ITEM, item);
    if (Store.insertNew(collection, document)) {
      return item;
    }
    var kept = collection.find(Filters.eq(ID, id)).first();
    return Objects.requireNonNull(kept, "what stands in the archive stays").getString(ITEM);
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
