package org.doubleloop.policy.policy;

import java.time.Instant;
import java.util.Objects;
import org.bson.Document;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.validation.ContentSize;
import org.jspecify.annotations.Nullable;

/// Writes policy versions into documents and reads them back.
final class PolicyVersionDocuments {
  static final String KIND = "policy-version";

  private PolicyVersionDocuments() {}

  /// The `_id` of a version: unique, so that a version is made once.
  static String documentId(String organization, String policy, int version) {
    return Ids.document(organization, KIND, publicId(policy, version));
  }

  static String publicId(String policy, int version) {
    return policy + "/" + version;
  }

  /// @param bodyHash of the request that made version 1
  static Document toDocument(PolicyVersion version, @Nullable String bodyHash) {
    var size = ContentSize.of(version.content());
    var document =
        new Document("_id", documentId(version.organization(), version.policy(), version.version()))
            .append("id", publicId(version.policy(), version.version()))
            .append("organization", version.organization())
            .append("kind", KIND)
            .append("policy", version.policy())
            .append("version", version.version())
            .append("content", ContentCodec.write(version.content()))
            .append("terms", size.terms())
            .append("characters", size.characters())
            .append("contentHash", version.contentHash())
            .append("effectiveFrom", version.effectiveFrom())
            .append("createdAt", version.createdAt())
            .append("author", version.author());
    put(document, "acceptedBy", version.acceptedBy());
    put(document, "proposal", version.proposal());
    put(document, "rationale", version.rationale());
    put(document, "bodyHash", bodyHash);
    return document;
  }

  /// Nothing where it was not counted yet when the version was made.
  static ContentSize size(Document document) {
    return new ContentSize(document.getInteger("terms", 0), document.getInteger("characters", 0));
  }

  static PolicyVersion fromDocument(Document document) {
    return new PolicyVersion(
        document.getString("organization"),
        document.getString("policy"),
        document.getInteger("version"),
        ContentCodec.read(document.get("content", Object.class), PolicyContent.class),
        document.getString("contentHash"),
        document.get("effectiveFrom", Instant.class),
        document.get("createdAt", Instant.class),
        document.getString("author"),
        document.getString("acceptedBy"),
        document.getString("proposal"),
        document.getString("rationale"));
  }

  /// The hash of the request that made version 1.
  static String bodyHash(Document firstVersion) {
    return Objects.requireNonNull(firstVersion.getString("bodyHash"), "bodyHash");
  }

  private static void put(Document document, String name, @Nullable String value) {
    if (value != null) {
      document.append(name, value);
    }
  }
}
