package org.doubleloop.signal.join;

import java.time.Instant;
import org.doubleloop.signal.join.Join.Alternative;
import org.doubleloop.signal.policy.KnownVersion;
import org.jspecify.annotations.Nullable;

/// An action, as far as it matters to which outcomes belong to it.
///
/// @param key its `_id`
/// @param id its public id
/// @param version under which it was done, by what is known; null where none is
/// @param sure whether what will be known of policies later cannot change that
public record Candidate(
    String key,
    String id,
    Instant at,
    String policy,
    @Nullable KnownVersion version,
    boolean sure) {
  /// Whether an outcome of this type at that moment may belong to it.
  public boolean takes(String type, Instant happened) {
    return version != null && version.awaits(type, at, happened);
  }

  public Alternative alternative() {
    return new Alternative(id, at, policy);
  }
}
