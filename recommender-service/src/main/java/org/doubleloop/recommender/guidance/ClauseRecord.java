package org.doubleloop.recommender.guidance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of a clause of guidance.
///
/// @param shareChanged what it changes in how much of a draft people change; null while nothing is
///   known of one of both arms
/// @param outcome what it changes in the policy's metric, as that wants it
/// @param examples of what people made of drafts that did not follow it; none while they are few
public record ClauseRecord(
    ArmCounts served,
    ArmCounts withheld,
    @Nullable Effect shareChanged,
    @Nullable Effect outcome,
    List<Example> examples) {
  public static final ClauseRecord NOTHING =
      new ClauseRecord(ArmCounts.NOTHING, ArmCounts.NOTHING, null, null, List.of());

  public ClauseRecord {
    examples = List.copyOf(examples);
  }

  /// Whether a draft was counted.
  public boolean isCounted() {
    return served.drafts() + withheld.drafts() > 0;
  }

  /// How much of a draft people leave as it is because of it; 0 where that is not known.
  double worth() {
    return shareChanged == null ? 0 : -shareChanged.shrunk();
  }
}
