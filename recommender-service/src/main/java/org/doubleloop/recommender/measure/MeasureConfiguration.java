package org.doubleloop.recommender.measure;

import java.time.Clock;
import org.doubleloop.kit.lane.LaneWriter;
import org.doubleloop.kit.loop.Loop;
import org.doubleloop.kit.loop.Retry;
import org.doubleloop.recommender.feed.StoredKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Measurements, from the start of the process to its end.
@Configuration(proxyBeanMethods = false)
class MeasureConfiguration {

  @Bean
  StoredKind measuredKind() {
    return MeasuredDocuments.storedKind();
  }

  @Bean
  Measures measures() {
    return new Measures();
  }

  @Bean
  Measurements measurements(LaneWriter writer) {
    return new Measurements(writer);
  }

  @Bean
  Loop measuring(Measurements measurements, Clock clock) {
    return new Loop("measurements", measurements, () -> {}, Retry.OF_STORE, clock);
  }
}
