package org.doubleloop.signal.feed;

import org.doubleloop.kit.feed.Feed;
import org.doubleloop.kit.lane.CursorSeal;
import org.doubleloop.kit.lane.LaneWriter;
import org.doubleloop.kit.lane.Lanes;
import org.doubleloop.kit.lane.Tailer;
import org.doubleloop.signal.type.SignalTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The signals as they are followed.
@Configuration(proxyBeanMethods = false)
class SignalFeedConfiguration {
  @Bean
  Tailer tailer(Lanes lanes, LaneWriter writer) {
    return lanes.openTailer(writer);
  }

  @Bean
  Feed<StoredSignal<?>> feed(Tailer tailer, CursorSeal seal, SignalTypes types) {
    return new Feed<>(
        tailer, seal, document -> StoredSignalDocuments.fromDocument(document, types));
  }
}
