package org.doubleloop.kit.time;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The clock, in UTC and to the millisecond, as all times are kept, and the source of chance.
@Configuration(proxyBeanMethods = false)
public class TimeConfiguration {
  @Bean
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));
  }

  @Bean
  RandomGenerator random() {
    return new SecureRandom();
  }
}
