package org.doubleloop.recommender.fold;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.doubleloop.recommender.counts.Counts;
import org.doubleloop.recommender.metric.Outcome;
import org.doubleloop.recommender.policy.SomePolicy;

/// Observations for tests: one action an hour from the start of [SomePolicy] on.
final class Observations {

  private Observations() {}

  /// Some with a version, some without.
  static List<Observation> some(int size, Random random) {
    var evidence = new ArrayList<Observation>();
    for (int i = 0; i < size; i++) {
      var option = SomePolicy.OPTIONS.get(random.nextInt(3));
      var version =
          random.nextInt(4) == 0 ? Optional.<Integer>empty() : Optional.of(1 + random.nextInt(2));
      var outcome = new Outcome("replied", random.nextInt(2), at(i).plusSeconds(60), true, true);
      var context = new HashMap<String, Object>();
      context.put("vip", random.nextBoolean());
      context.put("industry", random.nextBoolean() ? "retail" : "finance");
      evidence.add(
          new Observation(
              SomePolicy.KEY, version, option, context, at(i), List.of(outcome), List.of()));
    }
    return evidence;
  }

  /// All that decides whether and how an outcome counts, in many combinations.
  static List<Observation> various(int size, Random random) {
    return some(size, random).stream()
        .map(each ->
            new Observation(
                each.key(),
                each.version(),
                random.nextInt(9) == 0 ? "dropped" : each.option(),
                each.context(),
                each.actionAt(),
                outcomes(each.actionAt(), random),
                List.of()))
        .toList();
  }

  private static List<Outcome> outcomes(Instant actionAt, Random random) {
    return Stream.generate(() ->
            new Outcome(
                random.nextInt(5) == 0 ? "opened" : "replied",
                random.nextInt(3) - 1,
                actionAt.plus(Duration.ofDays(random.nextInt(19) - 4)),
                random.nextBoolean(),
                random.nextInt(4) > 0))
        .limit(random.nextInt(3))
        .toList();
  }

  /// A success under this version of [SomePolicy] on this day.
  static Observation one(int version, String day) {
    var at = Instant.parse(day + "T12:00:00Z");
    return new Observation(
        SomePolicy.KEY,
        Optional.of(version),
        "a",
        Map.of(),
        at,
        List.of(new Outcome("replied", 1, at, false, true)),
        List.of());
  }

  static Map<MetricKey, List<Counts.Row>> counted(Memory memory) {
    var rows = new HashMap<MetricKey, List<Counts.Row>>();
    memory.state().counts().forEach((measure, counts) -> rows.put(measure, counts.rows().toList()));
    return rows;
  }

  private static Instant at(int i) {
    return SomePolicy.START.plus(Duration.ofHours(i));
  }
}
