package org.doubleloop.recommender.quality;

import java.time.Instant;
import java.util.List;
import org.doubleloop.recommender.metric.CountedMetric.Role;
import org.doubleloop.recommender.ratio.SampleRatio;
import org.doubleloop.recommender.week.Delays;

/// What of a policy's last days counts.
///
/// @param complete whether no day has had so many names that not all of them are counted
/// @param capturedAfter how long after they had happened outcomes of the metric's type were known
/// @param happenedAfter how long after their actions these happened
/// @param assigned what chance has given to units
/// @param acted what it had given to those of them who were acted upon
record Quality(
    String policy,
    Instant from,
    Instant to,
    boolean complete,
    Actions actions,
    Outcomes outcomes,
    Organization organization,
    Delays capturedAfter,
    Delays happenedAfter,
    SampleRatio assigned,
    SampleRatio acted) {

  /// @param counted what has been decided
  /// @param pending what will count
  record Actions(
      long total, long counted, long pending, long withoutOutcome, List<Uncounted> notCounted) {}

  /// @param counted for the metric
  /// @param beside what counts for something else, and not for the metric
  record Outcomes(long total, long counted, List<Beside> beside, List<Uncounted> notCounted) {}

  /// Outcomes that count for what is counted beside the metric.
  ///
  /// @param id what the policy calls that
  record Beside(Role role, String id, long number) {}

  /// What cannot be told apart by policy.
  ///
  /// @param outcomes that were captured
  /// @param withoutAction of these
  /// @param estimated whether that is reckoned from a sample
  record Organization(
      long outcomes,
      long withoutAction,
      boolean estimated,
      List<String> examples,
      List<Uncounted> notCounted) {}
}
