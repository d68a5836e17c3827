package org.doubleloop.recommender.optout;

import java.time.Instant;
import java.util.Locale;
import org.doubleloop.kit.json.Moments;
import org.doubleloop.kit.unit.UnitKind;
import org.jspecify.annotations.Nullable;

/// The opt-out for which nothing is eligible.
///
/// @param scope whose it is
/// @param policy of which it speaks; null for all
/// @param since when it was said
/// @param optOut its id
public record OptedOut(UnitKind scope, @Nullable String policy, Instant since, String optOut) {

  /// A sentence that says so.
  public String words() {
    return "The %s has opted out of %s since %s"
        .formatted(
            scope.name().toLowerCase(Locale.ROOT),
            policy == null ? "all policies" : "this policy",
            Moments.format(since));
  }
}
