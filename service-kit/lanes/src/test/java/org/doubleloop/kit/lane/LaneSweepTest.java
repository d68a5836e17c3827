package org.doubleloop.kit.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.kit.lane.Feed.thing;
import static org.doubleloop.kit.test.Patience.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.bson.Document;
import org.doubleloop.kit.test.StoreFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A document that arrives between a closer's look at a lane and its closing can have been read in
/// the lane although it stands past its end. Each test plays one order of that.
@Timeout(90)
class LaneSweepTest {
  private static final LaneSettings SELDOM_LOOKING =
      new LaneSettings(
          Feed.SETTINGS.writing(),
          Feed.SETTINGS.keeping(),
          new LaneSettings.Tailing(Duration.ofDays(1), Duration.ofDays(1), 100, 1 << 20, 1 << 20));

  private StoreFixture fixture;
  private LaneRegister register;
  private LaneEntries entries;
  private final ScriptedClock time = new ScriptedClock();

  @BeforeEach
  void open() {
    fixture = StoreFixture.open();
    fixture.store().ensureIndexes("things", Lanes.INDEX);
    register = new LaneRegister(fixture.collection("things.lanes"));
    entries = new LaneEntries(fixture.collection("things"));
    register.open("first", time.clock().wall().instant());
    place("a", 1, 1);
    place("b", 1, 2);
    place("late", 1, 3);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private void place(String id, long lane, long seq) {
    fixture
        .collection("things")
        .insertOne(LaneDocuments.placed(thing(id), new LanePosition(lane, seq)));
  }

  private Tailer tailer(LaneSettings settings) {
    return new Lanes(
            fixture.store().database(),
            "things",
            settings,
            LaneClock.system(),
            new SplittableRandom(5))
        .openTailer();
  }

  /// What a process does that has just started: it sweeps all lanes, into a lane of its own.
  private void sweep(String writer) {
    var settings = Feed.SETTINGS.keeping();
    var lane = new CurrentLane(register, writer, time.clock(), settings.abandonAfter(), () -> {});
    new LaneKeeper(lane, register, entries, settings, time.clock()).keep();
  }

  private Document late() {
    var late = fixture.collection("things").find(new Document("_id", "late")).first();
    assertThat(late).isNotNull();
    return late;
  }

  @Test
  void aReaderThatHadReadItInTheLaneSkipsItWhereItWasSwept() {
    try (var tailer = tailer(Feed.SETTINGS)) {
      var reader = Follower.ofAll().readUntil(tailer, Set.of("a", "b", "late"));
      register.close(1, 2);
      sweep("second");
      assertThat(LaneDocuments.positionsOf(late()))
          .containsExactly(new LanePosition(2, 1), new LanePosition(1, 3));
      place("next", 2, 2);
      reader.readUntil(tailer, Set.of("next"));
      assertThat(Follower.ofAll().readUntil(tailer, Set.of("next")).ids()).isEqualTo(reader.ids());
    }
  }

  @Test
  void aReaderThatHadNotReadItGetsItWhereItWasSwept() {
    try (var tailer = tailer(Feed.SETTINGS)) {
      var reader = Follower.ofAll();
      assertThat(reader.readFrom(tailer, 2, Duration.ZERO).documents()).hasSize(2);
      register.close(1, 2);
      sweep("second");
      reader.readUntil(tailer, Set.of("a", "b", "late"));
    }
  }

  @Test
  void aReaderThatGotItWhereItWasSweptDoesNotGetItFromAProcessThatStillHasItInTheLane() {
    try (var fresh = tailer(Feed.SETTINGS);
        var stale = tailer(SELDOM_LOOKING)) {
      Follower.ofAll().readUntil(stale, Set.of("a", "b", "late"));
      var reader = Follower.ofAll();
      reader.readFrom(fresh, 2, Duration.ZERO);
      register.close(1, 2);
      sweep("second");
      reader.readUntil(fresh, Set.of("a", "b", "late"));
      assertThat(reader.drain(stale).read()).hasSize(3);
    }
  }

  @Test
  void aReaderOfAStaleProcessThatThenMovesOnGetsItOnce() {
    try (var fresh = tailer(Feed.SETTINGS);
        var stale = tailer(SELDOM_LOOKING)) {
      Follower.ofAll().readUntil(stale, Set.of("late"));
      register.close(1, 2);
      sweep("second");
      var reader = Follower.ofAll().readUntil(stale, Set.of("a", "b", "late"));
      assertThat(reader.drain(fresh).read()).hasSize(3);
    }
  }

  @Test
  void aDocumentSweptTwiceIsSkippedByWhoeverReadItAtAnyOfItsPositions() {
    var inFirst = Follower.ofAll();
    var inSecond = Follower.ofAll();
    var inThird = Follower.ofAll();
    try (var tailer = tailer(Feed.SETTINGS)) {
      inFirst.readUntil(tailer, Set.of("a", "b", "late"));
      inThird.readFrom(tailer, 2, Duration.ZERO);
    }
    register.close(1, 2);
    sweep("second");
    try (var tailer = tailer(Feed.SETTINGS)) {
      inSecond.readUntil(tailer, Set.of("a", "b", "late"));
    }
    register.close(2, 0);
    sweep("third");
    assertThat(LaneDocuments.positionsOf(late()))
        .containsExactly(new LanePosition(3, 1), new LanePosition(1, 3), new LanePosition(2, 1));
    place("next", 3, 2);
    try (var tailer = tailer(Feed.SETTINGS)) {
      inFirst.readUntil(tailer, Set.of("next"));
      inSecond.readUntil(tailer, Set.of("next"));
      inThird.readUntil(tailer, Set.of("a", "b", "late", "next"));
    }
  }

  @Test
  void aPageThatNoLongerFindsASweptDocumentDoesNotPassIt() {
    var forgetful = new LaneSettings.Tailing(Duration.ofDays(1), Duration.ofDays(1), 1, 1, 1 << 20);
    var settings = new LaneSettings(Feed.SETTINGS.writing(), Feed.SETTINGS.keeping(), forgetful);
    try (var stale = tailer(settings);
        var fresh = tailer(Feed.SETTINGS)) {
      Follower.ofAll().readUntil(stale, Set.of("late"));
      register.close(1, 2);
      sweep("second");
      for (var name : List.of(Cursor.ALL, "acme")) {
        var reader = new Follower(name);
        assertThat(reader.readFrom(stale, 10, Duration.ZERO).documents()).hasSize(2);
        assertThat(reader.readFrom(stale, 10, Duration.ZERO).more()).isFalse();
        reader.readUntil(fresh, Set.of("a", "b", "late"));
      }
    }
  }

  @Test
  void aTailerLearnsTheEndOfALaneBeforeItShowsWhatWasSweptFromIt() {
    var polling =
        new LaneSettings.Tailing(Duration.ofMillis(5), Duration.ofDays(1), 100, 1 << 20, 1 << 20);
    var settings = new LaneSettings(Feed.SETTINGS.writing(), Feed.SETTINGS.keeping(), polling);
    register.open("second", time.clock().wall().instant());
    try (var tailer = tailer(settings)) {
      var reader = Follower.ofAll();
      Follower.ofAll().readUntil(tailer, Set.of("late"));
      reader.readFrom(tailer, 2, Duration.ZERO);
      register.close(1, 2);
      assertThat(entries.move(entries.past(1, 2, 1).getFirst(), new LanePosition(2, 1))).isTrue();
      await().until(() -> tailer.marks().lanes().getLast().upTo() == 1);
      assertThat(reader.drain(tailer).read()).hasSize(3);
    }
  }

  @Test
  void twoSweepersMoveItOnce() {
    register.close(1, 2);
    var read = entries.past(1, 2, 10).getFirst();
    assertThat(entries.move(read, new LanePosition(2, 1))).isTrue();
    assertThat(entries.move(read, new LanePosition(3, 1))).isFalse();
    assertThat(entries.move(read, new LanePosition(2, 1))).isTrue();
    assertThat(LaneDocuments.positionOf(late())).isEqualTo(new LanePosition(2, 1));
  }

  @Test
  void aLaneIsClosedByOthersWhenItsWriterIsGoneForADay() {
    time.pass(Duration.ofHours(23));
    sweep("second");
    assertThat(register.find(1)).get().matches(lane -> !lane.closed());
    time.pass(Duration.ofHours(2));
    sweep("third");
    assertThat(register.find(1)).get().matches(lane -> lane.closed() && lane.settled() == 3);
  }

  @Test
  void aGapInAnOpenLaneHoldsItsReadersAndIsFinalOnceTheLaneIsClosed() {
    place("beyond", 1, 5);
    try (var tailer = tailer(Feed.SETTINGS)) {
      var reader = Follower.ofAll().readUntil(tailer, Set.of("a", "b", "late"));
      assertThat(reader.drain(tailer).read()).hasSize(3);
      time.pass(Duration.ofHours(25));
      sweep("second");
      reader.readUntil(tailer, Set.of("beyond"));
      assertThat(tailer.read(Cursor.start(Cursor.ALL), 9).documents()).hasSize(4);
    }
  }

  @Test
  void aLaneWithMoreSettledThanItsCloserSawStaysOpen() {
    assertThat(register.heartbeat(1, 3, time.clock().wall().instant())).isTrue();
    register.close(1, 2);
    assertThat(register.find(1)).get().matches(lane -> !lane.closed() && lane.settled() == 3);
    register.close(1, 3);
    assertThat(register.heartbeat(1, 4, time.clock().wall().instant())).isFalse();
    register.close(1, 9);
    assertThat(register.find(1)).get().matches(lane -> lane.closed() && lane.settled() == 3);
  }
}
