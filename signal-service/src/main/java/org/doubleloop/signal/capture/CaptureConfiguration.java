package org.doubleloop.signal.capture;

import java.util.random.RandomGenerator;
import org.doubleloop.kit.access.Secrets;
import org.doubleloop.kit.id.BodyHash;
import org.doubleloop.kit.json.CanonicalJson;
import org.doubleloop.kit.lane.CursorSeal;
import org.doubleloop.kit.lane.LaneClock;
import org.doubleloop.kit.lane.LaneSettings;
import org.doubleloop.kit.lane.LaneWriter;
import org.doubleloop.kit.lane.Lanes;
import org.doubleloop.kit.lane.Tailer;
import org.doubleloop.kit.store.Store;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The signals, and the lanes that they stand in.
@Configuration(proxyBeanMethods = false)
class CaptureConfiguration {
  private static final int MOST_UNCONNECTED = 100_000;

  @Bean
  Lanes lanes(Store store, RandomGenerator random) {
    Signals.ensureIndexes(store);
    return new Lanes(
        store.database(), Signals.COLLECTION, LaneSettings.defaults(), LaneClock.system(), random);
  }

  @Bean
  LaneWriter laneWriter(Lanes lanes) {
    return lanes.openWriter();
  }

  @Bean
  Tailer tailer(Lanes lanes, LaneWriter writer) {
    return lanes.openTailer(writer);
  }

  @Bean
  CursorSeal cursorSeal(Secrets secrets) {
    return new CursorSeal(secrets.forPurpose("feed"));
  }

  @Bean
  Unconnected unconnected() {
    return new Unconnected(MOST_UNCONNECTED);
  }

  @Bean
  Signals signals(
      Store store,
      LaneWriter writer,
      CanonicalJson canonical,
      BodyHash hashes,
      Unconnected unconnected) {
    return new Signals(store, writer, canonical, hashes, unconnected);
  }
}
