package org.doubleloop.gateway.key;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.kit.store.Store;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All API keys. A key is found by its id alone, before anybody knows whose it is.
public final class ApiKeys {

  private static final String NAME = "apiKeys";

  private static final Logger log = LoggerFactory.getLogger(ApiKeys.class);

  private final MongoCollection<Document> keys;

  ApiKeys(Store store) {
    store.ensureIndexes(NAME, List.of("organization", "createdAt"));
    keys = store.collection(NAME);
  }

  Optional<ApiKey> find(String id) {
    return Optional.ofNullable(keys.find(eq("_id", documentId(id))).first())
        .flatMap(ApiKeys::readable);
  }

  /// Adds a key.
  ///
  /// @return whether its id was free
  public boolean add(ApiKey key) {
    return Store.insertNew(keys, ApiKeyDocuments.write(documentId(key.id()), key));
  }

  /// The newest keys of an organization: of all, or of those behind a position in the list.
  List<ApiKey> page(String organization, @Nullable ApiKeyPosition after, int limit) {
    var mine = eq("organization", organization);
    var found = keys.find(after == null ? mine : and(mine, behind(after)));
    var page = new ArrayList<ApiKey>();
    try (var documents =
        found.sort(orderBy(descending("createdAt"), ascending("id"))).batchSize(limit).cursor()) {
      while (page.size() < limit && documents.hasNext()) {
        readable(documents.next()).ifPresent(page::add);
      }
    }
    return page;
  }

  /// One that is not as it was written hides no other; it opens nothing, so it is not missed.
  private static Optional<ApiKey> readable(Document document) {
    try {
      return Optional.of(ApiKeyDocuments.read(document));
    } catch (RuntimeException broken) {
      log.warn("The key {} cannot be read: {}", document.get("_id"), broken.toString());
      return Optional.empty();
    }
  }

  private static Bson behind(ApiKeyPosition position) {
    return or(
        lt("createdAt", position.createdAt()),
        and(eq("createdAt", position.createdAt()), gt("id", position.id())));
  }

  /// Says that a key was used on this day.
  void use(String id, LocalDate day) {
    keys.updateOne(eq("_id", documentId(id)), set(ApiKeyDocuments.LAST_USED_ON, day.toString()));
  }

  /// Revokes a key of the organization; one that is revoked stays so since then.
  ///
  /// @return whether the organization has such a key
  boolean revoke(String organization, String id, Instant now) {
    var mine = and(eq("_id", documentId(id)), eq("organization", organization));
    var changed = keys.updateOne(and(mine, eq("revokedAt", null)), set("revokedAt", now));
    return changed.getMatchedCount() == 1 || keys.countDocuments(mine) == 1;
  }

  /// Revokes the keys that were made at a first start before this moment.
  public void revokeFirst(String organization, Instant before, Instant now) {
    keys.updateMany(
        and(
            eq("organization", organization),
            eq("first", true),
            eq("revokedAt", null),
            lt("createdAt", before)),
        set("revokedAt", now));
  }

  private static String documentId(String id) {
    return Ids.hash("api-key", id);
  }
}
