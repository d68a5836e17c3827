package org.doubleloop.recommender.assignment;

import java.time.Instant;
import java.util.Map;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.jspecify.annotations.Nullable;

/// For whom a suggestion is being made, and what it is to be recorded with.
///
/// @param suggestion its id
/// @param unit what is assigned to an option as one, and the account that it belongs to, as far as
///   that is known: keyed hashes
/// @param closedAt up to when windows are taken to be over
/// @param rules by which evidence is counted
/// @param generation how many pieces of evidence have been
public record Question(
    String suggestion,
    PolicyVersion version,
    String unit,
    @Nullable String accountUnit,
    Map<String, Object> context,
    @Nullable Instant closedAt,
    int rules,
    long generation,
    Instant now) {
  public Question {
    context = Map.copyOf(context);
  }
}
