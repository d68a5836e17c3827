package org.doubleloop.kit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.doubleloop.kit.servlet.BodyLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class PropertiesTest {

  @Test
  void accessHasDefaults() {
    var access = bind("doubleloop.access", AccessProperties.class, Map.of());
    assertThat(access)
        .isEqualTo(
            new AccessProperties(
                URI.create("http://localhost:8080"),
                null,
                Path.of("data/keys"),
                Path.of("data/clients"),
                null));
    assertThat(access.keySet()).hasToString("http://localhost:8080/.well-known/jwks.json");
  }

  @Test
  void accessTakesEverySetting() {
    var access =
        bind(
            "doubleloop.access",
            AccessProperties.class,
            Map.of(
                "doubleloop.access.issuer", "https://doubleloop.example",
                "doubleloop.access.gateway", "http://gateway:8080/",
                "doubleloop.access.keys", "/k",
                "doubleloop.access.clients", "/c",
                "doubleloop.access.secret", "s".repeat(32)));
    assertThat(access)
        .isEqualTo(
            new AccessProperties(
                URI.create("https://doubleloop.example"),
                URI.create("http://gateway:8080/"),
                Path.of("/k"),
                Path.of("/c"),
                "s".repeat(32)));
    assertThat(access.tokenEndpoint()).hasToString("http://gateway:8080/oauth2/token");
    assertThat(access.toString()).doesNotContain("sss");
  }

  @ParameterizedTest
  @CsvSource({"issuer,gateway", "gateway,here", "secret,short"})
  void accessRefusesWhatCannotWork(String name, String value) {
    assertThatThrownBy(() ->
            bind(
                "doubleloop.access",
                AccessProperties.class,
                Map.of("doubleloop.access." + name, value)))
        .rootCause()
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("doubleloop.access");
  }

  @Test
  void bodiesHaveALimitByDefaultAndByPath() {
    assertThat(bind("doubleloop.body", BodyLimits.class, Map.of()))
        .isEqualTo(new BodyLimits(DataSize.ofKilobytes(256), Map.of()));
    assertThat(
            bind(
                "doubleloop.body",
                BodyLimits.class,
                Map.of(
                    "doubleloop.body.limit", "1MB",
                    "doubleloop.body.paths.[/v1/signals]", "8MB")))
        .isEqualTo(
            new BodyLimits(
                DataSize.ofMegabytes(1), Map.of("/v1/signals", DataSize.ofMegabytes(8))));
    assertThatThrownBy(
            () -> bind("doubleloop.body", BodyLimits.class, Map.of("doubleloop.body.limit", "0")))
        .rootCause()
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static <T> T bind(String prefix, Class<T> type, Map<String, String> values) {
    return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate(prefix, type);
  }
}
