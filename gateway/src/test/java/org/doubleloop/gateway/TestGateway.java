package org.doubleloop.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.doubleloop.gateway.access.FirstKeys;
import org.doubleloop.kit.test.Answer;
import org.doubleloop.kit.test.SpecAssert;
import org.doubleloop.kit.test.StoreFixture;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.support.GenericApplicationContext;

/// A gateway that runs as it does in production, on a free port and a store for this test.
public final class TestGateway implements AutoCloseable {

  private static final SpecAssert CONTRACT = SpecAssert.of("openapi/gateway.yaml");
  private static final List<String> OWN =
      List.of("/v1/api-keys", "/oauth2/", "/.well-known/", "/v1/openapi.json");

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final List<FirstKeys> firstKeys = new ArrayList<>();
  private final ConfigurableApplicationContext context;
  private final URI address;

  private TestGateway(StoreFixture store, Path folder, Clock clock, Map<String, String> settings) {
    var all = new TreeMap<String, String>();
    all.put("spring.config.name", "gateway");
    all.put("server.port", "0");
    all.put("doubleloop.store.uri", store.properties().uri());
    all.put("doubleloop.store.database", store.properties().database());
    all.put("doubleloop.access.signing-key", folder.resolve("signing-key.jwk").toString());
    all.put("doubleloop.access.clients", folder.resolve("clients").toString());
    all.putAll(settings);
    context =
        new SpringApplicationBuilder(GatewayApplication.class)
            .web(WebApplicationType.REACTIVE)
            .initializers((GenericApplicationContext fresh) ->
                fresh.registerBean(
                    "testClock", Clock.class, () -> clock, bean -> bean.setPrimary(true)))
            .listeners(
                (ApplicationListener<PayloadApplicationEvent<FirstKeys>>)
                    event -> firstKeys.add(event.getPayload()))
            .run(
                all.entrySet().stream()
                    .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                    .toArray(String[]::new));
    var port = context.getEnvironment().getProperty("local.server.port");
    address = URI.create("http://127.0.0.1:" + Objects.requireNonNull(port));
  }

  public static TestGateway start(
      StoreFixture store, Path folder, Clock clock, Map<String, String> settings) {
    return new TestGateway(store, folder, clock, settings);
  }

  public static TestGateway start(StoreFixture store, Path folder, Map<String, String> settings) {
    return start(store, folder, Clock.systemUTC(), settings);
  }

  /// Where three services are.
  public static Map<String, String> routes(Upstream signal, Upstream policy, Upstream recommender) {
    return Map.of(
        "doubleloop.route.signal", signal.address().toString(),
        "doubleloop.route.policy", policy.address().toString(),
        "doubleloop.route.recommender", recommender.address().toString());
  }

  /// The keys that this start made; none when it was not the first.
  public List<FirstKeys> firstKeys() {
    return firstKeys;
  }

  public FirstKeys keys() {
    return firstKeys.getFirst();
  }

  public URI address() {
    return address;
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public HttpClient client() {
    return client;
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(30));
  }

  public HttpRequest.Builder request(String path, String key) {
    return request(path).header("Authorization", "Bearer " + key);
  }

  public Answer get(String path, String key) {
    return send(request(path, key));
  }

  public Answer post(String path, String key, String json) {
    return send(
        request(path, key)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  /// Sends it. Answers of the gateway's own operations are checked against their specification, and
  /// every problem must be a whole one.
  public Answer send(HttpRequest.Builder builder) {
    var request = builder.build();
    try {
      var response = client.send(request, BodyHandlers.ofString());
      var answer = new Answer(response.statusCode(), response.headers(), response.body());
      var path = request.uri().getRawPath();
      if (OWN.stream().anyMatch(path::startsWith)) {
        CONTRACT.check(request.method(), path, answer);
      }
      if (answer.header("Content-Type").orElse("").startsWith("application/problem+json")
          && !answer.text().equals("{}")) {
        assertThat(answer.at("/requestId")).isEqualTo(answer.header("X-Request-Id").orElse(""));
        assertThat(answer.at("/instance")).isEqualTo(path);
        assertThat(answer.at("/detail")).isNotEmpty();
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.close();
    context.close();
  }
}
