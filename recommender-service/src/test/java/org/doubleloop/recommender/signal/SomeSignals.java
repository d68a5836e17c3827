package org.doubleloop.recommender.signal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.doubleloop.recommender.metric.CountedOutcome;
import org.doubleloop.recommender.policy.SomePolicy;
import org.jspecify.annotations.Nullable;

/// Signals for tests, under [SomePolicy].
public final class SomeSignals {

  private SomeSignals() {}

  /// An action of this kind.
  public static Action acted(
      @Nullable Integer version, String option, Map<String, Object> context, Instant at) {
    return new Action(
        SomePolicy.KEY.organization(),
        "some-action",
        "some-subject",
        null,
        new Units("some-unit", null),
        SomePolicy.KEY.policy(),
        version,
        option,
        null,
        null,
        null,
        Occasion.UNSAID,
        context,
        null,
        null,
        at,
        at,
        null,
        Map.of());
  }

  /// What an action has led to.
  public static Connected connected(
      @Nullable Integer version,
      String option,
      Map<String, Object> context,
      Instant actionAt,
      List<CountedOutcome> outcomes,
      List<CountedOutcome> previous) {
    return new Connected(
        SomePolicy.KEY.organization(),
        "some-action",
        1,
        actionAt,
        "some-subject",
        new Units("some-unit", null),
        SomePolicy.KEY.policy(),
        version,
        option,
        null,
        null,
        null,
        new Occasion(null, null, null, null),
        context,
        null,
        outcomes,
        previous,
        actionAt);
  }

  /// An edit of a draft by somebody.
  public static Edit edit(String editor) {
    return new Edit(
        SomePolicy.KEY.organization(),
        "some-edit",
        "some-action",
        null,
        "one",
        "two",
        List.of(new Edit.Span(0, "one", "two")),
        1,
        new Actor("PERSON", editor),
        SomePolicy.START,
        SomePolicy.START,
        null,
        Map.of());
  }
}
