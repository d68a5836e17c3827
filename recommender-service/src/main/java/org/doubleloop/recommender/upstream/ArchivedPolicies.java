package org.doubleloop.recommender.upstream;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.doubleloop.client.policy.model.PolicyFeedItem;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.kit.store.Store;
import tools.jackson.databind.json.JsonMapper;

/// The policy versions that this service has seen, kept before they are first used.
final class ArchivedPolicies {

  private final MongoCollection<Document> collection;
  private final JsonMapper json;

  ArchivedPolicies(Store store, JsonMapper json) {
    this.collection = store.collection("policy_versions");
    this.json = json;
  }

  void keep(PolicyFeedItem item) {
    var version = item.getVersion();
    var id = version.getPolicy() + "/" + version.getVersion();
    try {
      collection.insertOne(
          new Document("_id", Ids.document(item.getOrganization(), "POLICY_VERSION", id))
              .append("organization", item.getOrganization())
              .append("item", json.writeValueAsString(item)));
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
    }
  }

  List<PolicyFeedItem> all() {
    return collection.find().into(new ArrayList<>()).stream()
        .map(document -> json.readValue(document.getString("item"), PolicyFeedItem.class))
        .toList();
  }
}
