package org.doubleloop.gateway.key;

import java.time.Instant;
import org.bson.Document;
import org.doubleloop.gateway.access.Scope;

/// API keys as documents.
final class ApiKeyDocuments {

  private ApiKeyDocuments() {}

  static Document write(String documentId, ApiKey key) {
    var document =
        new Document("_id", documentId)
            .append("id", key.id())
            .append("organization", key.organization())
            .append("kind", "api-key")
            .append("owner", key.owner())
            .append("scopes", Scope.texts(key.scopes()))
            .append("hash", key.hash())
            .append("createdAt", key.createdAt());
    if (key.first()) {
      document.append("first", true);
    }
    if (key.expiresAt() != null) {
      document.append("expiresAt", key.expiresAt());
    }
    if (key.revokedAt() != null) {
      document.append("revokedAt", key.revokedAt());
    }
    return document;
  }

  static ApiKey read(Document document) {
    return new ApiKey(
        document.getString("id"),
        document.getString("organization"),
        document.getString("owner"),
        Scope.parseAll(document.getList("scopes", String.class)),
        document.getString("hash"),
        document.getBoolean("first", false),
        document.get("createdAt", Instant.class),
        document.get("expiresAt", Instant.class),
        document.get("revokedAt", Instant.class));
  }
}
