package org.doubleloop.gateway.start;

import com.mongodb.client.MongoCollection;
import java.time.Instant;
import org.bson.Document;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.kit.store.Store;

/// All organizations.
final class Organizations {

  private final MongoCollection<Document> organizations;

  Organizations(Store store) {
    organizations = store.collection("organizations");
  }

  boolean isEmpty() {
    return organizations.find().limit(1).first() == null;
  }

  /// Adds an organization; it may be there already.
  void add(String id, Instant now) {
    Store.insertNew(
        organizations,
        new Document("_id", Ids.document(id, "organization", id))
            .append("id", id)
            .append("organization", id)
            .append("kind", "organization")
            .append("createdAt", now));
  }
}
