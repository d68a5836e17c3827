package org.doubleloop.recommender.results;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.metric.CountedOutcome;
import org.doubleloop.recommender.policy.SomePolicy;
import org.doubleloop.recommender.signal.Action;
import org.doubleloop.recommender.signal.Actor;
import org.doubleloop.recommender.signal.Connected;
import org.doubleloop.recommender.signal.Occasion;
import org.doubleloop.recommender.signal.Units;
import org.jspecify.annotations.Nullable;

/// Something that was done under [SomePolicy], and what it has led to in the end.
public record SomeDeed(
    int number,
    @Nullable Integer named,
    String option,
    Map<String, Object> context,
    @Nullable String trigger,
    @Nullable String channel,
    @Nullable String actor,
    Instant at,
    boolean replied) {

  /// One every three hours.
  public static List<SomeDeed> some(int size, Random random) {
    return Stream.iterate(0, i -> i + 1).limit(size).map(i -> any(i, random)).toList();
  }

  private static SomeDeed any(int number, Random random) {
    var context = new HashMap<String, Object>();
    if (random.nextInt(4) > 0) {
      context.put("industry", random.nextBoolean() ? "retail" : "finance");
    }
    if (random.nextInt(3) > 0) {
      context.put("vip", random.nextBoolean());
    }
    return new SomeDeed(
        number,
        random.nextInt(4) == 0 ? null : 1 + random.nextInt(2),
        SomePolicy.OPTIONS.get(random.nextInt(3)),
        context,
        random.nextBoolean() ? "reply" : null,
        random.nextInt(3) == 0 ? null : random.nextBoolean() ? "email" : "phone",
        random.nextBoolean() ? "AGENT" : "PERSON",
        SomePolicy.START.plus(Duration.ofHours(3L * number)),
        random.nextInt(3) == 0);
  }

  /// The version by which it counts, where the second came into force at that moment.
  int version(Instant second) {
    return named != null ? named : at.isBefore(second) ? 1 : 2;
  }

  /// All that is told of it: what was taken back in the end, too.
  public List<FeedItem> told(Random random) {
    var items = new ArrayList<FeedItem>();
    items.add(acted());
    var reply = outcome(1, at.plusSeconds(3600));
    if (replied) {
      items.add(ledTo(List.of(reply), List.of()));
    } else if (random.nextBoolean()) {
      items.add(ledTo(List.of(reply), List.of()));
      items.add(ledTo(List.of(), List.of(reply)));
    }
    return items;
  }

  private CountedOutcome outcome(double value, Instant when) {
    return new CountedOutcome("o-" + number, "replied", value, when, false, true);
  }

  private Action acted() {
    return new Action(
        SomePolicy.KEY.organization(),
        "a-" + number,
        "somebody",
        null,
        new Units("unit", null),
        SomePolicy.KEY.policy(),
        named,
        option,
        null,
        null,
        trigger,
        new Occasion(null, null, 1 + number % 12, channel),
        context,
        actor == null ? null : new Actor(actor, "ada"),
        null,
        at,
        at,
        null,
        Map.of());
  }

  private Connected ledTo(List<CountedOutcome> outcomes, List<CountedOutcome> previous) {
    return new Connected(
        SomePolicy.KEY.organization(),
        "a-" + number,
        1,
        at,
        "somebody",
        new Units("unit", null),
        SomePolicy.KEY.policy(),
        named,
        option,
        null,
        null,
        trigger,
        new Occasion(null, null, 1 + number % 12, channel),
        context,
        actor,
        outcomes,
        previous,
        at);
  }
}
