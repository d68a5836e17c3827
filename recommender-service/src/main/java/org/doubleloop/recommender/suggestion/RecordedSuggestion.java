package org.doubleloop.recommender.suggestion;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.doubleloop.recommender.assignment.FollowingAction;
import org.doubleloop.recommender.draw.Draw.Trial;
import org.doubleloop.recommender.policy.PolicyKey;
import org.jspecify.annotations.Nullable;

/// A suggestion as it was recorded and answered.
///
/// @param subjectUnit null where the unit is the account, in what was recorded before this was
/// @param accountUnit null where no account was named
/// @param option what was suggested; null in mode OBSERVE, or where nothing was left
/// @param options all that were ranked
/// @param answer the JSON of the answer, byte for byte
/// @param episode of the unit, in which chance has had a say; before that was recorded, the first
/// @param acted the first action that is known to have followed it by name
public record RecordedSuggestion(
    String id,
    PolicyKey key,
    int version,
    String unit,
    @Nullable String subjectUnit,
    @Nullable String accountUnit,
    Map<String, Object> context,
    @Nullable String option,
    List<String> options,
    String bodyHash,
    String answer,
    @Nullable Integer episode,
    @Nullable Trial trial,
    Instant recordedAt,
    @Nullable FollowingAction acted) {
  public RecordedSuggestion {
    context = Map.copyOf(context);
    options = List.copyOf(options);
  }
}
