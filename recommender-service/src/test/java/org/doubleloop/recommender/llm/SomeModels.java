package org.doubleloop.recommender.llm;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.doubleloop.kit.json.StrictJson;
import org.doubleloop.recommender.asking.Instructions;
import org.doubleloop.recommender.llm.endpoint.Provider.Surroundings;
import org.doubleloop.recommender.llm.endpoint.ProviderKind;
import org.doubleloop.recommender.llm.endpoint.ProviderProperties;
import org.jspecify.annotations.Nullable;

/// Models for tests.
final class SomeModels {

  static final Instructions WRITE = new Instructions("write.v1", "Write a message.");

  private SomeModels() {}

  static ProviderProperties provider(ProviderKind kind, String baseUrl) {
    return provider(kind, "", baseUrl);
  }

  static ProviderProperties provider(ProviderKind kind, String name, String baseUrl) {
    return new ProviderProperties(
        kind, name, baseUrl, "some-key", "some-model", true, 8, 500, 2, 10);
  }

  static Models of(
      Duration deadline, Clock clock, MeterRegistry meters, ProviderProperties... providers) {
    return of(deadline, clock, meters, null, providers);
  }

  static Models of(
      Duration deadline,
      Clock clock,
      MeterRegistry meters,
      @Nullable Budget budget,
      ProviderProperties... providers) {
    return new Models(
        new LlmProperties(List.of(providers), deadline, true, 0),
        StrictJson.mapper(),
        budget,
        new Surroundings(clock, new SplittableRandom(7), meters));
  }
}
