package org.doubleloop.policy.experiment;

import java.time.LocalDate;
import org.doubleloop.policy.Preconditions;
import org.jspecify.annotations.Nullable;

/// How an experiment is set up, for good.
///
/// @param where the condition of its place; null: wherever the variants differ
/// @param share of the units at the place that are in it
/// @param until its last day
/// @param unitsPerWeek how many units begin an episode at the place each week; null where nobody
///   has said
/// @param rate that succeeds there; null where nobody has said
public record Setup(
    @Nullable String title,
    String rationale,
    @Nullable String where,
    double share,
    LocalDate until,
    @Nullable Double unitsPerWeek,
    @Nullable Double rate) {
  public Setup {
    Preconditions.notEmpty(rationale, "rationale");
    Preconditions.share(share, "share");
  }
}
