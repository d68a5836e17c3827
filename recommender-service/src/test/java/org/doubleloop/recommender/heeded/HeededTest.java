package org.doubleloop.recommender.heeded;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.doubleloop.kit.phrase.Marks;
import org.doubleloop.recommender.feed.Feed;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.fold.Chunks;
import org.doubleloop.recommender.fold.SomeChunks;
import org.doubleloop.recommender.guidance.ArmCounts;
import org.doubleloop.recommender.guidance.ClauseRecord;
import org.doubleloop.recommender.guidance.Example;
import org.doubleloop.recommender.metric.CountedOutcome;
import org.doubleloop.recommender.policy.Guidance;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.SomePolicy;
import org.doubleloop.recommender.signal.Action;
import org.doubleloop.recommender.signal.Actor;
import org.doubleloop.recommender.signal.Connected;
import org.doubleloop.recommender.signal.Edit;
import org.doubleloop.recommender.signal.Occasion;
import org.doubleloop.recommender.signal.Units;
import org.doubleloop.recommender.signal.WrittenDraft;
import org.doubleloop.recommender.tick.Tick;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeededTest {
  private static final Instant START = SomePolicy.START;
  private static final Duration OVER = Duration.ofDays(20);
  private static final String ACME = SomePolicy.KEY.organization();
  private static final String POLICY = SomePolicy.KEY.policy();

  private static final Guidance FRIDAY =
      new Guidance(
          "friday",
          null,
          "Say by when.",
          new Marks(List.of("asap"), List.of("by Friday", "this week")),
          0.5);
  private static final Guidance SHORT = new Guidance("short", null, "Be brief.");
  private static final PolicyVersion VERSION = version(1, FRIDAY, SHORT);

  private static final String FOLLOWS = "Please answer by Friday.";
  private static final String DOES_NOT = "Please answer asap.";

  private Heeded heeded = new Heeded(policies());

  @Test
  void countsWhatWasServedAndFollowedAndEditedAway() {
    heeded.take(
        List.of(
            draft("d-1", "u-1", FOLLOWS),
            draft("d-2", "u-2", FOLLOWS),
            draft("d-3", "u-3", DOES_NOT),
            draft("d-4", "u-4", FOLLOWS),
            sent("a-1", "d-1"),
            sent("a-2", "d-2"),
            edit("e-2", "a-2", "d-2", DOES_NOT, "ann"),
            edit("e-3", "a-3", "d-3", FOLLOWS, "ann")));
    assertThat(of(FRIDAY).served()).isEqualTo(new ArmCounts(4, 3, 2, 1, 0, 0));
    assertThat(of(SHORT).served()).isEqualTo(new ArmCounts(4, 3, 0, 0, 0, 0));
    assertThat(of(FRIDAY).withheld()).isEqualTo(ArmCounts.NOTHING);
  }

  @Test
  void countsWhatItWasWithheldFromBesideIt() {
    heeded.take(
        List.of(
            draft("d-1", "u-1", DOES_NOT, List.of("short"), List.of("friday")),
            edit("e-1", "a-1", "d-1", FOLLOWS, "ann")));
    assertThat(of(FRIDAY).withheld()).isEqualTo(new ArmCounts(1, 1, 1, 0, 0, 0));
    assertThat(of(FRIDAY).served()).isEqualTo(ArmCounts.NOTHING);
  }

  @Test
  void countsWhatCameOfItAtOnceWhereItSucceedsAndElseWhenTheTimeIsOver() {
    heeded.take(
        List.of(
            draft("d-1", "u-1", FOLLOWS),
            draft("d-2", "u-2", FOLLOWS),
            connected("a-1", "d-1", 1),
            connected("a-2", "d-2", 0)));
    assertThat(of(FRIDAY).served()).isEqualTo(new ArmCounts(2, 2, 2, 0, 1, 1));
    pass(START.plus(OVER));
    assertThat(of(FRIDAY).served()).isEqualTo(new ArmCounts(2, 2, 2, 0, 2, 1));
  }

  /// A unit that was served it and had two drafts, and one from which it was withheld.
  @Test
  void comparesUnitsByWhatTheHashSaysOfThem() {
    var served = unit(true);
    var withheld = unit(false);
    heeded.take(
        List.of(
            draft("d-1", served, FOLLOWS),
            draft("d-2", served, FOLLOWS),
            draft("d-3", withheld, FOLLOWS),
            edit("e-2", "a-2", "d-2", "Answer.", "ann"),
            connected("a-3", "d-3", 1)));
    assertThat(of(FRIDAY).shareChanged()).as("nothing is over").isNull();
    pass(START.plus(OVER));
    var changed = Objects.requireNonNull(of(FRIDAY).shareChanged());
    assertThat(changed.served()).isEqualTo(1);
    assertThat(changed.withheld()).isEqualTo(1);
    assertThat(changed.difference().estimate()).isEqualTo(0.5);
    var outcome = Objects.requireNonNull(of(FRIDAY).outcome());
    assertThat(outcome.difference().estimate()).isEqualTo(-1);
    assertThat(of(SHORT).shareChanged()).as("all are served it").isNull();
  }

  @Test
  void showsExamplesOnceThreePeopleHaveEditedSo() {
    var items = new ArrayList<FeedItem>();
    for (String editor : List.of("ann", "bob", "ann")) {
      int number = items.size();
      items.add(draft("d-" + number, "u-" + number, DOES_NOT));
      items.add(edit("e-" + number, "a-" + number, "d-" + number, FOLLOWS, editor));
    }
    heeded.take(items);
    assertThat(of(FRIDAY).examples()).isEmpty();
    heeded.take(List.of(draft("d", "u", DOES_NOT), edit("e", "a", "d", FOLLOWS, "cyd")));
    assertThat(of(FRIDAY).examples()).hasSize(4).contains(new Example("e", DOES_NOT, FOLLOWS));
  }

  /// As long as it says the same.
  @Test
  void countsAClauseOverAllVersionsInWhichItSaysTheSame() {
    heeded.take(List.of(draft("d-1", "u-1", FOLLOWS)));
    var share = new Guidance("friday", null, FRIDAY.text(), FRIDAY.marks(), 0.9);
    assertThat(heeded.of(version(2, share), share).served().drafts()).isEqualTo(1);
    var other = new Guidance("friday", null, "Say when.", FRIDAY.marks(), 0.5);
    assertThat(heeded.of(version(2, other), other)).isEqualTo(ClauseRecord.NOTHING);
  }

  @Test
  void takesAnEditForThatOfTheDraftThatItsActionSent() {
    heeded.take(
        List.of(
            edit("e-1", "a-1", null, DOES_NOT, "ann"),
            draft("d-1", "u-1", FOLLOWS),
            sent("a-1", "d-1")));
    assertThat(of(FRIDAY).served()).isEqualTo(new ArmCounts(1, 1, 0, 1, 0, 0));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void comesToTheSameInAnyOrderAndAfterRestarts(long seed) {
    var world = world();
    var expected = told(world, new Random(0), false);
    var random = new Random(seed);
    var shuffled = new ArrayList<>(world);
    Collections.shuffle(shuffled, random);
    assertThat(told(shuffled, random, true)).isEqualTo(expected);
  }

  /// All in one, then time passes twice.
  private List<String> told(List<FeedItem> items, Random random, boolean restarts) {
    heeded = new Heeded(policies());
    for (int from = 0; from < items.size(); ) {
      int to = Math.min(items.size(), from + 1 + random.nextInt(20));
      heeded.take(items.subList(from, to));
      from = to;
      if (restarts && random.nextInt(5) == 0) {
        restart();
      }
    }
    pass(START.plus(Duration.ofDays(25)));
    if (restarts) {
      restart();
    }
    var before = names();
    pass(START.plus(Duration.ofDays(60)));
    assertThat(names()).isNotEqualTo(before);
    return names();
  }

  private List<String> names() {
    return SomeChunks.of(heeded).map(Chunks.Chunk::name).toList();
  }

  private void restart() {
    var before = names();
    var kept = SomeChunks.of(heeded).toList();
    heeded = new Heeded(policies());
    heeded.restore(kept.stream());
    assertThat(names()).isEqualTo(before);
  }

  private static List<FeedItem> world() {
    var random = new Random(15);
    var items = new ArrayList<FeedItem>();
    for (int n = 0; n < 150; n++) {
      var unit = "u-" + random.nextInt(60);
      boolean isServed = FRIDAY.isServedTo(POLICY, unit);
      var draft = "d-" + n;
      var at = START.plus(Duration.ofHours(random.nextInt(24 * 30)));
      items.add(
          written(
              draft,
              unit,
              random.nextBoolean() ? FOLLOWS : DOES_NOT,
              isServed ? List.of("friday", "short") : List.of("short"),
              isServed ? List.of() : List.of("friday"),
              at));
      for (int action = 0; action < random.nextInt(3); action++) {
        items.add(acted("a-" + n + "-" + action, draft, at.plusSeconds(60 + action)));
        items.add(stated("a-" + n + "-" + action, draft, 1, random.nextInt(2), at));
        items.add(stated("a-" + n + "-" + action, draft, 2, random.nextInt(2), at));
      }
      for (int edit = 0; edit < random.nextInt(3); edit++) {
        items.add(
            edited(
                "e-" + n + "-" + edit,
                "a-" + n + "-0",
                draft,
                random.nextBoolean() ? FOLLOWS : DOES_NOT,
                "p-" + random.nextInt(4),
                at.plusSeconds(edit)));
      }
    }
    return items;
  }

  private void pass(Instant moment) {
    heeded.take(List.of(new Tick(Tick.ALL, moment, moment)));
    for (int i = 0; i < 3; i++) {
      heeded.reachedEnd(Feed.OWN);
      heeded.reachedEnd(Feed.SIGNALS);
    }
  }

  private ClauseRecord of(Guidance clause) {
    return heeded.of(VERSION, clause);
  }

  private static String unit(boolean served) {
    int number = 0;
    while (FRIDAY.isServedTo(POLICY, "unit-" + number) != served) {
      number++;
    }
    return "unit-" + number;
  }

  private static Policies policies() {
    var policies = SomePolicy.policies();
    policies.add(VERSION);
    return policies;
  }

  private static PolicyVersion version(int number, Guidance... guidance) {
    var same = SomePolicy.some().build();
    return new PolicyVersion(
        same.key(),
        number,
        same.effectiveFrom(),
        same.proposal(),
        same.mode(),
        same.unit(),
        same.metric(),
        same.watch(),
        same.leading(),
        same.exploration(),
        same.attributes(),
        same.options(),
        same.rules(),
        List.of(guidance));
  }

  private static WrittenDraft draft(String id, String unit, String text) {
    return draft(id, unit, text, List.of("friday", "short"), List.of());
  }

  private static WrittenDraft draft(
      String id, String unit, String text, List<String> served, List<String> withheld) {
    return written(id, unit, text, served, withheld, START);
  }

  private static WrittenDraft written(
      String id, String unit, String text, List<String> served, List<String> withheld, Instant at) {
    return new WrittenDraft(
        ACME, id, null, POLICY, 1, "a", text, true, null, served, withheld, unit, at, at, null,
        Map.of());
  }

  private static Action sent(String id, String draft) {
    return acted(id, draft, START);
  }

  private static Action acted(String id, String draft, Instant at) {
    return new Action(
        ACME,
        id,
        "s",
        null,
        new Units("u", null),
        POLICY,
        1,
        "a",
        null,
        draft,
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

  private static Connected connected(String action, String draft, int replies) {
    return stated(action, draft, 1, replies, START);
  }

  private static Connected stated(
      String action, String draft, int number, int replies, Instant at) {
    var outcomes =
        replies == 0
            ? List.<CountedOutcome>of()
            : List.of(
                new CountedOutcome("o-" + action, "replied", 1, at.plusSeconds(90), false, true));
    return new Connected(
        ACME,
        action,
        number,
        at,
        "s",
        new Units("u", null),
        POLICY,
        1,
        "a",
        null,
        draft,
        null,
        Occasion.UNSAID,
        Map.of(),
        null,
        outcomes,
        List.of(),
        at);
  }

  private static Edit edit(
      String id, String action, @Nullable String draft, String finalText, String editor) {
    return edited(id, action, draft, finalText, editor, START);
  }

  private static Edit edited(
      String id,
      String action,
      @Nullable String draft,
      String finalText,
      String editor,
      Instant at) {
    return new Edit(
        ACME,
        id,
        action,
        draft,
        DOES_NOT,
        finalText,
        List.of(),
        0.5,
        new Actor("PERSON", editor),
        at,
        at,
        null,
        Map.of());
  }
}
