package org.doubleloop.bench.trials;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import org.doubleloop.bench.MadeSignals;
import org.doubleloop.kit.condition.AttributeType;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.recommender.assigned.Assigned;
import org.doubleloop.recommender.draw.Draw;
import org.doubleloop.recommender.draw.Draw.Reason;
import org.doubleloop.recommender.experiment.Experiments;
import org.doubleloop.recommender.feed.Feed;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.feed.SuggestionMade;
import org.doubleloop.recommender.given.Contrast;
import org.doubleloop.recommender.given.Stratum;
import org.doubleloop.recommender.look.Found;
import org.doubleloop.recommender.look.Tier;
import org.doubleloop.recommender.lookout.Looking;
import org.doubleloop.recommender.policy.Attribute;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.signal.Connected;
import org.doubleloop.recommender.tick.Tick;

/// What is said to hold by the part of the fold that keeps what chance gave, and by looks at it. It
/// is told of suggestions, of replies to what was done by them, of ticks and of looks, as by the
/// two feeds.
///
/// 2,000 units a week are given an option by chance, and a reply comes within twelve days, of
/// fourteen that count. Each week ends with a look; what is suggested without chance is the best so
/// far, by what closed windows have taught.
public final class FoldedHoldsBench {
  private static final double EXPLORATION = .5;
  private static final int A_WEEK = 2_000;
  private static final int WEEKS = 50;
  private static final int AFTER = 3;
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration APART = WEEK.dividedBy(A_WEEK);
  private static final long LATEST_REPLY = Duration.ofDays(12).toSeconds();
  private static final Instant END = MadeSignals.START.plus(WEEK.multipliedBy(WEEKS + AFTER + 1L));

  private final Market market;
  private final PolicyVersion version;
  private final Assigned assigned;
  private final Chooser chooser;
  private final SplittableRandom random;
  private final Queue<Connected> replies =
      new PriorityQueue<>(Comparator.comparing(Connected::recordedAt));
  private final Deque<Lesson> lessons = new ArrayDeque<>();

  /// What is known of a unit once its window has closed.
  private record Lesson(Instant at, Runnable learn) {}

  private FoldedHoldsBench(Market market, long seed) {
    this.market = market;
    this.version =
        MadeSignals.policy(
            EXPLORATION,
            IntStream.range(0, market.sizes().size()).mapToObj(this::attribute).toList(),
            IntStream.range(0, market.options()).mapToObj(Names::option).toList());
    var policies = new Policies(1_000_000, _ -> Optional.empty());
    policies.add(version);
    policies.currentAt(END);
    this.assigned = new Assigned(policies, new Experiments(), Clock.fixed(END, ZoneOffset.UTC));
    this.chooser = new Chooser(market, true);
    this.random = new SplittableRandom(seed);
  }

  private Attribute attribute(int number) {
    return new Attribute(
        "a" + number,
        AttributeType.STRING,
        IntStream.range(0, market.sizes().get(number)).mapToObj(value -> "v" + value).toList(),
        false);
  }

  /// Takes how many lives are lived through, and the first one's seed.
  public static void main(String[] arguments) {
    Runs runs = Runs.of(arguments);
    HoldsBench.say(
        "holds.folded.two-options", HoldsBench.lives(runs, seed -> life(2, .10, .05, seed)), true);
  }

  static HoldsBench.Life life(int options, double base, double more, long seed) {
    var market = new Market(Loop.sizes(), options, base, new Pattern(1, HoldsBench.EIGHTH, more));
    var bench = new FoldedHoldsBench(market, seed);
    Set<Contrast> held = new HashSet<>();
    for (int week = 0; week < WEEKS + AFTER; week++) {
      bench.live(week);
      held.addAll(bench.look(week));
    }
    return bench.judge(held);
  }

  private HoldsBench.Life judge(Set<Contrast> held) {
    boolean found = false;
    boolean around = false;
    int wrong = 0;
    for (Contrast contrast : held) {
      Map<Integer, Integer> place = Names.place(contrast.place());
      double truth =
          market.difference(
              place, Names.number(contrast.option()), Names.number(contrast.against()));
      wrong += truth > 0 ? 0 : 1;
      found |= truth > 0 && place.equals(HoldsBench.EIGHTH);
      around |= truth > 0 && HoldsBench.EIGHTH.entrySet().containsAll(place.entrySet());
    }
    return new HoldsBench.Life(found, around, held.size(), wrong, List.of());
  }

  /// Tells of a week, to its end.
  private void live(int week) {
    Instant begin = MadeSignals.START.plus(WEEK.multipliedBy(week));
    Instant end = begin.plus(WEEK);
    List<FeedItem> own = new ArrayList<>();
    for (int i = 0; week < WEEKS && i < A_WEEK; i++) {
      own.add(suggested(begin.plus(APART.multipliedBy(i))));
    }
    own.add(new Tick(Tick.ALL, end, end));
    assigned.take(own);
    List<FeedItem> signals = new ArrayList<>();
    while (!replies.isEmpty() && replies.element().recordedAt().isBefore(end)) {
      signals.add(replies.remove());
    }
    assigned.take(signals);
    // What is read after a tick may have been on its way before: the signals end twice.
    assigned.reachedEnd(Feed.OWN);
    assigned.reachedEnd(Feed.SIGNALS);
    assigned.reachedEnd(Feed.SIGNALS);
    assigned.caughtUp();
    while (!lessons.isEmpty() && lessons.element().at().isBefore(end)) {
      lessons.remove().learn().run();
    }
    chooser.refresh();
  }

  private SuggestionMade suggested(Instant at) {
    int[] values = market.draw(random);
    int top = chooser.top(values);
    int option = random.nextDouble() < EXPLORATION ? random.nextInt(market.options()) : top;
    boolean success = random.nextDouble() < market.rate(values, option);
    String unit = new UUID(random.nextLong(), random.nextLong()).toString();
    if (success) {
      var acted = MadeSignals.acted(unit, Names.option(option), Map.of(), at.plusSeconds(60));
      replies.add(MadeSignals.replied(acted, at.plusSeconds(60 + random.nextLong(LATEST_REPLY))));
    }
    lessons.add(
        new Lesson(at.plus(Duration.ofDays(14)), () -> chooser.learn(values, option, success)));
    Map<String, Object> context = new HashMap<>();
    for (int i = 0; i < values.length; i++) {
      context.put("a" + i, "v" + values[i]);
    }
    int even = (int) Math.round(EXPLORATION / market.options() * Stratum.WHOLE);
    return new SuggestionMade(
        version.key(),
        version.version(),
        "suggestion-" + unit,
        UnitKind.SUBJECT,
        unit,
        context,
        null,
        Names.option(option),
        IntStream.range(0, market.options()).mapToObj(Names::option).toList(),
        IntStream.range(0, market.options())
            .mapToObj(each -> each == top ? Stratum.WHOLE - even * (market.options() - 1) : even)
            .toList(),
        new Draw(Reason.FIRST, 1, version.version(), Names.option(top), List.of()),
        null,
        at);
  }

  /// Looks, and says what holds now.
  private List<Contrast> look(int week) {
    var look =
        Looking.look(
            version,
            assigned.of(version.key()),
            _ -> true,
            MadeSignals.START.plus(WEEK.multipliedBy(week + 1L)));
    assigned.take(List.of(look));
    return look.found().stream()
        .filter(found -> found.tier() == Tier.HOLDS)
        .map(Found::contrast)
        .toList();
  }
}
