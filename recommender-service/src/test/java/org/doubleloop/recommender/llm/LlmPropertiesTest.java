package org.doubleloop.recommender.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.doubleloop.recommender.llm.endpoint.ProviderKind;
import org.doubleloop.recommender.llm.endpoint.ProviderProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class LlmPropertiesTest {

  private static final String FIRST = "doubleloop.llm.providers[0].";
  private static final Map<String, String> ONE =
      Map.of(
          FIRST + "kind", "ollama",
          FIRST + "base-url", "http://models.example:11434",
          FIRST + "model", "small");
  private static final Map<String, String> ALL =
      Map.ofEntries(
          Map.entry(FIRST + "kind", "ANTHROPIC"),
          Map.entry(FIRST + "name", "first"),
          Map.entry(FIRST + "base-url", "https://models.example/v1"),
          Map.entry(FIRST + "api-key", "sk-secret"),
          Map.entry(FIRST + "model", "small"),
          Map.entry(FIRST + "schema", "false"),
          Map.entry(FIRST + "max-concurrent", "3"),
          Map.entry(FIRST + "max-tokens", "700"),
          Map.entry(FIRST + "input-price", "0.5"),
          Map.entry(FIRST + "output-price", "1.5"),
          Map.entry("doubleloop.llm.deadline", "2s"),
          Map.entry("doubleloop.llm.past-texts", "false"),
          Map.entry("doubleloop.llm.tokens-per-day", "9000"));

  @Test
  void thereIsNoneByDefault() {
    assertThat(bound(Map.of()))
        .isEqualTo(new LlmProperties(List.of(), Duration.ofSeconds(5), true, 0));
  }

  @Test
  void aProviderNeedsItsKindItsEndpointAndItsModel() {
    assertThat(bound(ONE).providers())
        .containsExactly(
            new ProviderProperties(
                ProviderKind.OLLAMA,
                "ollama",
                "http://models.example:11434",
                "",
                "small",
                true,
                8,
                2000,
                0,
                0));
  }

  @Test
  void readsAll() {
    assertThat(bound(ALL))
        .isEqualTo(
            new LlmProperties(
                List.of(
                    new ProviderProperties(
                        ProviderKind.ANTHROPIC,
                        "first",
                        "https://models.example/v1",
                        "sk-secret",
                        "small",
                        false,
                        3,
                        700,
                        0.5,
                        1.5)),
                Duration.ofSeconds(2),
                false,
                9000));
  }

  @Test
  void doesNotTellItsKeys() {
    assertThat(bound(ALL).toString()).contains("models.example").doesNotContain("secret");
  }

  @Test
  void refusesTwoOfOneName() {
    var two = new HashMap<>(ALL);
    ALL.forEach((name, value) -> two.put(name.replace("[0]", "[1]"), value));

    assertThatThrownBy(() -> bound(two)).rootCause().hasMessageContaining("names of their own");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"enabled=true", "base-url=https://models.example/v1", "providers[0].key=k"})
  void aNameThatIsNotKnownStopsTheStart(String unknown) {
    new ApplicationContextRunner()
        .withUserConfiguration(OfModels.class)
        .withPropertyValues(
            ONE.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .toArray(String[]::new))
        .withPropertyValues("doubleloop.llm." + unknown)
        .run(started ->
            assertThat(started).getFailure().rootCause().hasMessageContaining("left unbound"));
  }

  @EnableConfigurationProperties(LlmProperties.class)
  private static final class OfModels {}

  @ParameterizedTest
  @CsvSource({
    "providers[0].base-url, ''",
    "providers[0].base-url, models.example/v1",
    "providers[0].base-url, file:///etc",
    "providers[0].base-url, https://",
    "providers[0].base-url, https://user:key@models.example",
    "providers[0].base-url, https://models.example/v1?key=1",
    "providers[0].base-url, https://models.example/ v1",
    "providers[0].name, a b",
    "providers[0].api-key, 'a b'",
    "providers[0].api-key, ''",
    "providers[0].model, ''",
    "providers[0].max-concurrent, 0",
    "providers[0].max-concurrent, 1001",
    "providers[0].max-tokens, 0",
    "providers[0].max-tokens, 100001",
    "providers[0].input-price, -1",
    "providers[0].output-price, NaN",
    "tokens-per-day, -1",
    "deadline, 99ms",
    "deadline, 61s",
  })
  void refusesWhatCannotWork(String name, String value) {
    var changed = new HashMap<>(ALL);
    changed.put("doubleloop.llm." + name, value);

    assertThatThrownBy(() -> bound(changed))
        .rootCause()
        .hasMessageStartingWith("doubleloop.llm." + name.replace("[0]", "[]"));
  }

  private static LlmProperties bound(Map<String, String> values) {
    return new Binder(new MapConfigurationPropertySource(values))
        .bindOrCreate("doubleloop.llm", LlmProperties.class);
  }
}
