package org.doubleloop.signal.thread;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doubleloop.signal.action.Action;
import org.doubleloop.signal.outcome.CountedOutcome;
import org.doubleloop.signal.outcome.Counting;
import org.doubleloop.signal.outcome.Outcome;
import org.doubleloop.signal.policy.Gap;
import org.doubleloop.signal.policy.KnownPolicies;
import org.doubleloop.signal.thread.Verdict.Judged;
import org.jspecify.annotations.Nullable;

/// Says of an action and its outcomes what counts, and why the rest does not.
///
/// @param outcomes of every outcome of the action, by id
/// @param counted the outcomes that count
record Reckoning(
    Standing standing, Map<String, OutcomeStanding> outcomes, List<CountedOutcome> counted) {

  Reckoning {
    outcomes = Map.copyOf(outcomes);
    counted = List.copyOf(counted);
  }

  /// @param captured all outcomes of the action, in any order
  /// @param connected those that the newest statement counts, in its order
  static Reckoning of(
      KnownPolicies policies,
      Action action,
      List<Outcome> captured,
      List<CountedOutcome> connected,
      Instant now) {
    var claim = action.claim();
    var gap = policies.gap(claim);
    var verdict =
        gap.isPresent()
            ? Optional.<Verdict>empty()
            : policies.of(claim).map(version -> Verdict.of(version, action.at(), connected));
    var codes = new HashMap<String, Judged>();
    connected.forEach(each ->
        codes.put(
            each.id(),
            verdict
                .map(found -> found.byOutcome().get(each.id()))
                .orElse(new Judged(OutcomeCode.ACTION_NOT_COUNTED, null))));
    var standingFor = Counting.standingFor(captured);
    var outcomes = new HashMap<String, OutcomeStanding>();
    captured.forEach(each -> {
      var id = each.header().id();
      var instead = standingFor.getOrDefault(id, each);
      var judged = codes.getOrDefault(id, new Judged(uncounted(each, instead), null));
      outcomes.put(
          id,
          new OutcomeStanding(
              id, judged.code(), Words.of(judged, each, instead, verdict.orElse(null))));
    });
    return new Reckoning(
        verdict
            .map(found -> standing(found, now))
            .orElseGet(() -> notCounted(gap.orElse(null), action, policies.areComplete())),
        outcomes,
        connected.stream().filter(each -> isCounted(codes.get(each.id()))).toList());
  }

  private static boolean isCounted(@Nullable Judged judged) {
    return judged != null && judged.code().counts();
  }

  /// Why an outcome is in no statement.
  private static OutcomeCode uncounted(Outcome outcome, Outcome instead) {
    if (outcome.retracted()) {
      return OutcomeCode.RETRACTION;
    }
    if (instead.equals(outcome)) {
      return OutcomeCode.NOT_CONNECTED;
    }
    return instead.retracted() ? OutcomeCode.RETRACTED : OutcomeCode.CORRECTED;
  }

  private static Standing standing(Verdict verdict, Instant now) {
    var state = verdict.state(now);
    return new Standing(
        state, null, Words.of(state, verdict), verdict.version().version(), verdict.closesAt());
  }

  /// @param known whether the policies have ever been known here
  private static Standing notCounted(@Nullable Gap gap, Action action, boolean known) {
    boolean isSure = known || (gap != Gap.UNKNOWN_POLICY && gap != Gap.UNKNOWN_VERSION);
    return new Standing(
        Standing.State.NOT_COUNTED,
        isSure ? gap : null,
        isSure && gap != null ? Words.of(gap, action) : Words.POLICIES_UNKNOWN,
        null,
        null);
  }
}
