package org.doubleloop.recommender.upstream;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.cursor.TimeoutMode;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.doubleloop.client.policy.model.PolicyFeedItemJson;
import org.doubleloop.client.policy.model.PolicyVersionJson;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.kit.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// The policy versions that this service has seen, kept before they are first used, and when they
/// were last known to be all.
final class ArchivedPolicies {

  private static final Logger log = LoggerFactory.getLogger(ArchivedPolicies.class);
  private static final String ID = "_id";
  private static final String ITEM = "item";
  private static final String COMPLETE = Ids.document("*", "POLICIES", "complete");
  private static final String AT = "at";

  private final MongoCollection<Document> collection;
  private final JsonMapper json;

  ArchivedPolicies(Store store, JsonMapper json) {
    this.collection = store.collection("policy_versions");
    this.json = json;
  }

  /// Keeps a version, and answers the one that is to be used. A version never changes: where
  /// another one is kept under its number, that one stays, as suggestions have named it.
  PolicyFeedItemJson keep(PolicyFeedItemJson item) {
    var version = item.getVersion();
    var id =
        Ids.document(
            item.getOrganization(),
            "POLICY_VERSION",
            version.getPolicy() + "/" + version.getVersion());
    var document =
        new Document(ID, id)
            .append("organization", item.getOrganization())
            .append(ITEM, json.writeValueAsString(item));
    if (Store.insertNew(collection, document)) {
      return item;
    }
    var kept = read(collection.find(Filters.eq(ID, id)).first());
    if (!isSame(kept.getVersion(), version)) {
      log.error(
          "Refused: version {} of policy {} of {} has been {} since {}, and now comes as {} since"
              + " {}",
          version.getVersion(),
          version.getPolicy(),
          item.getOrganization(),
          kept.getVersion().getContentHash(),
          kept.getVersion().getEffectiveFrom(),
          version.getContentHash(),
          version.getEffectiveFrom());
    }
    return kept;
  }

  List<PolicyFeedItemJson> all() {
    return collection
        .find(Filters.exists(ITEM))
        .timeoutMode(TimeoutMode.ITERATION) // there may be many: each part in time, not all of them
        .map(this::read)
        .into(new ArrayList<>());
  }

  /// Keeps the moment at which nothing was missing here.
  void completeAt(Instant moment) {
    if (collection.updateOne(Filters.eq(ID, COMPLETE), Updates.max(AT, moment)).getMatchedCount()
        == 0) {
      Store.insertNew(collection, new Document(ID, COMPLETE).append(AT, moment));
    }
  }

  Optional<Instant> completeAt() {
    return Optional.ofNullable(collection.find(Filters.eq(ID, COMPLETE)).first())
        .map(document -> document.get(AT, Instant.class));
  }

  private static boolean isSame(PolicyVersionJson one, PolicyVersionJson other) {
    return one.getContentHash().equals(other.getContentHash())
        && one.getEffectiveFrom().equals(other.getEffectiveFrom());
  }

  private PolicyFeedItemJson read(Document document) {
    return json.readValue(document.getString(ITEM), PolicyFeedItemJson.class);
  }
}
