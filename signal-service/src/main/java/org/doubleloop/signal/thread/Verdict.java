package org.doubleloop.signal.thread;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.doubleloop.signal.outcome.Certainty;
import org.doubleloop.signal.outcome.CountedOutcome;
import org.doubleloop.signal.policy.KnownVersion;
import org.jspecify.annotations.Nullable;

/// What the outcomes of an action come to by the metric of its version.
///
/// Only outcomes of the metric's type count, and those that are not certain only where the version
/// says so. The first with a value above 0 before the window's end is the success. Without one it
/// is a failure as soon as one says that nothing more will come, whenever that is said; or by
/// silence, once the window and the grace are over.
///
/// @param byOutcome what each outcome is for it, by id
record Verdict(
    KnownVersion version,
    Instant windowEnds,
    @Nullable CountedOutcome success,
    @Nullable CountedOutcome failure,
    Map<String, OutcomeCode> byOutcome) {

  Verdict {
    byOutcome = Map.copyOf(byOutcome);
  }

  /// @param outcomes those that stand after corrections, in the order of their time
  static Verdict of(KnownVersion version, Instant actionAt, List<CountedOutcome> outcomes) {
    var ends = actionAt.plus(version.window());
    var success = first(version, outcomes, each -> isSuccess(each, ends)).orElse(null);
    var failure =
        success != null ? null : first(version, outcomes, CountedOutcome::last).orElse(null);
    var byOutcome = new HashMap<String, OutcomeCode>();
    for (var each : outcomes) {
      byOutcome.put(each.id(), code(version, each, ends, success, failure));
    }
    return new Verdict(version, ends, success, failure, byOutcome);
  }

  /// When silence becomes a failure.
  Instant closesAt() {
    return windowEnds.plus(version.grace());
  }

  private static Optional<CountedOutcome> first(
      KnownVersion version, List<CountedOutcome> outcomes, Predicate<CountedOutcome> decides) {
    return outcomes.stream().filter(each -> isCounted(version, each)).filter(decides).findFirst();
  }

  private static boolean isCounted(KnownVersion version, CountedOutcome each) {
    return each.type().equals(version.outcome())
        && (each.certainty() == Certainty.CERTAIN || version.countWeak());
  }

  private static boolean isSuccess(CountedOutcome each, Instant ends) {
    return each.value() > 0 && each.at().isBefore(ends);
  }

  private static OutcomeCode code(
      KnownVersion version,
      CountedOutcome each,
      Instant ends,
      @Nullable CountedOutcome success,
      @Nullable CountedOutcome failure) {
    if (!each.type().equals(version.outcome())) {
      return OutcomeCode.OTHER_TYPE;
    }
    if (!isCounted(version, each)) {
      return OutcomeCode.WEAK;
    }
    if (each.equals(success)) {
      return OutcomeCode.SUCCESS;
    }
    if (each.equals(failure)) {
      return OutcomeCode.FAILURE;
    }
    if (each.value() > 0 && !each.at().isBefore(ends)) {
      return OutcomeCode.AFTER_WINDOW;
    }
    return success == null && failure == null ? OutcomeCode.UNDECIDED : OutcomeCode.DECIDED_ALREADY;
  }
}
