package org.doubleloop.kit.feed;

import java.util.random.RandomGenerator;
import org.doubleloop.kit.lane.CursorSeal;
import org.doubleloop.kit.lane.LaneClock;
import org.doubleloop.kit.lane.LaneSettings;
import org.doubleloop.kit.lane.LaneWriter;
import org.doubleloop.kit.lane.Lanes;
import org.doubleloop.kit.secret.Secrets;
import org.doubleloop.kit.store.Store;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Gives a service the lanes of its [FeedCollection], and this process's writer.
@Configuration(proxyBeanMethods = false)
public class FeedConfiguration {
  @Bean
  Lanes lanes(Store store, FeedCollection collection, RandomGenerator random) {
    store.ensureIndexes(collection.name(), Lanes.INDEX);
    return new Lanes(
        store.database(), collection.name(), LaneSettings.defaults(), LaneClock.system(), random);
  }

  @Bean
  LaneWriter laneWriter(Lanes lanes) {
    return lanes.openWriter();
  }

  @Bean
  CursorSeal cursorSeal(Secrets secrets) {
    return new CursorSeal(secrets.forPurpose("feed"));
  }
}
