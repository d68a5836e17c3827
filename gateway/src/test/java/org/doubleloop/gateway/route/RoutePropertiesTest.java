package org.doubleloop.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.doubleloop.gateway.contract.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class RoutePropertiesTest {

  private static RouteProperties bind(Map<String, String> values) {
    return new Binder(new MapConfigurationPropertySource(values))
        .bindOrCreate("doubleloop.route", RouteProperties.class);
  }

  @Test
  void hasDefaults() {
    assertThat(bind(Map.of()))
        .isEqualTo(
            new RouteProperties(
                URI.create("http://127.0.0.1:8081"),
                URI.create("http://127.0.0.1:8082"),
                URI.create("http://127.0.0.1:8083"),
                Duration.ofSeconds(15),
                Map.of(),
                256,
                DataSize.ofMegabytes(8),
                new RouteProperties.Circuit(40, 10, 50, Duration.ofSeconds(5))));
  }

  @Test
  void takesEveryValue() {
    var properties =
        bind(
            Map.ofEntries(
                Map.entry("doubleloop.route.signal", "https://signal"),
                Map.entry("doubleloop.route.policy", "http://policy:1"),
                Map.entry("doubleloop.route.recommender", "http://recommender:2"),
                Map.entry("doubleloop.route.time-limit", "3s"),
                Map.entry("doubleloop.route.time-limits.recommender", "30s"),
                Map.entry("doubleloop.route.concurrent", "7"),
                Map.entry("doubleloop.route.largest-body", "1KB"),
                Map.entry("doubleloop.route.circuit.window", "5"),
                Map.entry("doubleloop.route.circuit.least", "4"),
                Map.entry("doubleloop.route.circuit.failing", "90"),
                Map.entry("doubleloop.route.circuit.pause", "1s")));
    assertThat(properties)
        .isEqualTo(
            new RouteProperties(
                URI.create("https://signal"),
                URI.create("http://policy:1"),
                URI.create("http://recommender:2"),
                Duration.ofSeconds(3),
                Map.of(Service.RECOMMENDER, Duration.ofSeconds(30)),
                7,
                DataSize.ofKilobytes(1),
                new RouteProperties.Circuit(5, 4, 90, Duration.ofSeconds(1))));
    assertThat(properties.timeLimit(Service.RECOMMENDER)).hasSeconds(30);
    assertThat(properties.timeLimit(Service.SIGNAL)).hasSeconds(3);
  }

  @ParameterizedTest
  @CsvSource({
    "signal, signal:8081",
    "policy, /relative",
    "recommender, ftp://host",
    "time-limit, 0s",
    "time-limits.signal, -1s",
    "concurrent, 0",
    "largest-body, 0B",
    "circuit.least, 41",
    "circuit.failing, 101",
    "circuit.pause, 0s"
  })
  void refusesWhatCannotWork(String name, String value) {
    assertThatThrownBy(() -> bind(Map.of("doubleloop.route." + name, value)))
        .hasRootCauseInstanceOf(IllegalArgumentException.class)
        .rootCause()
        .hasMessageStartingWith("doubleloop.route: ");
  }
}
