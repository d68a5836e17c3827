package org.doubleloop.signal.thread;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.doubleloop.signal.outcome.Certainty;
import org.doubleloop.signal.outcome.CountedOutcome;
import org.doubleloop.signal.policy.KnownMetric;
import org.doubleloop.signal.policy.KnownVersion;
import org.jspecify.annotations.Nullable;

/// What the outcomes of an action come to by the metric of its version.
///
/// Only outcomes of the metric's type count, and those that are not certain only where the version
/// says so. The first with a value above 0 before the window's end is the success. Without one it
/// is a failure as soon as one says that nothing more will come, whenever that is said; or by
/// silence, once the window and the grace are over.
///
/// Where the metric is a sum, all values before the window's end are added up, from 0 to the cap.
/// What they come to is all once they have reached it, or as above.
///
/// @param success decides that it is one; null where the metric is a sum
/// @param ended says that nothing more will come, where that decides
/// @param worth the sum of the values so far; null where the metric is none
/// @param byOutcome what each outcome is for it, by id
record Verdict(
    KnownVersion version,
    Instant windowEnds,
    @Nullable CountedOutcome success,
    @Nullable CountedOutcome ended,
    @Nullable Double worth,
    Map<String, Judged> byOutcome) {

  /// What an outcome is for the action.
  ///
  /// @param metric the one beside the metric that it counts for, or by which it was judged; null
  ///   where that is the metric itself
  record Judged(OutcomeCode code, @Nullable KnownMetric metric) {}

  Verdict {
    byOutcome = Map.copyOf(byOutcome);
  }

  /// @param outcomes those that stand after corrections, in the order of their time
  static Verdict of(KnownVersion version, Instant actionAt, List<CountedOutcome> outcomes) {
    var ends = actionAt.plus(version.window());
    var cap = version.cap();
    var success =
        cap != null ? null : first(version, outcomes, each -> isSuccess(each, ends)).orElse(null);
    var ended =
        success != null ? null : first(version, outcomes, CountedOutcome::last).orElse(null);
    var byOutcome = new HashMap<String, Judged>();
    for (var each : outcomes) {
      var code =
          cap == null
              ? code(version, each, ends, success, ended)
              : codeOfPart(version, each, ends, ended);
      byOutcome.put(each.id(), judged(version, actionAt, each, code));
    }
    return new Verdict(
        version,
        ends,
        success,
        ended,
        cap == null ? null : worth(version, outcomes, ends, cap),
        byOutcome);
  }

  /// When silence becomes a failure.
  Instant closesAt() {
    return windowEnds.plus(version.grace());
  }

  Standing.State state(Instant now) {
    boolean isOver = ended != null || !now.isBefore(closesAt());
    if (worth != null) {
      boolean isFull = worth >= Objects.requireNonNull(version.cap());
      if (!isFull && !isOver) {
        return Standing.State.PENDING;
      }
      return worth > 0 ? Standing.State.SUCCESS : Standing.State.FAILURE;
    }
    if (success != null) {
      return Standing.State.SUCCESS;
    }
    return isOver ? Standing.State.FAILURE : Standing.State.PENDING;
  }

  private static double worth(
      KnownVersion version, List<CountedOutcome> outcomes, Instant ends, double cap) {
    double sum =
        outcomes.stream()
            .filter(each -> isCounted(version, each) && each.at().isBefore(ends))
            .mapToDouble(CountedOutcome::value)
            .sum();
    return Math.clamp(sum, 0, cap);
  }

  private static Optional<CountedOutcome> first(
      KnownVersion version, List<CountedOutcome> outcomes, Predicate<CountedOutcome> decides) {
    return outcomes.stream().filter(each -> isCounted(version, each)).filter(decides).findFirst();
  }

  private static boolean isCounted(KnownVersion version, CountedOutcome each) {
    return each.type().equals(version.outcome()) && (isCertain(each) || version.countWeak());
  }

  private static boolean isCertain(CountedOutcome each) {
    return each.certainty() == Certainty.CERTAIN;
  }

  private static boolean isSuccess(CountedOutcome each, Instant ends) {
    return each.value() > 0 && each.at().isBefore(ends);
  }

  /// What does not count for the metric may count beside it.
  private static Judged judged(
      KnownVersion version, Instant actionAt, CountedOutcome each, OutcomeCode code) {
    if (code != OutcomeCode.OTHER_TYPE
        && code != OutcomeCode.WEAK
        && code != OutcomeCode.AFTER_WINDOW) {
      return new Judged(code, null);
    }
    var ofType =
        version.beside().stream().filter(metric -> metric.outcome().equals(each.type())).toList();
    var counted =
        ofType.stream()
            .filter(metric -> metric.trusts(isCertain(each)))
            .filter(metric -> each.last() || metric.holds(each.type(), actionAt, each.at()))
            .findFirst();
    if (counted.isPresent()) {
      return new Judged(OutcomeCode.BESIDE, counted.get());
    }
    if (code != OutcomeCode.OTHER_TYPE || ofType.isEmpty()) {
      return new Judged(code, null);
    }
    return ofType.stream()
        .filter(metric -> metric.trusts(isCertain(each)))
        .findFirst()
        .map(metric -> new Judged(OutcomeCode.AFTER_WINDOW, metric))
        .orElseGet(() -> new Judged(OutcomeCode.WEAK, ofType.getFirst()));
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

  private static OutcomeCode codeOfPart(
      KnownVersion version, CountedOutcome each, Instant ends, @Nullable CountedOutcome ended) {
    if (!each.type().equals(version.outcome())) {
      return OutcomeCode.OTHER_TYPE;
    }
    if (!isCounted(version, each)) {
      return OutcomeCode.WEAK;
    }
    if (each.value() != 0 && each.at().isBefore(ends)) {
      return OutcomeCode.ADDED;
    }
    if (each.equals(ended)) {
      return OutcomeCode.ENDED;
    }
    if (each.value() != 0) {
      return OutcomeCode.AFTER_WINDOW;
    }
    return ended == null ? OutcomeCode.UNDECIDED : OutcomeCode.DECIDED_ALREADY;
  }
}
