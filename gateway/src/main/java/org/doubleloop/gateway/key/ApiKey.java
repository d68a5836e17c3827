package org.doubleloop.gateway.key;

import java.time.Instant;
import java.util.Set;
import org.doubleloop.gateway.access.Grant;
import org.doubleloop.gateway.access.Scope;
import org.jspecify.annotations.Nullable;

/// What is known of an API key.
///
/// @param owner who acts by it: keys of one owner are one principal
/// @param hash of the secret
/// @param first whether it was made at the first start
public record ApiKey(
    String id,
    String organization,
    String owner,
    Set<Scope> scopes,
    String hash,
    boolean first,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt) {

  public ApiKey {
    scopes = Set.copyOf(scopes);
    if (!Scope.forKeys().containsAll(scopes)) {
      throw new IllegalArgumentException("No key may do what is for services among themselves");
    }
  }

  /// As it was before anybody revoked it.
  ApiKey asMade() {
    return new ApiKey(id, organization, owner, scopes, hash, first, createdAt, expiresAt, null);
  }

  Grant grant() {
    return new Grant(owner, organization, scopes, id);
  }
}
