package org.doubleloop.recommender.llm;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.doubleloop.recommender.phrasing.Phraser;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/// Gives the service its [Phraser].
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LlmProperties.class)
class LlmConfiguration {
  @Bean
  Phraser phraser(
      LlmProperties properties,
      JsonMapper mapper,
      Clock clock,
      RandomGenerator random,
      MeterRegistry registry) {
    return properties.enabled()
        ? new ModelPhraser(properties, mapper, clock, random, registry)
        : Phraser.none();
  }
}
