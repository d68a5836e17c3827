package org.doubleloop.policy.archival;

import java.time.Instant;
import org.doubleloop.policy.Preconditions;
import org.jspecify.annotations.Nullable;

/// That a policy was archived, or restored.
///
/// @param number of those of its policy, from 1
/// @param archived false where it was restored
/// @param request by which a repeat is known; null where it had no key
public record Archival(
    String organization,
    String policy,
    int number,
    boolean archived,
    Instant at,
    String by,
    String reason,
    @Nullable KeyedRequest request) {

  /// What a repeat of a request is known by.
  ///
  /// @param key hash of the idempotency key and what it is bound to
  /// @param bodyHash keyed hash of the canonical body
  public record KeyedRequest(String key, String bodyHash) {}

  public Archival {
    Preconditions.notEmpty(organization, "organization");
    Preconditions.notEmpty(policy, "policy's id");
    Preconditions.notEmpty(reason, "reason");
    if (number < 1) {
      throw new IllegalArgumentException("They are numbered from 1");
    }
  }

  /// Whether it was made by a request with this key.
  public boolean isBy(@Nullable KeyedRequest other) {
    return other != null && request != null && request.key().equals(other.key());
  }
}
