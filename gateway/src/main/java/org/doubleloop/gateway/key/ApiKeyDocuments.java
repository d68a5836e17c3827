package org.doubleloop.gateway.key;

import java.time.Instant;
import java.time.LocalDate;
import org.bson.Document;
import org.doubleloop.gateway.access.Scope;

/// API keys as documents.
final class ApiKeyDocuments {

  static final String LAST_USED_ON = "lastUsedOn";

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
    if (key.label() != null) {
      document.append("label", key.label());
    }
    if (key.first()) {
      document.append("first", true);
    }
    if (key.expiresAt() != null) {
      document.append("expiresAt", key.expiresAt());
    }
    if (key.revokedAt() != null) {
      document.append("revokedAt", key.revokedAt());
    }
    if (key.lastUsedOn() != null) {
      document.append(LAST_USED_ON, key.lastUsedOn().toString());
    }
    return document;
  }

  static ApiKey read(Document document) {
    String lastUsedOn = document.getString(LAST_USED_ON);
    return new ApiKey(
        document.getString("id"),
        document.getString("organization"),
        document.getString("owner"),
        document.getString("label"),
        Scope.parseAll(document.getList("scopes", String.class)),
        document.getString("hash"),
        document.getBoolean("first", false),
        document.get("createdAt", Instant.class),
        document.get("expiresAt", Instant.class),
        document.get("revokedAt", Instant.class),
        lastUsedOn == null ? null : LocalDate.parse(lastUsedOn));
  }
}
