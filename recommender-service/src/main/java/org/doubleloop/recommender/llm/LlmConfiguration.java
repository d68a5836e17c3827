package org.doubleloop.recommender.llm;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.doubleloop.recommender.asking.Asker;
import org.doubleloop.recommender.llm.endpoint.Provider.Surroundings;
import org.doubleloop.recommender.phrasing.Phraser;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/// Gives the service its [Phraser] and its [Asker].
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LlmProperties.class)
class LlmConfiguration {

  @Bean
  Models models(
      LlmProperties properties,
      JsonMapper mapper,
      Clock clock,
      RandomGenerator random,
      MeterRegistry registry) {
    return new Models(properties, mapper, new Surroundings(clock, random, registry));
  }

  @Bean
  Phraser phraser(Models models) {
    return models.isEmpty() ? Phraser.none() : new ModelPhraser(models);
  }

  @Bean
  Asker asker(Models models) {
    return models.isEmpty() ? Asker.none() : new ModelAsker(models);
  }
}
