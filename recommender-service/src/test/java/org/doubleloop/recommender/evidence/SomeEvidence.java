package org.doubleloop.recommender.evidence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.doubleloop.recommender.counts.Counts;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.measure.Measures;
import org.doubleloop.recommender.metric.CountedOutcome;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.SomePolicy;
import org.doubleloop.recommender.signal.SomeSignals;
import org.doubleloop.recommender.tick.Ticks;
import org.jspecify.annotations.Nullable;

/// Evidence for tests: one action an hour from the start of [SomePolicy] on.
public final class SomeEvidence {

  private SomeEvidence() {}

  /// A memory to which no tick has come.
  public static Memory memory(Policies policies, Clock clock) {
    return new Memory(policies, clock, new Ticks(), new Measures(), _ -> {});
  }

  /// What actions have led to; some with a version, some without.
  public static List<FeedItem> some(int size, Random random) {
    var evidence = new ArrayList<FeedItem>();
    for (int i = 0; i < size; i++) {
      var action = Some.of(i, random);
      evidence.add(action.ledTo(List.of(action.replied())));
    }
    return evidence;
  }

  /// The actions that [#some] speaks of.
  static List<FeedItem> actions(int size, Random random) {
    var actions = new ArrayList<FeedItem>();
    for (int i = 0; i < size; i++) {
      actions.add(Some.of(i, random).acted());
    }
    return actions;
  }

  /// All that decides whether and how an outcome counts, in many combinations.
  static List<FeedItem> various(int size, Random random) {
    var actions = Stream.iterate(0, i -> i + 1).limit(size).map(i -> Some.of(i, random)).toList();
    return actions.stream()
        .map(action -> random.nextInt(9) == 0 ? action.by("dropped") : action)
        .flatMap(action -> Stream.of(action.acted(), action.ledTo(outcomes(action.at(), random))))
        .toList();
  }

  private record Some(
      @Nullable Integer version,
      String option,
      Map<String, Object> context,
      Instant at,
      CountedOutcome replied) {

    static Some of(int i, Random random) {
      var option = SomePolicy.OPTIONS.get(random.nextInt(3));
      var version = random.nextInt(4) == 0 ? null : 1 + random.nextInt(2);
      var at = SomePolicy.START.plus(Duration.ofHours(i));
      var replied = outcome("replied", random.nextInt(2), at.plusSeconds(60), true, true);
      var context = new HashMap<String, Object>();
      context.put("vip", random.nextBoolean());
      context.put("industry", random.nextBoolean() ? "retail" : "finance");
      return new Some(version, option, context, at, replied);
    }

    Some by(String other) {
      return new Some(version, other, context, at, replied);
    }

    FeedItem acted() {
      return SomeSignals.acted(version, option, context, at);
    }

    FeedItem ledTo(List<CountedOutcome> outcomes) {
      return SomeSignals.connected(version, option, context, at, outcomes, List.of());
    }
  }

  private static List<CountedOutcome> outcomes(Instant actionAt, Random random) {
    return Stream.generate(() ->
            outcome(
                random.nextInt(5) == 0 ? "opened" : "replied",
                random.nextInt(3) - 1,
                actionAt.plus(Duration.ofDays(random.nextInt(19) - 4)),
                random.nextBoolean(),
                random.nextInt(4) > 0))
        .limit(random.nextInt(3))
        .toList();
  }

  static CountedOutcome outcome(
      String type, double value, Instant at, boolean last, boolean certain) {
    return new CountedOutcome("some-outcome", type, value, at, last, certain);
  }

  /// A success under this version of [SomePolicy] on this day.
  static FeedItem one(int version, String day) {
    var at = Instant.parse(day + "T12:00:00Z");
    return SomeSignals.connected(
        version, "a", Map.of(), at, List.of(outcome("replied", 1, at, false, true)), List.of());
  }

  public static Map<?, List<Counts.Row>> counted(Memory memory) {
    var rows = new HashMap<Object, List<Counts.Row>>();
    memory.state().counts().forEach((metric, counts) -> rows.put(metric, counts.rows().toList()));
    return rows;
  }
}
