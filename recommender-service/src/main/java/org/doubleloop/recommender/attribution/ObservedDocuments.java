package org.doubleloop.recommender.attribution;

import java.time.Instant;
import org.bson.Document;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.recommender.feed.ObservedAction;
import org.doubleloop.recommender.feed.StoredKind;
import org.doubleloop.recommender.policy.PolicyKey;

/// What people did after suggestions that were only logged, as documents in this service's own
/// lanes.
public final class ObservedDocuments {
  private static final String KIND = "OBSERVED";

  private ObservedDocuments() {}

  /// How they are read from the lanes.
  public static StoredKind storedKind() {
    return new StoredKind(KIND, ObservedDocuments::fromDocument);
  }

  static Document toDocument(ObservedAction observed) {
    var organization = observed.organization();
    return new Document("_id", Ids.document(organization, KIND, observed.suggestion()))
        .append("id", observed.suggestion())
        .append("kind", KIND)
        .append("organization", organization)
        .append("policy", observed.key().policy())
        .append("version", observed.version())
        .append("option", observed.option())
        .append("logged", observed.logged())
        .append("at", observed.at())
        .append("recordedAt", observed.recordedAt());
  }

  private static ObservedAction fromDocument(Document document) {
    return new ObservedAction(
        new PolicyKey(document.getString("organization"), document.getString("policy")),
        document.getInteger("version"),
        document.getString("id"),
        document.getString("option"),
        document.getString("logged"),
        document.get("at", Instant.class),
        document.get("recordedAt", Instant.class));
  }
}
