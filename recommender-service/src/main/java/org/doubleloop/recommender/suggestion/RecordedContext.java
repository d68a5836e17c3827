package org.doubleloop.recommender.suggestion;

import java.time.Instant;
import java.util.Map;

/// In which context something was suggested.
///
/// @param suggestion its id
/// @param hasAccount whether the account was said
public record RecordedContext(
    String suggestion, Instant at, Map<String, Object> context, boolean hasAccount) {
  public RecordedContext {
    context = Map.copyOf(context);
  }
}
