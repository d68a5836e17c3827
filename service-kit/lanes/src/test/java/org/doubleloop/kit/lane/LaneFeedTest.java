package org.doubleloop.kit.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.doubleloop.kit.lane.Feed.thing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.doubleloop.kit.test.StoreFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a feed promises, on the embedded store or a real one.
@Timeout(90)
class LaneFeedTest {
  private StoreFixture fixture;
  private Feed feed;

  @BeforeEach
  void open() {
    fixture = StoreFixture.open();
    feed = new Feed(fixture.store().database());
  }

  @AfterEach
  void close() {
    feed.close();
    fixture.close();
  }

  private List<Appended> appendAll(String... ids) {
    return feed.writer
        .appendAll(IntStream.range(0, ids.length).mapToObj(i -> thing(ids[i])).toList())
        .join();
  }

  private static Document stored(Appended answer) {
    assertThat(answer).isInstanceOf(Appended.Stored.class);
    return ((Appended.Stored) answer).document();
  }

  private static LanePosition position(Document document) {
    return LaneDocuments.positionOf(document);
  }

  @Nested
  class Appending {
    @Test
    void answersWithThePlaceAndStoresExactlyThat() {
      var answer = stored(feed.writer.append(thing("a").append("list", List.of(1, "b"))).join());
      assertThat(position(answer)).isEqualTo(new LanePosition(1, 1));
      assertThat(fixture.collection("things").find().first()).isEqualTo(answer);
    }

    @Test
    void keepsTheOrderOfOneCall() {
      var ids = IntStream.range(0, 2_500).mapToObj(i -> "n" + i).toArray(String[]::new);
      var answers = appendAll(ids);
      for (int i = 0; i < ids.length; i++) {
        assertThat(position(stored(answers.get(i)))).isEqualTo(new LanePosition(1, i + 1));
      }
    }

    @Test
    void givesManyConcurrentCallersOneDenseSequence() {
      Set<LanePosition> positions = ConcurrentHashMap.newKeySet();
      Crowd.run(
          64,
          caller -> {
            for (int i = 0; i < 30; i++) {
              var answer = feed.writer.append(thing("c" + caller + "-" + i)).join();
              positions.add(position(stored(answer)));
            }
          });
      assertThat(positions)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.rangeClosed(1, 64 * 30).mapToObj(i -> new LanePosition(1, i)).toList());
      assertThat(Follower.ofAll().drain(feed.tailer).ids()).hasSize(64 * 30);
    }

    @Test
    void answersADuplicateWithWhatIsStored() {
      var first = stored(appendAll("a").getFirst());
      var answers =
          feed.writer
              .appendAll(List.of(thing("b"), thing("a").append("other", true), thing("c")))
              .join();
      assertThat(answers.get(1)).isEqualTo(new Appended.Duplicate(first));
      assertThat(position(stored(answers.get(0)))).isEqualTo(new LanePosition(1, 2));
      assertThat(position(stored(answers.get(2)))).isEqualTo(new LanePosition(1, 3));
    }

    @Test
    void answersDuplicatesInsideOneBatch() {
      var answers = appendAll("a", "b", "a", "a", "c", "b");
      assertThat(answers.get(2)).isEqualTo(new Appended.Duplicate(stored(answers.get(0))));
      assertThat(answers.get(3)).isEqualTo(new Appended.Duplicate(stored(answers.get(0))));
      assertThat(answers.get(5)).isEqualTo(new Appended.Duplicate(stored(answers.get(1))));
      assertThat(position(stored(answers.get(4)))).isEqualTo(new LanePosition(1, 3));
    }

    @Test
    void answersAWholeRepeatedBatch() {
      var ids = IntStream.range(0, 1_000).mapToObj(i -> "n" + i).toArray(String[]::new);
      var first = appendAll(ids);
      var again = appendAll(ids);
      assertThat(again).allMatch(answer -> answer instanceof Appended.Duplicate);
      assertThat(again.get(999)).isEqualTo(new Appended.Duplicate(stored(first.get(999))));
      assertThat(position(stored(appendAll("last").getFirst())))
          .isEqualTo(new LanePosition(1, 1_001));
    }

    @Test
    void lets64CallersOfOneIdStoreItOnce() {
      Set<Appended> answers = ConcurrentHashMap.newKeySet();
      Crowd.run(64, caller -> answers.add(feed.writer.append(thing("same")).join()));
      assertThat(answers).filteredOn(answer -> answer instanceof Appended.Stored).hasSize(1);
      assertThat(answers).hasSize(2);
    }

    @Test
    void refusesTooLargeADocumentOnItsOwn() {
      var large = thing("large").append("text", "x".repeat(17 << 20));
      var answers = feed.writer.appendAll(List.of(thing("a"), large, thing("b"))).join();
      assertThat(answers.get(1)).isInstanceOf(Appended.Refused.class);
      assertThat(position(stored(answers.get(2)))).isEqualTo(new LanePosition(1, 2));
      assertThat(fixture.collection("things").countDocuments()).isEqualTo(2);
    }

    @Test
    void storesADocumentOfTheLargestSize() {
      var most = Feed.SETTINGS.writing().documentBytes();
      var frame = new Document("text", "").append("_id", "x").append("organization", "acme");
      var overhead = LaneDocuments.encode(frame.append("kind", "THING"), codec()).length;
      var largest = thing("x").append("text", "x".repeat(most - overhead));
      stored(feed.writer.append(largest).join());
      var tooLarge = thing("y").append("text", "x".repeat(most - overhead + 1));
      assertThat(feed.writer.append(tooLarge).join()).isInstanceOf(Appended.Refused.class);
    }

    private org.bson.codecs.Codec<Document> codec() {
      return fixture.store().database().getCodecRegistry().get(Document.class);
    }

    @Test
    void refusesToSetWhatTheFeedSets() {
      for (var field : List.of("lane", "seq", "earlier")) {
        assertThatThrownBy(() -> feed.writer.append(thing("a").append(field, 1L)))
            .isInstanceOf(IllegalArgumentException.class);
      }
      assertThatThrownBy(() -> feed.writer.append(new Document("_id", "a")))
          .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesNothingAfterItWasClosedAndFinishesWhatItTook() {
      var answers =
          IntStream.range(0, 500).mapToObj(i -> feed.writer.append(thing("n" + i))).toList();
      feed.writer.close();
      assertThat(answers).allMatch(answer -> answer.join() instanceof Appended.Stored);
      assertThatThrownBy(() -> feed.writer.append(thing("late")))
          .isInstanceOf(StoreUnavailableException.class);
      var lane = fixture.collection("things.lanes").find().first();
      assertThat(lane).containsEntry("state", "CLOSED").containsEntry("settled", 500L);
    }
  }

  @Nested
  class Reading {
    @Test
    void readsAnOrganizationsDocumentsAlone() {
      List<Document> things = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        things.add(thing("n" + i, i % 3 == 0 ? "acme" : "other"));
      }
      feed.writer.appendAll(things).join();
      var acme = new Follower("acme").drain(feed.tailer);
      assertThat(acme.read()).hasSize(100).allMatch(d -> "acme".equals(d.get("organization")));
      try (var elsewhere = feed.lanes.openTailer()) {
        var cold = new Follower("acme");
        cold.readUntil(elsewhere, acme.ids());
        assertThat(cold.ids()).isEqualTo(acme.ids());
      }
    }

    @Test
    void goesOnFromACursorInAnotherProcess() {
      appendAll("a", "b", "c");
      var follower = Follower.ofAll();
      follower.readFrom(feed.tailer, 2, Duration.ZERO);
      try (var elsewhere = feed.lanes.openTailer()) {
        follower.readUntil(elsewhere, Set.of("a", "b", "c"));
      }
    }

    @Test
    void readsFromTheStoreWhatMemoryNoLongerHolds() {
      var tailing =
          new LaneSettings.Tailing(Duration.ofMillis(5), Duration.ofMillis(50), 10, 1 << 20, 400);
      var small = new LaneSettings(Feed.SETTINGS.writing(), Feed.SETTINGS.keeping(), tailing);
      try (var process = new Feed(fixture.store().database(), small, LaneClock.system(), 2)) {
        var ids = IntStream.range(0, 300).mapToObj(i -> "n" + i).collect(Collectors.toSet());
        process.writer.appendAll(ids.stream().map(Feed::thing).toList()).join();
        var follower = Follower.ofAll();
        assertThat(follower.readFrom(process.tailer, 100, Duration.ZERO).documents())
            .hasSizeBetween(1, 10);
        assertThat(follower.drain(process.tailer).ids()).isEqualTo(ids);
        assertThat(new Follower("acme").drain(process.tailer).ids()).isEqualTo(ids);
      }
    }

    @Test
    void saysWhetherThereIsMore() {
      appendAll("a", "b", "c");
      var follower = Follower.ofAll();
      assertThat(follower.readFrom(feed.tailer, 2, Duration.ZERO).more()).isTrue();
      assertThat(follower.readFrom(feed.tailer, 2, Duration.ZERO).more()).isFalse();
    }

    @Test
    void waitsForTheNextDocument() throws Exception {
      appendAll("a");
      var follower = Follower.ofAll().drain(feed.tailer);
      try (var reader = Executors.newVirtualThreadPerTaskExecutor()) {
        var page = reader.submit(() -> follower.readFrom(feed.tailer, 10, Duration.ofSeconds(30)));
        appendAll("b");
        assertThat(page.get().documents()).extracting(d -> d.get("_id")).containsExactly("b");
      }
    }

    @Test
    void givesAnEmptyPageWhenNothingCame() {
      var start = Cursor.start(Cursor.ALL);
      var page = feed.tailer.awaitAndRead(start, 10, Duration.ofMillis(20));
      assertThat(page).isEqualTo(new FeedPage(List.of(), start, false));
    }

    @Test
    void letsGoOfWhoWaitsWhenItIsClosed() throws ExecutionException, InterruptedException {
      try (var reader = Executors.newVirtualThreadPerTaskExecutor()) {
        var page =
            reader.submit(() -> Follower.ofAll().readFrom(feed.tailer, 10, Duration.ofMinutes(5)));
        feed.tailer.close();
        assertThat(page.get().documents()).isEmpty();
      }
    }

    @Test
    void saysHowFarAFollowerIsBehind() {
      appendAll("a", "b", "c");
      var page = feed.tailer.read(Cursor.start(Cursor.ALL), 2);
      assertThat(feed.tailer.marks().behind(page.next())).isEqualTo(1);
    }
  }

  @Nested
  class SeveralProcesses {
    @Test
    void writeLanesOfTheirOwnAndReadEachOthers() {
      var elsewhere = new Feed(fixture.store().database(), Feed.SETTINGS, LaneClock.system(), 2);
      Set<Object> expected = ConcurrentHashMap.newKeySet();
      var here = Follower.ofAll();
      var there = Follower.ofAll();
      var wandering = Follower.ofAll();
      try (elsewhere;
          var crowd =
              Crowd.start(
                  16,
                  caller -> {
                    var writer = caller % 2 == 0 ? feed.writer : elsewhere.writer;
                    for (int i = 0; i < 40; i++) {
                      var answer = writer.append(thing("c" + caller + "-" + i)).join();
                      expected.add(stored(answer).getString("_id"));
                    }
                  })) {
        for (int turn = 0; crowd.busy() || turn < 10; turn++) {
          here.readFrom(feed.tailer, 20, Duration.ofMillis(5));
          there.readFrom(elsewhere.tailer, 20, Duration.ofMillis(5));
          wandering.readFrom(
              turn % 2 == 0 ? feed.tailer : elsewhere.tailer, 20, Duration.ofMillis(5));
        }
        assertThat(expected).hasSize(16 * 40);
        here.readUntil(feed.tailer, expected);
        there.readUntil(elsewhere.tailer, expected);
        wandering.readUntil(elsewhere.tailer, expected);
      }
      assertThat(new HashSet<>(here.read().stream().map(d -> d.getLong("lane")).toList()))
          .containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void takeDenseOrdinalsWhenTheyOpenAtOnce() {
      Crowd.run(
          12,
          process -> {
            try (var other =
                new Feed(
                    fixture.store().database(), Feed.SETTINGS, LaneClock.system(), process + 2)) {
              stored(other.writer.append(thing("p" + process)).join());
            }
          });
      try (var late = feed.lanes.openTailer()) {
        assertThat(Follower.ofAll().drain(late).ids()).hasSize(12);
      }
      assertThat(fixture.collection("things.lanes").distinct("_id", Long.class))
          .containsExactlyInAnyOrderElementsOf(
              IntStream.rangeClosed(1, 12).mapToObj(Long::valueOf).toList());
    }

    @Test
    void passALaneThatWasClosed() {
      appendAll("a");
      feed.close();
      try (var next = new Feed(fixture.store().database(), Feed.SETTINGS, LaneClock.system(), 2)) {
        next.writer.append(thing("b")).join();
        var follower = Follower.ofAll().readUntil(next.tailer, Set.of("a", "b"));
        var cursor = next.tailer.read(Cursor.start(Cursor.ALL), 9).next();
        assertThat(cursor.floor()).isEqualTo(2);
        assertThat(follower.read()).hasSize(2);
      }
    }
  }
}
