package org.doubleloop.kit.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.kit.lane.Feed.thing;

import com.mongodb.MongoException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.doubleloop.kit.lane.FaultyWire.Fate;
import org.doubleloop.kit.test.StoreFixture;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two processes whose wires to the store break at random, with followers that read all along:
/// whatever was acknowledged is delivered, and delivered once.
@Timeout(90)
class LaneFaultsTest {
  private static final int CALLERS = 12;
  private static final int EACH = 40;
  private static final LaneSettings SETTINGS =
      new LaneSettings(
          new LaneSettings.Writing(16, 1 << 20, 10_000, 1 << 24, 1 << 16, Duration.ofMillis(300)),
          Feed.SETTINGS.keeping(),
          Feed.SETTINGS.tailing());

  /// Breaks the wire at random, and lets delayed requests arrive at random later ones.
  private static final class Weather {
    private final SplittableRandom random;
    private volatile boolean fine;
    private final List<FaultyWire> wires = new ArrayList<>();

    Weather(long seed) {
      random = new SplittableRandom(seed);
    }

    Fate fate(String request) {
      boolean writes = request.contains("\2insert\0") || request.contains("\2update\0");
      if (!writes || fine) {
        return Fate.PASS;
      }
      int draw;
      synchronized (this) {
        draw = random.nextInt(100);
      }
      if (draw >= 50 && draw < 65) {
        wires.get(draw % 2).letOneGo();
      }
      return draw < 4
          ? Fate.CUT_BEFORE
          : draw < 8 ? Fate.CUT_AFTER : draw < 12 ? Fate.DELAY : Fate.PASS;
    }

    void clear() {
      fine = true;
      wires.forEach(wire -> {
        while (wire.letOneGo()) {
          // Until none is left.
        }
      });
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void nothingAcknowledgedIsLostOrDeliveredTwice(long seed) throws IOException {
    var weather = new Weather(seed);
    Set<Object> acknowledged = ConcurrentHashMap.newKeySet();
    try (var fixture = StoreFixture.open();
        var wireA = new FaultyWire(fixture.properties(), weather::fate);
        var wireB = new FaultyWire(fixture.properties(), weather::fate)) {
      weather.wires.addAll(List.of(wireA, wireB));
      weather.fine = true;
      try (var calm = new Feed(fixture.store().database(), SETTINGS, LaneClock.system(), seed);
          var a = new Feed(wireA.database(), SETTINGS, LaneClock.system(), seed + 1_000);
          var b = new Feed(wireB.database(), SETTINGS, LaneClock.system(), seed + 2_000)) {
        weather.fine = false;
        var tailers = List.of(calm.tailer, a.tailer, b.tailer);
        var followers = List.of(Follower.ofAll(), Follower.ofAll(), Follower.ofAll());
        var wandering = Follower.ofAll();
        try (var crowd =
            Crowd.start(
                CALLERS,
                caller -> {
                  var writer = caller % 2 == 0 ? a.writer : b.writer;
                  for (int i = 0; i < EACH; i++) {
                    // Every tenth is said by two callers, of both processes.
                    var id = i % 10 == 0 ? "both" + caller / 2 + "-" + i : caller + "-" + i;
                    appendUntilAcknowledged(writer, id);
                    acknowledged.add(id);
                  }
                })) {
          for (int turn = 0; crowd.busy(); turn++) {
            for (int i = 0; i < tailers.size(); i++) {
              read(followers.get(i), tailers.get(i));
            }
            read(wandering, tailers.get(turn % tailers.size()));
          }
        }
        weather.clear();
        for (int i = 0; i < tailers.size(); i++) {
          followers.get(i).readUntil(tailers.get(i), acknowledged);
        }
        wandering.readUntil(calm.tailer, acknowledged);
        assertEachStandsOnce(fixture, acknowledged);
      }
      try (var later = new Feed(fixture.store().database(), SETTINGS, LaneClock.system(), 7)) {
        assertThat(Follower.ofAll().readUntil(later.tailer, acknowledged).drain(later.tailer).ids())
            .isEqualTo(acknowledged);
      }
    }
  }

  private static void read(Follower follower, Tailer tailer) {
    try {
      follower.readFrom(tailer, 25, Duration.ofMillis(2));
    } catch (MongoException broken) {
      // It reads on from the same cursor.
    }
  }

  private static void appendUntilAcknowledged(LaneWriter writer, String id) {
    while (true) {
      try {
        assertThat(writer.append(thing(id)).join()).isNotInstanceOf(Appended.Refused.class);
        return;
      } catch (CompletionException unavailable) {
        assertThat(unavailable).hasCauseInstanceOf(StoreUnavailableException.class);
      }
    }
  }

  private static void assertEachStandsOnce(StoreFixture fixture, Set<Object> acknowledged) {
    Map<LanePosition, Object> positions = new HashMap<>();
    for (Document document : fixture.collection("things").find()) {
      assertThat(positions.put(LaneDocuments.positionOf(document), document.get("_id"))).isNull();
    }
    assertThat(positions.values()).containsExactlyInAnyOrderElementsOf(acknowledged);
  }
}
