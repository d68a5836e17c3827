package org.doubleloop.gateway.key;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.doubleloop.gateway.access.Grant;
import org.doubleloop.gateway.access.Scope;
import org.jspecify.annotations.Nullable;

/// What is known of an API key.
///
/// @param owner who acts by it: keys of one owner are one principal, in whatever case he is written
/// @param label what it is for, in the words of whoever made it
/// @param hash of the secret
/// @param first whether it was made at the first start
/// @param lastUsedOn the day, in UTC, on which it was last shown
public record ApiKey(
    String id,
    String organization,
    String owner,
    @Nullable String label,
    Set<Scope> scopes,
    String hash,
    boolean first,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt,
    @Nullable LocalDate lastUsedOn) {

  public ApiKey {
    scopes = Set.copyOf(scopes);
    if (!Scope.forKeys().containsAll(scopes)) {
      throw new IllegalArgumentException("No key may do what is for services among themselves");
    }
  }

  /// As it was before anybody used or revoked it.
  ApiKey asMade() {
    return new ApiKey(
        id, organization, owner, label, scopes, hash, first, createdAt, expiresAt, null, null);
  }

  Grant grant() {
    return new Grant(owner.toLowerCase(Locale.ROOT), organization, scopes, id);
  }
}
