package org.doubleloop.recommender.tick;

import java.time.Clock;
import org.doubleloop.kit.lane.LaneWriter;
import org.doubleloop.kit.loop.Loop;
import org.doubleloop.kit.loop.Retry;
import org.doubleloop.recommender.feed.StoredKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Ticks, from the start of the process to its end.
@Configuration(proxyBeanMethods = false)
class TickConfiguration {

  @Bean
  StoredKind tickKind() {
    return TickDocuments.storedKind();
  }

  @Bean
  Ticks ticks() {
    return new Ticks();
  }

  @Bean
  WebMvcConfigurer ownClocks(LaneWriter writer, Clock clock) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new OwnClocks(writer, clock));
      }
    };
  }

  @Bean
  Loop ticker(LaneWriter writer, Clock clock) {
    return new Loop("ticker", new Ticker(writer, clock), () -> {}, Retry.OF_STORE, clock);
  }
}
