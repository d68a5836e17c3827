package org.doubleloop.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.doubleloop.gateway.start.FirstKeys;
import org.doubleloop.kit.test.Answer;
import org.doubleloop.kit.test.SpecAssert;
import org.doubleloop.kit.test.StoreFixture;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.FileSystemUtils;

/// A gateway that runs as it does in production, on a free port, with a store and a folder of its
/// own, before three services that answer with their names.
public final class TestGateway implements AutoCloseable {

  private static final SpecAssert CONTRACT = SpecAssert.of("openapi/gateway.yaml");
  private static final List<String> OWN =
      List.of("/v1/api-keys", "/oauth2/", "/.well-known/", "/v1/openapi.json");

  private final StoreFixture store = StoreFixture.open();
  private final Path folder;
  private final Upstream signal = new Upstream("signal");
  private final Upstream policy = new Upstream("policy");
  private final Upstream recommender = new Upstream("recommender");
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final List<FirstKeys> firstKeys = new ArrayList<>();
  private final Clock clock;
  private ConfigurableApplicationContext context;

  private TestGateway(Clock clock, Map<String, String> settings) {
    this.clock = clock;
    try {
      this.folder = Files.createTempDirectory("gateway");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.context = run(settings);
  }

  public static TestGateway start() {
    return start(Map.of());
  }

  public static TestGateway start(Clock clock) {
    return start(clock, Map.of());
  }

  public static TestGateway start(Map<String, String> settings) {
    return start(Clock.systemUTC(), settings);
  }

  /// @param settings what is configured otherwise than by default
  public static TestGateway start(Clock clock, Map<String, String> settings) {
    return new TestGateway(clock, settings);
  }

  /// Ends it and starts it again over the same store and folder, on another port.
  public void restart(Map<String, String> settings) {
    context.close();
    context = run(settings);
  }

  private ConfigurableApplicationContext run(Map<String, String> settings) {
    var all = new TreeMap<String, String>();
    all.put("spring.config.name", "gateway");
    all.put("server.port", "0");
    all.put("doubleloop.store.uri", store.properties().uri());
    all.put("doubleloop.store.database", store.properties().database());
    all.put("doubleloop.access.signing-key", folder.resolve("signing-key.jwk").toString());
    all.put("doubleloop.access.clients", folder.resolve("clients").toString());
    all.put("doubleloop.route.signal", signal.address().toString());
    all.put("doubleloop.route.policy", policy.address().toString());
    all.put("doubleloop.route.recommender", recommender.address().toString());
    all.putAll(settings);
    return new SpringApplicationBuilder(GatewayApplication.class)
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
  }

  public StoreFixture store() {
    return store;
  }

  /// Where its keys and secrets lie, and in `clients` the public keys of services.
  public Path folder() {
    return folder;
  }

  public Upstream signal() {
    return signal;
  }

  public Upstream policy() {
    return policy;
  }

  public Upstream recommender() {
    return recommender;
  }

  /// How many requests it has passed on.
  public int passedOn() {
    return Stream.of(signal, policy, recommender).mapToInt(service -> service.seen().size()).sum();
  }

  /// The keys that each of its starts made.
  public List<FirstKeys> firstKeys() {
    return firstKeys;
  }

  /// The keys that were made last.
  public FirstKeys keys() {
    return firstKeys.getLast();
  }

  public URI address() {
    var port = context.getEnvironment().getProperty("local.server.port");
    return URI.create("http://127.0.0.1:" + Objects.requireNonNull(port));
  }

  public HttpClient client() {
    return client;
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address() + path)).timeout(Duration.ofSeconds(30));
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
    signal.close();
    policy.close();
    recommender.close();
    store.close();
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
