package org.doubleloop.bench.chance;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.doubleloop.kit.id.KeyedHash;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.recommender.assignment.Assigner;
import org.doubleloop.recommender.assignment.Assignment;
import org.doubleloop.recommender.assignment.Episodes;
import org.doubleloop.recommender.assignment.FollowingAction;
import org.doubleloop.recommender.assignment.Question;
import org.doubleloop.recommender.assignment.UnitChoice;
import org.doubleloop.recommender.draw.Seeds;
import org.doubleloop.recommender.evidence.Memory;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.measure.Measures;
import org.doubleloop.recommender.metric.CountedOutcome;
import org.doubleloop.recommender.metric.Direction;
import org.doubleloop.recommender.metric.Metric;
import org.doubleloop.recommender.policy.Option;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.PolicyVersion.Exploration;
import org.doubleloop.recommender.policy.PolicyVersion.Exploration.Across;
import org.doubleloop.recommender.policy.PolicyVersion.Mode;
import org.doubleloop.recommender.ranking.Candidate;
import org.doubleloop.recommender.signal.Action;
import org.doubleloop.recommender.signal.Connected;
import org.doubleloop.recommender.signal.Occasion;
import org.doubleloop.recommender.signal.Units;
import org.doubleloop.recommender.tick.Tick;
import org.doubleloop.recommender.tick.Ticks;
import org.doubleloop.recommender.window.Window;
import org.jspecify.annotations.Nullable;

/// The recommender as it decides and learns, with its episodes in memory: what it suggests to an
/// account is done at once. Time passes as it is told.
final class Suggesting {

  static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
  static final Duration WINDOW = Duration.ofDays(14);

  private static final PolicyKey KEY = new PolicyKey("world", "accounts");

  private final double share;
  private final Ticks ticks = new Ticks();
  private final Policies policies = new Policies(1_000_000, _ -> Optional.empty());
  private final Memory memory;
  private final Map<String, Assignment> latest = new HashMap<>();
  private final Assigner assigner;
  private final PriorityQueue<Connected> coming =
      new PriorityQueue<>(Comparator.comparing(Connected::recordedAt));
  private PolicyVersion version;
  private int asked;

  Suggesting(double share, long seed, List<String> options) {
    this.share = share;
    this.version = version(1, options);
    policies.add(version);
    var clock = Clock.fixed(START.plus(Duration.ofDays(3_650)), ZoneOffset.UTC);
    this.memory = new Memory(policies, clock, ticks, new Measures(), _ -> {});
    var secret = "a secret for the world of " + seed;
    this.assigner =
        new Assigner(
            new InMemory(), new Seeds(new KeyedHash(secret.getBytes(StandardCharsets.UTF_8))));
  }

  private final class InMemory implements Episodes {
    @Override
    public Optional<Assignment> latest(PolicyKey key, String unit) {
      return Optional.ofNullable(latest.get(unit));
    }

    @Override
    public Assignment assign(Question question, Assignment assignment) {
      latest.put(question.unit(), assignment);
      return assignment;
    }
  }

  private PolicyVersion version(int number, List<String> options) {
    return new PolicyVersion(
        KEY,
        number,
        START,
        null,
        Mode.EXPLORE,
        UnitKind.ACCOUNT,
        new Metric("replied", Direction.INCREASE, new Window(WINDOW, Duration.ZERO), false, null),
        List.of(),
        List.of(),
        new Exploration(share, 1, Across.ELIGIBLE),
        List.of(),
        options.stream().map(id -> new Option(id, id, Map.of(), null)).toList(),
        List.of(),
        List.of());
  }

  /// The next version, with these options.
  void revise(List<String> options) {
    version = version(version.version() + 1, options);
    policies.add(version);
  }

  /// Passes the time, and hears what has come by then.
  void pass(Instant now) {
    List<FeedItem> news = new ArrayList<>();
    while (!coming.isEmpty() && !coming.element().recordedAt().isAfter(now)) {
      news.add(coming.remove());
    }
    ticks.take(List.of(new Tick(Tick.ALL, now, now)));
    memory.take(news);
  }

  UnitChoice suggest(String account, Instant now) {
    var id = "s-" + asked++;
    var candidates =
        version.options().stream().map(option -> new Candidate(option.id(), 1)).toList();
    var ranked = memory.rank(version, candidates, Map.of());
    return assigner.choose(
        new Question(id, version, account, account, Map.of(), now, 1, asked, now), ranked);
  }

  /// Does what was suggested.
  ///
  /// @param success when it comes; null where it never does
  void act(String account, UnitChoice choice, Instant now, @Nullable Instant success) {
    var action = action(account, choice.option().option(), now);
    memory.take(List.of(action));
    latest.computeIfPresent(
        account,
        (_, assignment) ->
            assignment.open()
                ? assignment.actedOn(new FollowingAction(action.id(), now, now, null))
                : assignment);
    if (success != null) {
      coming.add(replied(action, success));
    }
  }

  private Action action(String account, String option, Instant at) {
    return new Action(
        KEY.organization(),
        "a-" + asked,
        account,
        account,
        new Units(account, account),
        KEY.policy(),
        version.version(),
        option,
        null,
        null,
        null,
        Occasion.UNSAID,
        Map.of(),
        null,
        null,
        at,
        at,
        null,
        Map.of());
  }

  private static Connected replied(Action to, Instant at) {
    return new Connected(
        to.organization(),
        to.id(),
        1,
        to.at(),
        to.subject(),
        to.units(),
        to.policy(),
        to.version(),
        to.option(),
        null,
        null,
        null,
        Occasion.UNSAID,
        to.context(),
        null,
        List.of(new CountedOutcome(to.id() + "-reply", "replied", 1, at, false, true)),
        List.of(),
        at);
  }
}
