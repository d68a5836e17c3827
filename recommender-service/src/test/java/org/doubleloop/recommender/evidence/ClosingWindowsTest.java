package org.doubleloop.recommender.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.fold.SomeChunks;
import org.doubleloop.recommender.measure.Measured;
import org.doubleloop.recommender.measure.Measures;
import org.doubleloop.recommender.metric.CountedOutcome;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.SomePolicy;
import org.doubleloop.recommender.ranking.Candidate;
import org.doubleloop.recommender.ranking.Ranked;
import org.doubleloop.recommender.signal.SomeSignals;
import org.doubleloop.recommender.tick.Tick;
import org.doubleloop.recommender.tick.Ticks;
import org.junit.jupiter.api.Test;

/// What silence counts as. The policy's window is 14 days.
class ClosingWindowsTest {

  private static final PolicyVersion VERSION = SomePolicy.some().build();
  private static final Instant DONE = SomePolicy.START.plus(Duration.ofDays(1));
  private static final Instant OVER = DONE.plus(Duration.ofDays(16));
  private static final Clock CLOCK =
      Clock.fixed(SomePolicy.START.plus(Duration.ofDays(100)), ZoneOffset.UTC);
  private static final List<Candidate> CANDIDATES =
      List.of(new Candidate("a", 1), new Candidate("b", 1), new Candidate("c", 1));

  private final Replica replica = new Replica();

  /// A process with all that it ranks by.
  private static final class Replica {
    final Ticks ticks = new Ticks();
    final Measures measures = new Measures();
    final List<Measured> measured = new ArrayList<>();
    final Memory memory = new Memory(policies(), CLOCK, ticks, measures, measured::add);

    private static Policies policies() {
      var policies = SomePolicy.policies();
      policies.add(VERSION);
      policies.add(SomePolicy.some().version(2, OVER).build());
      policies.currentAt(CLOCK.instant());
      return policies;
    }

    void tick(Instant moment) {
      ticks.take(List.of(new Tick(Tick.ALL, moment, moment)));
      memory.take(List.of());
    }

    Ranked ranked(String option) {
      return memory.rank(VERSION, CANDIDATES, Map.of()).stream()
          .filter(each -> each.option().equals(option))
          .findFirst()
          .orElseThrow();
    }

    long known(String option) {
      return ranked(option).levels().getLast().trials().known();
    }

    double successes(String option) {
      return ranked(option).levels().getLast().trials().successes();
    }
  }

  private static FeedItem acted(String option, Instant at) {
    return SomeSignals.acted(1, option, Map.of(), at);
  }

  private static FeedItem ledTo(
      String option, Instant at, List<CountedOutcome> before, List<CountedOutcome> now) {
    return SomeSignals.connected(1, option, Map.of(), at, now, before);
  }

  private static CountedOutcome replied(Duration after, double value, boolean last) {
    return SomeEvidence.outcome("replied", value, DONE.plus(after), last, true);
  }

  /// So many actions, the first ones of which were replied to after two days.
  private static List<FeedItem> actions(String option, int number, int replied) {
    var items = new ArrayList<FeedItem>();
    for (int i = 0; i < number; i++) {
      items.add(acted(option, DONE));
      if (i < replied) {
        items.add(ledTo(option, DONE, List.of(), List.of(replied(Duration.ofDays(2), 1, false))));
      }
    }
    return items;
  }

  @Test
  void ranksNineRepliesOfTenBeforeTwentyOfAHundredThoughNobodySaysWhatFailed() {
    replica.memory.take(actions("a", 10, 9));
    replica.memory.take(actions("b", 100, 20));
    replica.tick(OVER);

    assertThat(replica.memory.rank(VERSION, CANDIDATES.subList(0, 2), Map.of()))
        .extracting(Ranked::option)
        .containsExactly("a", "b");
    assertThat(replica.known("a")).isEqualTo(10);
    assertThat(replica.known("b")).isEqualTo(100);
    assertThat(replica.ranked("b").score()).isEqualTo(0.2, offset(0.03));
  }

  @Test
  void takesSilenceForNothingBeforeTheWindowIsOver() {
    replica.memory.take(actions("b", 100, 20));
    replica.tick(DONE.plus(Duration.ofDays(14)).minusSeconds(1));
    assertThat(replica.known("b")).isEqualTo(20);
    assertThat(replica.ranked("b").levels().getLast().trials().pending()).isEqualTo(80);
  }

  /// Weighed by their age they say nearly as much as they will.
  @Test
  void takesPendingActionsForMoreTheOlderTheyAre() {
    replica.memory.take(actions("b", 100, 20));
    var days = List.of(1, 5, 9, 13, 17);
    var scores = new ArrayList<Double>();
    for (int day : days) {
      replica.tick(DONE.plus(Duration.ofDays(day)));
      scores.add(replica.ranked("b").score());
    }
    assertThat(scores).isSortedAccordingTo(Collections.reverseOrder());
    assertThat(scores.getFirst()).isGreaterThan(0.7);
    assertThat(scores.get(3)).isEqualTo(0.21, offset(0.03));
  }

  /// Between two ticks time passes too: by what is captured.
  @Test
  void takesPendingActionsToBeAsOldAsWhatIsCapturedLater() {
    replica.memory.take(actions("b", 100, 0));
    replica.tick(DONE);
    assertThat(replica.ranked("b").levels().getLast().trials().pendingTrials()).isZero();
    replica.memory.take(List.of(acted("a", DONE.plus(Duration.ofDays(7)))));
    assertThat(replica.ranked("b").levels().getLast().trials().pendingTrials())
        .isEqualTo(50, offset(4.0));
  }

  @Test
  void closesAnActionByALastWordWhenEverThatIsSaid() {
    for (var after : List.of(Duration.ofDays(1), Duration.ofDays(14), Duration.ofDays(30))) {
      var once = new Replica();
      once.memory.take(
          List.of(acted("a", DONE), ledTo("a", DONE, List.of(), List.of(replied(after, 0, true)))));
      assertThat(once.known("a")).as("said after " + after).isEqualTo(1);
      assertThat(once.successes("a")).isZero();
      once.tick(OVER);
      assertThat(once.known("a")).isEqualTo(1);
    }
  }

  @Test
  void takesAFailureBackWhenASuccessIsCapturedLate() {
    replica.memory.take(List.of(acted("a", DONE)));
    replica.tick(OVER);
    assertThat(replica.known("a")).isEqualTo(1);

    var reply = List.of(replied(Duration.ofDays(13), 1, false));
    replica.memory.take(List.of(ledTo("a", DONE, List.of(), reply)));
    assertThat(replica.known("a")).isEqualTo(1);
    assertThat(replica.successes("a")).isEqualTo(1);

    replica.memory.take(List.of(ledTo("a", DONE, reply, List.of())));
    assertThat(replica.known("a")).as("the reply was taken back").isEqualTo(1);
    assertThat(replica.successes("a")).isZero();
  }

  @Test
  void leavesAReplyOutThatCameAfterTheWindow() {
    replica.memory.take(
        List.of(
            acted("a", DONE),
            ledTo("a", DONE, List.of(), List.of(replied(Duration.ofDays(14), 1, false)))));
    replica.tick(OVER);
    assertThat(replica.known("a")).isEqualTo(1);
    assertThat(replica.successes("a")).isZero();
  }

  @Test
  void closesNoWindowOfOthersByTheClockOfOneOrganization() {
    replica.memory.take(actions("a", 10, 3));
    replica.ticks.take(List.of(new Tick("somebody-else", OVER, OVER)));
    replica.memory.take(List.of());
    assertThat(replica.known("a")).isEqualTo(3);
    replica.ticks.take(List.of(new Tick(SomePolicy.KEY.organization(), OVER, OVER)));
    replica.memory.take(List.of());
    assertThat(replica.known("a")).isEqualTo(10);
  }

  /// Two processes are told the same signals in other orders, and ticks at other times among them.
  @Test
  void ranksAlikeInAllReplicas() {
    var one = new Replica();
    var other = new Replica();
    var random = new Random(5);
    var signals = new ArrayList<>(SomeEvidence.some(1_600, random));
    signals.addAll(SomeEvidence.actions(1_600, new Random(5)));
    var moments =
        List.of(Duration.ofDays(3), Duration.ofDays(25), Duration.ofDays(31)).stream()
            .map(SomePolicy.START::plus)
            .toList();
    tell(one, signals, moments, random);
    Collections.shuffle(signals, random);
    tell(other, signals, moments.reversed(), random);
    one.memory.caughtUp();
    assertThat(one.measured).isNotEmpty();
    one.measures.take(List.copyOf(one.measured));
    other.measures.take(List.copyOf(one.measured));

    for (int i = 0; i < 1_600; i++) {
      Map<String, Object> context =
          Map.of("vip", i % 2 == 0, "industry", i % 3 == 0 ? "retail" : "finance");
      assertThat(other.memory.rank(VERSION, CANDIDATES, context))
          .isEqualTo(one.memory.rank(VERSION, CANDIDATES, context));
    }
    assertThat(SomeChunks.of(other.memory)).isEqualTo(SomeChunks.of(one.memory).toList());
  }

  private static void tell(
      Replica replica, List<FeedItem> signals, List<Instant> moments, Random random) {
    int from = 0;
    for (var moment : moments) {
      int to = from + random.nextInt(signals.size() - from);
      replica.memory.take(signals.subList(from, to));
      replica.tick(moment);
      from = to;
    }
    replica.memory.take(signals.subList(from, signals.size()));
  }

  @Test
  void goesOnFromASnapshotWhereSomeWindowsAreOpen() {
    var signals = new ArrayList<>(SomeEvidence.some(400, new Random(6)));
    signals.addAll(SomeEvidence.actions(400, new Random(6)));
    replica.memory.take(signals);
    replica.tick(SomePolicy.START.plus(Duration.ofDays(20)));

    var restored = new Replica();
    restored.memory.restore(SomeChunks.of(replica.memory));
    restored.ticks.restore(SomeChunks.of(replica.ticks));
    for (var each : List.of(replica, restored)) {
      each.tick(SomePolicy.START.plus(Duration.ofDays(25)));
    }
    assertThat(SomeChunks.of(restored.memory)).isEqualTo(SomeChunks.of(replica.memory).toList());
  }
}
