package org.doubleloop.signal.capture;

import java.util.List;
import org.doubleloop.kit.feed.FeedCollection;
import org.doubleloop.kit.id.KeyedHash;
import org.doubleloop.kit.json.CanonicalJson;
import org.doubleloop.kit.lane.LaneWriter;
import org.doubleloop.kit.store.Store;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The signals, which stand in lanes.
@Configuration(proxyBeanMethods = false)
class CaptureConfiguration {
  @Bean
  FeedCollection feedCollection() {
    return new FeedCollection(Signals.COLLECTION);
  }

  @Bean
  Signals signals(
      Store store,
      LaneWriter writer,
      CanonicalJson canonical,
      KeyedHash hashes,
      List<CaptureListener> listeners) {
    return new Signals(store, writer, canonical, hashes, listeners);
  }
}
