package org.doubleloop.kit.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.doubleloop.kit.lane.FaultyWire.Fate.CUT_AFTER;
import static org.doubleloop.kit.lane.FaultyWire.Fate.CUT_BEFORE;
import static org.doubleloop.kit.lane.FaultyWire.Fate.DELAY;
import static org.doubleloop.kit.lane.FaultyWire.Fate.HANG;
import static org.doubleloop.kit.lane.FaultyWire.Fate.PASS;
import static org.doubleloop.kit.lane.FaultyWire.Fate.TWICE;
import static org.doubleloop.kit.lane.Feed.thing;
import static org.doubleloop.kit.test.Patience.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.bson.Document;
import org.doubleloop.kit.lane.FaultyWire.Fate;
import org.doubleloop.kit.test.StoreFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a writer does when it cannot know what the store has done.
@Timeout(90)
class LaneDoubtTest {
  private static final LaneSettings IMPATIENT =
      new LaneSettings(
          new LaneSettings.Writing(10, 1 << 20, 20, 1 << 20, 1 << 16, Duration.ofMillis(200)),
          Feed.SETTINGS.keeping(),
          Feed.SETTINGS.tailing());

  private StoreFixture fixture;
  private FaultyWire wire;
  private Tailer elsewhere;
  private final Follower follower = Follower.ofAll();
  private volatile Function<String, Fate> fate = request -> PASS;

  @BeforeEach
  void open() throws IOException {
    fixture = StoreFixture.open();
    wire = new FaultyWire(fixture.properties(), request -> fate.apply(request));
    elsewhere =
        new Lanes(
                fixture.store().database(),
                "things",
                Feed.SETTINGS,
                LaneClock.system(),
                new SplittableRandom(9))
            .openTailer();
  }

  @AfterEach
  void close() throws IOException {
    elsewhere.close();
    wire.close();
    fixture.close();
  }

  private Feed feed(LaneSettings settings) {
    return new Feed(wire.database(), settings, LaneClock.system(), 1);
  }

  private static Function<String, Fate> inserts(Fate always) {
    return request -> FaultyWire.isInsertOf(request, "things") ? always : PASS;
  }

  private void nextInsert(Fate once) {
    fate =
        request -> {
          if (!FaultyWire.isInsertOf(request, "things")) {
            return PASS;
          }
          fate = any -> PASS;
          return once;
        };
  }

  private static LanePosition positionOf(Appended answer) {
    assertThat(answer).isInstanceOf(Appended.Stored.class);
    return LaneDocuments.positionOf(((Appended.Stored) answer).document());
  }

  private Document lane(long ordinal) {
    return fixture.collection("things.lanes").find(new Document("_id", ordinal)).first();
  }

  private Document stored(String id) {
    return fixture.collection("things").find(new Document("_id", id)).first();
  }

  private void awaitClosed(long lane) {
    await().until(() -> "CLOSED".equals(lane(lane).get("state")));
  }

  @Test
  void storesInAFreshLaneWhatTheStoreNeverSaw() {
    try (var feed = feed(Feed.SETTINGS)) {
      feed.writer.append(thing("a")).join();
      nextInsert(CUT_BEFORE);
      assertThat(positionOf(feed.writer.append(thing("b")).join()))
          .isEqualTo(new LanePosition(2, 1));
      awaitClosed(1);
      assertThat(lane(1)).containsEntry("settled", 1L);
      follower.readUntil(elsewhere, Set.of("a", "b"));
    }
  }

  @Test
  void storesInAFreshLaneWhatTheStoreNeverAnswered() {
    try (var feed = feed(Feed.SETTINGS)) {
      feed.writer.append(thing("a")).join();
      nextInsert(HANG);
      assertThat(positionOf(feed.writer.append(thing("b")).join()))
          .isEqualTo(new LanePosition(2, 1));
      follower.readUntil(elsewhere, Set.of("a", "b"));
    }
  }

  @Test
  void knowsItsOwnWriteWhenOnlyTheAnswerWasLost() {
    try (var feed = feed(Feed.SETTINGS)) {
      feed.writer.append(thing("a")).join();
      nextInsert(CUT_AFTER);
      var answers = feed.writer.appendAll(List.of(thing("b"), thing("a"), thing("c"))).join();
      // The ordered insert stopped at the duplicate: what came after it went into the fresh lane.
      assertThat(positionOf(answers.get(0))).isEqualTo(new LanePosition(1, 2));
      assertThat(answers.get(1)).isInstanceOf(Appended.Duplicate.class);
      assertThat(positionOf(answers.get(2))).isEqualTo(new LanePosition(2, 1));
      awaitClosed(1);
      assertThat(lane(1)).containsEntry("settled", 2L);
      follower.readUntil(elsewhere, Set.of("a", "b", "c"));
    }
  }

  @Test
  void tellsItsOwnWriteFromTheSameDocumentOfAnother() {
    try (var feed = feed(Feed.SETTINGS);
        var other = new Feed(fixture.store().database(), Feed.SETTINGS, LaneClock.system(), 2)) {
      feed.writer.append(thing("a")).join();
      fate =
          request -> {
            if (!FaultyWire.isInsertOf(request, "things")) {
              return PASS;
            }
            fate = any -> PASS;
            other.writer.append(thing("b")).join();
            return CUT_AFTER;
          };
      assertThat(feed.writer.append(thing("b")).join()).isInstanceOf(Appended.Duplicate.class);
    }
  }

  @Test
  void sweepsWhatArrivesAfterItsLaneWasClosed() {
    try (var feed = feed(IMPATIENT)) {
      feed.writer.append(thing("a")).join();
      fate = inserts(CUT_BEFORE);
      nextThenAlways(DELAY, CUT_BEFORE);
      assertThatThrownBy(() -> feed.writer.append(thing("late")).join())
          .isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(StoreUnavailableException.class);
      fate = request -> PASS;
      awaitClosed(1);
      follower.readUntil(elsewhere, Set.of("a"));
      assertThat(wire.letOneGo()).isTrue();
      assertThat(feed.writer.append(thing("late")).join()).isInstanceOf(Appended.Duplicate.class);
      await().until(() -> stored("late").containsKey("earlier"));
      assertThat(LaneDocuments.earlierOf(stored("late"))).containsExactly(new LanePosition(1, 2));
      follower.readUntil(elsewhere, Set.of("a", "late"));
      Follower.ofAll().readUntil(feed.tailer, Set.of("a", "late"));
    }
  }

  private void nextThenAlways(Fate once, Fate then) {
    fate =
        request -> {
          if (!FaultyWire.isInsertOf(request, "things")) {
            return PASS;
          }
          fate = inserts(then);
          return once;
        };
  }

  @Test
  void failsInTimeAndComesBackWhenTheStoreIsAway() {
    try (var feed = feed(IMPATIENT)) {
      feed.writer.append(thing("a")).join();
      fate = request -> CUT_BEFORE;
      assertThatThrownBy(() -> feed.writer.append(thing("b")).join())
          .hasCauseInstanceOf(StoreUnavailableException.class);
      fate = request -> PASS;
      await()
          .until(() ->
              feed.writer.append(thing("b")).handle((answer, failure) -> answer != null).join());
      follower.readUntil(elsewhere, Set.of("a", "b"));
    }
  }

  @Test
  void answersInTimeWhileTheStoreHangs() {
    var goesOn = new CompletableFuture<Fate>().completeOnTimeout(PASS, 20, TimeUnit.SECONDS);
    try (var feed = feed(IMPATIENT)) {
      fate = request -> FaultyWire.isInsertOf(request, "things") ? goesOn.join() : PASS;
      assertThatThrownBy(() -> feed.writer.store(thing("a")))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessage("the store did not answer in time");
      goesOn.complete(PASS);
      assertThat(feed.writer.append(thing("a")).join()).isInstanceOf(Appended.Duplicate.class);
    }
  }

  @Test
  void refusesAtOnceWhatDoesNotFitIntoTheQueue() {
    try (var feed = feed(IMPATIENT)) {
      fate = request -> CUT_BEFORE;
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 100; i++) {
                  var _ = feed.writer.append(thing("n" + i));
                }
              })
          .isInstanceOf(LaneOverloadedException.class);
      fate = request -> PASS;
    }
  }

  @Test
  void opensAnotherLaneWhenItCannotKnowWhetherItOpenedOne() {
    fate =
        request -> {
          if (!FaultyWire.isInsertOf(request, "things.lanes")) {
            return PASS;
          }
          fate = any -> PASS;
          return CUT_AFTER;
        };
    try (var feed = feed(Feed.SETTINGS)) {
      assertThat(positionOf(feed.writer.append(thing("a")).join()))
          .isEqualTo(new LanePosition(2, 1));
      awaitClosed(1);
    }
  }

  @Test
  void leavesItsLaneWhenNoHeartbeatWasAcknowledgedInTime() {
    var time = new ScriptedClock();
    try (var feed = new Feed(wire.database(), Feed.SETTINGS, time.clock(), 1)) {
      feed.writer.append(thing("a")).join();
      fate = request -> FaultyWire.isUpdateOf(request, "things.lanes") ? CUT_BEFORE : PASS;
      time.sleep(Duration.ofSeconds(59));
      assertThat(positionOf(feed.writer.append(thing("b")).join()).lane()).isEqualTo(1);
      time.sleep(Duration.ofSeconds(1));
      assertThat(positionOf(feed.writer.append(thing("c")).join()).lane()).isEqualTo(2);
      fate = request -> PASS;
      awaitClosed(1);
      follower.readUntil(elsewhere, Set.of("a", "b", "c"));
    }
  }

  /// The process freezes between its decision to write and the write, for longer than it takes the
  /// others to close its lane.
  @Test
  void sweepsAtOnceWhatItWroteAfterItWasFrozen() {
    var time = new ScriptedClock();
    var withoutHeartbeats =
        new LaneSettings(
            Feed.SETTINGS.writing(),
            new LaneSettings.Keeping(
                Duration.ofDays(1), Duration.ofSeconds(60), Duration.ofDays(1), Duration.ofDays(1)),
            Feed.SETTINGS.tailing());
    try (var feed = new Feed(wire.database(), withoutHeartbeats, time.clock(), 1)) {
      feed.writer.append(thing("a")).join();
      fate =
          request -> {
            if (FaultyWire.isInsertOf(request, "things")) {
              fate = any -> PASS;
              register().close(1, 1);
              time.sleep(Duration.ofHours(25));
            }
            return PASS;
          };
      assertThat(feed.writer.append(thing("b")).join()).isInstanceOf(Appended.Stored.class);
      follower.readUntil(elsewhere, Set.of("a", "b"));
      assertThat(LaneDocuments.earlierOf(stored("b"))).containsExactly(new LanePosition(1, 2));
      assertThat(positionOf(feed.writer.append(thing("c")).join()).lane()).isGreaterThan(1);
      assertThat(lane(1)).containsEntry("settled", 1L);
    }
  }

  @Test
  void sweepsWhatItWroteIntoALaneThatOthersHadClosed() {
    try (var feed = feed(Feed.SETTINGS)) {
      feed.writer.append(thing("a")).join();
      register().close(1, 1);
      feed.writer.append(thing("b")).join();
      follower.readUntil(elsewhere, Set.of("a", "b"));
      assertThat(positionOf(feed.writer.append(thing("c")).join()).lane()).isGreaterThan(1);
      follower.readUntil(elsewhere, Set.of("c"));
    }
  }

  @Test
  void givesNoPlaceTwiceWhenTheStoreTakesAnInsertTwice() {
    try (var feed = feed(Feed.SETTINGS)) {
      feed.writer.append(thing("a")).join();
      nextInsert(TWICE);
      var answers = feed.writer.appendAll(List.of(thing("b"), thing("c"))).join();
      assertThat(answers.stream().map(LaneDoubtTest::positionOf))
          .containsExactly(new LanePosition(1, 2), new LanePosition(1, 3));
      assertThat(positionOf(feed.writer.append(thing("d")).join()))
          .isEqualTo(new LanePosition(2, 1));
      awaitClosed(1);
      assertThat(lane(1)).containsEntry("settled", 3L);
      follower.readUntil(elsewhere, Set.of("a", "b", "c", "d"));
    }
  }

  private LaneRegister register() {
    return new LaneRegister(fixture.collection("things.lanes"));
  }
}
