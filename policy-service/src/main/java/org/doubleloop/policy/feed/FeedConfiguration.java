package org.doubleloop.policy.feed;

import java.util.random.RandomGenerator;
import org.doubleloop.kit.access.Secrets;
import org.doubleloop.kit.lane.CursorSeal;
import org.doubleloop.kit.lane.LaneClock;
import org.doubleloop.kit.lane.LaneSettings;
import org.doubleloop.kit.lane.LaneWriter;
import org.doubleloop.kit.lane.Lanes;
import org.doubleloop.kit.lane.Tailer;
import org.doubleloop.kit.store.Store;
import org.doubleloop.policy.policy.Policies;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// This process's lane, and what follows all lanes.
@Configuration(proxyBeanMethods = false)
class FeedConfiguration {
  @Bean
  Lanes lanes(Store store, RandomGenerator random) {
    return new Lanes(
        store.database(), Policies.COLLECTION, LaneSettings.defaults(), LaneClock.system(), random);
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
}
