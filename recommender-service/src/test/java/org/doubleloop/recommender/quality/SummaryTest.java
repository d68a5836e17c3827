package org.doubleloop.recommender.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.feed.SuggestionMade;
import org.doubleloop.recommender.fold.SomeChunks;
import org.doubleloop.recommender.metric.CountedMetric.Role;
import org.doubleloop.recommender.metric.CountedOutcome;
import org.doubleloop.recommender.metric.Direction;
import org.doubleloop.recommender.metric.Metric;
import org.doubleloop.recommender.metric.NamedMetric;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.SomePolicy;
import org.doubleloop.recommender.ratio.SampleRatio.Verdict;
import org.doubleloop.recommender.signal.Action;
import org.doubleloop.recommender.signal.Connected;
import org.doubleloop.recommender.signal.Occasion;
import org.doubleloop.recommender.signal.Outcome;
import org.doubleloop.recommender.signal.SomeSignals;
import org.doubleloop.recommender.signal.Units;
import org.doubleloop.recommender.week.Week;
import org.doubleloop.recommender.window.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Of a policy that counts `replied` within fourteen days, by the options a, b and c.
class SummaryTest {
  private static final Instant NOW = Instant.parse("2026-02-10T12:00:00Z");
  private static final Instant DAY = Instant.parse("2026-02-09T08:00:00Z");

  private final Policies policies = SomePolicy.policies();
  private final Week week = new Week();

  SummaryTest() {
    policies.add(SomePolicy.some().build());
    policies.currentAt(NOW);
  }

  @Test
  void partsWhatCountsFromWhatDoesNotByReason() {
    var items = new ArrayList<FeedItem>();
    for (int n = 0; n < 5; n++) {
      items.add(action("good-" + n, 1, "a", DAY));
    }
    for (int n = 0; n < 4; n++) {
      items.add(action("typo-" + n, 1, "aa", DAY));
    }
    items.add(action("old-version", 7, "a", DAY));
    items.add(action("no-option", null, null, DAY));
    items.add(
        new Action(
            "acme",
            "none",
            "s",
            null,
            new Units("u", null),
            null,
            null,
            null,
            null,
            null,
            null,
            Occasion.UNSAID,
            Map.of(),
            null,
            null,
            DAY,
            DAY,
            null,
            Map.of()));
    items.add(connected("good-0", "a", List.of(outcome("o-1", "replied", 1, true)), List.of()));
    items.add(connected("good-1", "a", List.of(outcome("o-2", "Replied", 1, true)), List.of()));
    items.add(connected("good-2", "a", List.of(outcome("o-3", "replied", 1, false)), List.of()));
    items.add(connected("typo-0", "aa", List.of(outcome("o-4", "replied", 1, true)), List.of()));
    week.take(items);

    var quality = quality(NOW);
    assertThat(quality.actions().total()).isEqualTo(11);
    assertThat(quality.actions().counted()).isEqualTo(1);
    assertThat(quality.actions().pending()).isEqualTo(4);
    assertThat(quality.actions().withoutOutcome()).isEqualTo(7);
    assertThat(quality.actions().notCounted())
        .extracting(Uncounted::reason, Uncounted::said, Uncounted::number)
        .containsExactly(
            tuple(Reason.UNKNOWN_OPTION, "aa", 4L),
            tuple(Reason.UNKNOWN_VERSION, "7", 1L),
            tuple(Reason.NO_OPTION, null, 1L));
    assertThat(quality.actions().notCounted().getFirst().examples())
        .hasSize(3)
        .allMatch(id -> id.startsWith("typo-"));
    assertThat(quality.outcomes().total()).isEqualTo(4);
    assertThat(quality.outcomes().counted()).isEqualTo(1);
    assertThat(quality.outcomes().notCounted())
        .extracting(Uncounted::reason)
        .containsExactlyInAnyOrder(Reason.OTHER_TYPE, Reason.WEAK, Reason.UNKNOWN_OPTION);
    assertThat(quality.organization().notCounted())
        .extracting(Uncounted::reason)
        .containsExactly(Reason.NO_POLICY);
    assertThat(Words.of(quality)).anyMatch(each -> each.contains("no option 'aa'"));
  }

  /// Version 2 watches `unsubscribed` for 30 days, and takes `opened` for a hint, however unsure.
  @Test
  void saysWhatCountsBesideTheMetric() {
    var next = SomePolicy.some().version(2, SomePolicy.START.plusSeconds(1));
    policies.add(
        next.counting(
            next.build().metric(),
            List.of(new NamedMetric("w", metric("unsubscribed", 30, false))),
            List.of(new NamedMetric("l", metric("opened", 1, true)))));
    week.take(
        List.of(
            outcomes("o-1", "unsubscribed", true),
            outcomes("o-2", "unsubscribed", false),
            outcomes("o-3", "opened", false),
            outcomes("o-4", "opened", true),
            outcomes("o-5", "visited", true)));
    var quality = quality(NOW);
    assertThat(quality.outcomes().total()).isEqualTo(5);
    assertThat(quality.outcomes().counted()).isZero();
    assertThat(quality.outcomes().beside())
        .extracting(Quality.Beside::role, Quality.Beside::id, Quality.Beside::number)
        .containsExactly(tuple(Role.LEADING, "l", 2L), tuple(Role.WATCH, "w", 1L));
    assertThat(quality.outcomes().notCounted())
        .extracting(Uncounted::said)
        .containsExactlyInAnyOrder("visited", "unsubscribed");
    assertThat(Words.of(quality))
        .contains("1 outcomes count for the watched 'w', and not for the metric");
  }

  private static FeedItem outcomes(String id, String type, boolean certain) {
    return SomeSignals.connected(
        2, "a", Map.of(), DAY, List.of(outcome(id, type, 1, certain)), List.of());
  }

  private static Metric metric(String outcome, int days, boolean countWeak) {
    return new Metric(
        outcome,
        Direction.DECREASE,
        new Window(Duration.ofDays(days), Duration.ZERO),
        countWeak,
        null);
  }

  @Test
  void nothingIsPendingOnceTheWindowsOfTheDayAreOver() {
    week.take(List.of(action("a-1", 1, "a", DAY)));
    var later = Instant.parse("2026-02-10T00:00:00Z").plus(Duration.ofDays(14));
    assertThat(quality(later.minusMillis(1), later).actions().pending()).isEqualTo(1);
    assertThat(quality(later, later).actions().counted()).isEqualTo(1);
  }

  @Test
  void whatComesTakesTheStatementBeforeItBack() {
    var first = outcome("o-1", "opened", 1, true);
    var second = outcome("o-2", "replied", 1, true);
    week.take(
        List.of(
            action("a-1", 1, "a", DAY),
            connected("a-1", "a", List.of(first), List.of()),
            connected("a-1", "a", List.of(first, second), List.of(first)),
            connected("a-1", "a", List.of(second), List.of(first, second))));
    var quality = quality(NOW);
    assertThat(quality.actions().counted()).isEqualTo(1);
    assertThat(quality.actions().withoutOutcome()).isZero();
    assertThat(quality.outcomes().total()).as("the first was taken back").isEqualTo(1);
    assertThat(quality.outcomes().counted()).isEqualTo(1);
    assertThat(quality.outcomes().notCounted()).isEmpty();
  }

  @Test
  void outcomesWithoutAnActionAreTold() {
    week.take(
        List.of(
            captured("lost", null, false),
            captured("found", null, false),
            captured("corrected", null, false),
            captured("correction", "corrected", false),
            captured("retracted", null, false),
            captured("retraction", "retracted", true),
            connected(
                "a-1",
                "a",
                List.of(
                    outcome("found", "replied", 1, true),
                    outcome("correction", "replied", 1, true)),
                List.of())));
    var organization = quality(NOW).organization();
    assertThat(organization.outcomes()).isEqualTo(5);
    assertThat(organization.withoutAction()).isEqualTo(1);
    assertThat(organization.examples()).containsExactly("lost");
    assertThat(organization.estimated()).isFalse();
  }

  @Test
  void thereMayBeSoManyOutcomesThatTheyAreEstimated() {
    var items = new ArrayList<FeedItem>();
    for (int n = 0; n < 20_000; n++) {
      items.add(captured("o-" + n, null, false));
      if (n % 10 > 0) {
        items.add(
            connected("a-" + n, "a", List.of(outcome("o-" + n, "replied", 1, true)), List.of()));
      }
    }
    week.take(items);
    var organization = quality(NOW).organization();
    assertThat(organization.estimated()).isTrue();
    assertThat(organization.outcomes()).isEqualTo(20_000);
    assertThat(organization.withoutAction()).isBetween(1_200L, 2_800L);
  }

  @Test
  void saysThatItLeavesOutWhatHasTooManyNames() {
    for (int n = 0; n < 5_001; n++) {
      week.take(List.of(action("a-" + n, 1, "option-" + n, DAY)));
    }
    var quality = quality(NOW);
    assertThat(quality.complete()).isFalse();
    assertThat(quality.actions().total()).isEqualTo(5_000);
    assertThat(Words.of(quality)).anyMatch(each -> each.contains("too small"));
  }

  @Test
  void aDayOfAClockThatWasWrongDoesNotTakeTheOthersAway() {
    var years = Duration.ofDays(3_000);
    week.take(
        List.of(
            action("a-1", 1, "a", DAY),
            action("ahead", 1, "a", DAY.plus(years)),
            action("a-2", 1, "a", DAY.minus(Duration.ofDays(2)))));
    assertThat(quality(NOW).actions().total()).isEqualTo(2);
  }

  @Test
  void comesToTheSameInAnyOrderAlsoAfterARestart() {
    var items = new ArrayList<FeedItem>();
    var random = new Random(3);
    for (int n = 0; n < 3_000; n++) {
      var at = DAY.minus(Duration.ofHours(random.nextInt(24 * 12)));
      var option = "option-" + random.nextInt(6_000);
      items.add(action("a-" + n, random.nextInt(3), option, at));
      items.add(captured("o-" + n, null, false));
      items.add(made("s-" + n, n % 2 == 0 ? "a" : "b"));
      items.add(
          connected(
              "a-" + n,
              option,
              List.of(outcome("o-" + n, "t" + n % 30, 1, n % 3 == 0)),
              List.of()));
    }
    week.take(items);
    var chunks = SomeChunks.of(week).toList();
    assertThat(quality(NOW).complete()).isTrue();
    for (int round = 0; round < 3; round++) {
      Collections.shuffle(items, random);
      var other = new Week();
      other.take(items.subList(0, 5_000));
      var restarted = new Week();
      restarted.restore(SomeChunks.of(other));
      restarted.take(items.subList(5_000, items.size()));
      assertThat(SomeChunks.of(restarted)).isEqualTo(chunks);
    }
  }

  @Test
  void findsThatTheActionsOfOneOptionAreNotReported() {
    var items = new ArrayList<FeedItem>();
    var random = new Random(8);
    for (int n = 0; n < 2_000; n++) {
      var option = random.nextBoolean() ? "a" : "b";
      items.add(made("s-" + n, option));
      if (option.equals("a") || random.nextInt(4) > 0) {
        items.add(acted("s-" + n, option));
      }
    }
    week.take(items);
    var quality = quality(NOW);
    assertThat(quality.assigned().verdict()).isNotEqualTo(Verdict.MISMATCH);
    assertThat(quality.acted().verdict()).isEqualTo(Verdict.MISMATCH);
    assertThat(Words.of(quality).getFirst()).contains("'b' is found", "does not report");
  }

  private Quality quality(Instant now) {
    return quality(now, NOW);
  }

  private Quality quality(Instant now, Instant asked) {
    var from = asked.minus(Duration.ofDays(30));
    return week.of(
        "acme", from, asked, days -> Summary.of(policies, SomePolicy.KEY, from, now, days));
  }

  private static Action action(
      String id, @Nullable Integer version, @Nullable String option, Instant at) {
    return action(id, version, option, null, at);
  }

  private static Action acted(String suggestion, String option) {
    return action("on-" + suggestion, 1, option, suggestion, DAY);
  }

  private static Action action(
      String id,
      @Nullable Integer version,
      @Nullable String option,
      @Nullable String suggestion,
      Instant at) {
    return new Action(
        "acme",
        id,
        "s",
        null,
        new Units("u", null),
        "outreach",
        version,
        option,
        suggestion,
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

  private static CountedOutcome outcome(String id, String type, double value, boolean certain) {
    return new CountedOutcome(id, type, value, DAY.plusSeconds(60), false, certain);
  }

  private static Connected connected(
      String action, String option, List<CountedOutcome> outcomes, List<CountedOutcome> previous) {
    return new Connected(
        "acme",
        action,
        1,
        DAY,
        "s",
        new Units("u", null),
        "outreach",
        1,
        option,
        null,
        null,
        null,
        Occasion.UNSAID,
        Map.of(),
        null,
        outcomes,
        previous,
        DAY.plusSeconds(90));
  }

  private static Outcome captured(String id, @Nullable String corrects, boolean retracted) {
    return new Outcome(
        "acme", id, "x", "replied", 1, false, true, corrects, retracted, null, DAY, DAY, null,
        Map.of());
  }

  private static SuggestionMade made(String id, String option) {
    return new SuggestionMade(
        SomePolicy.KEY,
        1,
        id,
        UnitKind.SUBJECT,
        "u-" + id,
        Map.of(),
        null,
        option,
        SomePolicy.OPTIONS,
        List.of(500_000_000, 500_000_000, 0),
        null,
        null,
        DAY);
  }
}
