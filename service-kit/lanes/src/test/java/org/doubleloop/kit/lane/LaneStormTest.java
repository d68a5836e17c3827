package org.doubleloop.kit.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.kit.lane.Feed.thing;

import com.mongodb.MongoException;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bson.Document;
import org.doubleloop.kit.test.StoreFixture;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Everything at once: processes are killed and others start, wires break and deliver late, clocks
/// jump by a day, so that lanes are closed under those who write them, and everybody sweeps all the
/// time. Whatever was acknowledged stands, and whatever stands is read exactly once: by who begins
/// at the end, by who keeps up, by who goes from process to process, and by who sees but one
/// organization.
@Timeout(120)
class LaneStormTest {
  private static final int CALLERS = 16;
  private static final int EACH = 30;
  private static final LaneSettings SETTINGS =
      new LaneSettings(
          new LaneSettings.Writing(8, 1 << 20, 10_000, 1 << 24, 1 << 16, Duration.ofMillis(50)),
          new LaneSettings.Keeping(
              Duration.ofMillis(80),
              Duration.ofSeconds(60),
              Duration.ofDays(1),
              Duration.ofMillis(20)),
          new LaneSettings.Tailing(
              Duration.ofMillis(2), Duration.ofMillis(20), 100, 1 << 16, 1 << 20));

  /// More storms by `-Ddoubleloop.storms=1000`.
  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("doubleloop.storms", 1));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everythingAcknowledgedIsReadOnce(long seed) throws IOException {
    Set<Object> acknowledged = ConcurrentHashMap.newKeySet();
    try (var fixture = StoreFixture.open();
        var storm = new LaneStorm(fixture.properties(), SETTINGS, seed)) {
      var keepingUp = Follower.ofAll();
      var wandering = Follower.ofAll();
      var ofOne = new Follower("acme");
      var way = new SplittableRandom(seed);
      try (var crowd = Crowd.start(CALLERS, caller -> append(storm, caller, seed, acknowledged))) {
        while (crowd.busy()) {
          storm.strike();
          read(keepingUp, storm.oldest().tailer);
          read(wandering, storm.any(way).tailer);
          read(ofOne, storm.any(way).tailer);
        }
      }
      storm.pass();
      var standing = standing(fixture);
      var ofAcme = new HashSet<Object>(standing.keySet());
      ofAcme.removeIf(id -> !"acme".equals(standing.get(id)));
      assertThat(standing.keySet()).containsAll(acknowledged);
      keepingUp.readUntil(storm.oldest().tailer, standing.keySet());
      wandering.readUntil(storm.any(way).tailer, standing.keySet());
      ofOne.readUntil(storm.any(way).tailer, ofAcme);
      try (var later = storm.anew()) {
        var fromTheStart = Follower.ofAll().readUntil(later.tailer, standing.keySet());
        assertThat(fromTheStart.drain(later.tailer).ids()).isEqualTo(standing.keySet());
        assertThat(keepingUp.drain(later.tailer).ids()).isEqualTo(standing.keySet());
        assertThat(wandering.drain(later.tailer).ids()).isEqualTo(standing.keySet());
        assertThat(ofOne.drain(later.tailer).ids()).isEqualTo(ofAcme);
      }
    }
  }

  private static void append(LaneStorm storm, int caller, long seed, Set<Object> acknowledged) {
    var random = new SplittableRandom(seed * CALLERS + caller);
    for (int i = 0; i < EACH; i++) {
      // Every fifth time two callers say the same.
      var name = i % 5 == 0 ? "both" + caller / 2 + "-" + i : caller + "-" + i;
      var things =
          IntStream.range(0, 3)
              .mapToObj(n -> thing(name + "-" + n, n == 0 ? "acme" : "other"))
              .toList();
      boolean stored = false;
      // By any process that lives, until one says so; some give up, and what they have said may
      // arrive later or not.
      do {
        stored = stored(storm.any(random).writer, things);
      } while (!stored && random.nextInt(3) > 0);
      if (stored) {
        things.forEach(thing -> acknowledged.add(thing.get("_id")));
      }
    }
  }

  private static boolean stored(LaneWriter writer, List<Document> things) {
    try {
      return writer.storeAll(things).stream().noneMatch(Appended.Refused.class::isInstance);
    } catch (StoreUnavailableException | LaneOverloadedException unknown) {
      return false;
    }
  }

  private static void read(Follower follower, Tailer tailer) {
    try {
      follower.readFrom(tailer, 25, Duration.ofMillis(2));
    } catch (MongoException broken) {
      // It reads on from the same cursor, wherever.
    }
  }

  /// All documents, each at a position of its own, with their organizations.
  private static Map<Object, String> standing(StoreFixture fixture) {
    Map<LanePosition, Object> positions = new HashMap<>();
    Map<Object, String> standing = new HashMap<>();
    for (Document document : fixture.collection("things").find()) {
      assertThat(positions.put(LaneDocuments.positionOf(document), document.get("_id"))).isNull();
      standing.put(document.get("_id"), document.getString("organization"));
    }
    return standing;
  }
}
