package org.doubleloop.recommender.llm;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.doubleloop.kit.store.Store;
import org.doubleloop.recommender.asking.Asker;
import org.doubleloop.recommender.llm.endpoint.Provider.Surroundings;
import org.doubleloop.recommender.phrasing.Phraser;
import org.doubleloop.recommender.similar.Embeddings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/// Gives the service its [Phraser], its [Asker] and its [Embeddings].
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LlmProperties.class)
class LlmConfiguration {

  /// Of the deadline so much at most is spent on past texts.
  private static final int SHARE = 5;

  @Bean
  Surroundings modelSurroundings(Clock clock, RandomGenerator random, MeterRegistry registry) {
    return new Surroundings(clock, random, registry);
  }

  @Bean
  Models models(
      LlmProperties properties, JsonMapper mapper, Store store, Surroundings surroundings) {
    var budget =
        properties.tokensPerDay() == 0
            ? null
            : new Budget(properties.tokensPerDay(), new SpentTokens(store), surroundings.clock());
    return new Models(properties, mapper, budget, surroundings);
  }

  @Bean
  Phraser phraser(Models models) {
    return models.isEmpty() ? Phraser.none() : new ModelPhraser(models);
  }

  @Bean
  Embeddings embeddings(LlmProperties properties, Surroundings surroundings) {
    return properties.providers().isEmpty() || !properties.pastTexts()
        ? Embeddings.none()
        : new LocalEmbeddings(
            LocalModel::load, properties.deadline().dividedBy(SHARE), surroundings.meters());
  }

  @Bean
  Asker asker(Models models) {
    return models.isEmpty() ? Asker.none() : new ModelAsker(models);
  }
}
