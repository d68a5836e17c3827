package org.doubleloop.recommender.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LlmPropertiesTest {

  private static final Map<String, String> ALL =
      Map.of(
          "doubleloop.llm.enabled", "true",
          "doubleloop.llm.base-url", "https://models.example/v1",
          "doubleloop.llm.api-key", "sk-secret",
          "doubleloop.llm.model", "small",
          "doubleloop.llm.deadline", "2s",
          "doubleloop.llm.max-concurrent", "3",
          "doubleloop.llm.max-tokens", "0");

  @Test
  void isOffByDefault() {
    assertThat(bound(Map.of("doubleloop.llm.enabled", "false")))
        .isEqualTo(new LlmProperties(false, "", "", "", Duration.ofSeconds(5), 8, 2000));
  }

  @Test
  void readsAll() {
    assertThat(bound(ALL))
        .isEqualTo(
            new LlmProperties(
                true,
                "https://models.example/v1",
                "sk-secret",
                "small",
                Duration.ofSeconds(2),
                3,
                0));
  }

  @Test
  void doesNotTellItsKey() {
    assertThat(bound(ALL).toString()).contains("models.example").doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource({
    "base-url, ''",
    "base-url, models.example/v1",
    "base-url, file:///etc",
    "base-url, https://",
    "base-url, https://user:key@models.example",
    "base-url, https://models.example/v1?key=1",
    "base-url, https://models.example/ v1",
    "api-key, 'a b'",
    "model, ''",
    "deadline, 99ms",
    "deadline, 61s",
    "max-concurrent, 0",
    "max-concurrent, 1001",
    "max-tokens, -1",
    "max-tokens, 100001",
  })
  void refusesWhatCannotWork(String name, String value) {
    var changed = new HashMap<>(ALL);
    changed.put("doubleloop.llm." + name, value);

    assertThatThrownBy(() -> bound(changed))
        .rootCause()
        .hasMessageStartingWith("doubleloop.llm." + name);
  }

  private static LlmProperties bound(Map<String, String> values) {
    return new Binder(new MapConfigurationPropertySource(values))
        .bindOrCreate("doubleloop.llm", LlmProperties.class);
  }
}
