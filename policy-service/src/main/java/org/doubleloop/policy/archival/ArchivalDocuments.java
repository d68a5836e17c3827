package org.doubleloop.policy.archival;

import java.time.Instant;
import org.bson.Document;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.policy.archival.Archival.KeyedRequest;
import org.jspecify.annotations.Nullable;

/// Writes archivals into documents and reads them back. Among versions they have none of the fields
/// by which those are found.
final class ArchivalDocuments {
  static final String KIND = "policy-archival";

  private static final String FIELD = "archival";

  static final String ORGANIZATION = FIELD + ".organization";
  static final String POLICY = FIELD + ".policy";
  static final String NUMBER = FIELD + ".number";
  static final String KEY = FIELD + ".key";

  private ArchivalDocuments() {}

  /// The `_id` of an archival: unique, so that each number is taken once.
  static String documentId(String organization, String policy, int number) {
    return Ids.document(organization, KIND, publicId(policy, number));
  }

  private static String publicId(String policy, int number) {
    return policy + "/" + number;
  }

  static Document toDocument(Archival archival) {
    var said =
        new Document("organization", archival.organization())
            .append("policy", archival.policy())
            .append("number", archival.number())
            .append("archived", archival.archived())
            .append("at", archival.at())
            .append("by", archival.by())
            .append("reason", archival.reason());
    var request = archival.request();
    if (request != null) {
      said.append("key", request.key()).append("bodyHash", request.bodyHash());
    }
    return new Document(
            "_id", documentId(archival.organization(), archival.policy(), archival.number()))
        .append("id", publicId(archival.policy(), archival.number()))
        .append("organization", archival.organization())
        .append("kind", KIND)
        .append(FIELD, said);
  }

  static Archival fromDocument(Document document) {
    var said = document.get(FIELD, Document.class);
    return new Archival(
        said.getString("organization"),
        said.getString("policy"),
        said.getInteger("number"),
        said.getBoolean("archived"),
        said.get("at", Instant.class),
        said.getString("by"),
        said.getString("reason"),
        request(said));
  }

  private static @Nullable KeyedRequest request(Document said) {
    var key = said.getString("key");
    return key == null ? null : new KeyedRequest(key, said.getString("bodyHash"));
  }
}
