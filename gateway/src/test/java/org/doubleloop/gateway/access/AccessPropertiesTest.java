package org.doubleloop.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AccessPropertiesTest {

  private static AccessProperties bind(Map<String, String> values) {
    return new Binder(new MapConfigurationPropertySource(values))
        .bindOrCreate("doubleloop.access", AccessProperties.class);
  }

  @Test
  void hasDefaults() {
    assertThat(bind(Map.of()))
        .isEqualTo(
            new AccessProperties(
                URI.create("http://localhost:8080"),
                Path.of("data/signing-key.jwk"),
                Path.of("data/clients"),
                Map.of(
                    "recommender-service",
                    Set.of(
                        Scope.FEED,
                        Scope.PREVIEWS,
                        Scope.FINDINGS,
                        Scope.ENDINGS,
                        Scope.SIGNALS_READ,
                        Scope.SIGNALS_WRITE),
                    "signal-service",
                    Set.of(Scope.FEED)),
                Duration.ofSeconds(55),
                Duration.ofSeconds(10),
                List.of()));
  }

  @Test
  void takesEveryValue() {
    var properties =
        bind(
            Map.of(
                "doubleloop.access.issuer", "https://door/",
                "doubleloop.access.signing-key", "/k/key.jwk",
                "doubleloop.access.clients", "/k/clients",
                "doubleloop.access.client-scopes.signal-service", "policies:read,feed",
                "doubleloop.access.token-life", "30s",
                "doubleloop.access.key-refresh", "5s",
                "doubleloop.access.cors-origins", "https://a.example,https://b.example"));
    assertThat(properties)
        .isEqualTo(
            new AccessProperties(
                URI.create("https://door/"),
                Path.of("/k/key.jwk"),
                Path.of("/k/clients"),
                Map.of("signal-service", Set.of(Scope.POLICIES_READ, Scope.FEED)),
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                List.of("https://a.example", "https://b.example")));
    assertThat(properties.tokenEndpoint()).isEqualTo("https://door/oauth2/token");
  }

  @ParameterizedTest
  @CsvSource({
    "issuer, door",
    "token-life, 56s",
    "token-life, 9s",
    "key-refresh, 28s",
    "cors-origins, *"
  })
  void refusesWhatCannotBePromised(String name, String value) {
    assertThatThrownBy(() -> bind(Map.of("doubleloop.access." + name, value)))
        .rootCause()
        .hasMessageStartingWith("doubleloop.access." + name);
  }
}
