package org.doubleloop.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.doubleloop.gateway.access.Scope;
import org.doubleloop.gateway.key.ApiKey;
import org.doubleloop.gateway.key.ApiKeys;
import org.doubleloop.gateway.key.KeyText;
import org.doubleloop.gateway.start.FirstKeys;
import org.doubleloop.kit.secret.OwnersFile;
import org.doubleloop.kit.test.Answer;
import org.doubleloop.kit.test.SpecAssert;
import org.doubleloop.kit.test.StoreFixture;
import org.doubleloop.kit.test.TestKeys;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.util.FileSystemUtils;

/// A gateway that runs as it does in production, on a free port, with a store and a folder of its
/// own, before three services that answer with their names.
///
/// As an extension of a test class it lets the services answer as usual before each test, and is
/// closed after the last one.
public final class TestGateway implements AutoCloseable, BeforeAllCallback, BeforeEachCallback {

  /// With what each of them signs that is not told otherwise: making a key takes longer than all
  /// else in a start.
  public static final RSAKey SIGNING_KEY = TestKeys.named("gateway");

  private static final SpecAssert CONTRACT = SpecAssert.of("openapi/gateway.yaml");
  private static final List<String> OWN =
      List.of("/v1/api-keys", "/v1/sandbox", "/oauth2/", "/.well-known/", "/v1/openapi.json");

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
  private final Random random = new SecureRandom();
  private final Clock clock;
  private final boolean shared;
  private ConfigurableApplicationContext context;

  private TestGateway(Clock clock, Map<String, String> settings, boolean shared) {
    this.clock = clock;
    this.shared = shared;
    try {
      this.folder = Files.createTempDirectory("gateway");
      OwnersFile.replace(folder.resolve("signing-key.jwk"), SIGNING_KEY.toJSONString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.context = run(settings);
  }

  /// The gateway of all test classes for which nothing is configured.
  public static TestGateway shared() {
    return Shared.GATEWAY;
  }

  private static final class Shared {
    static final TestGateway GATEWAY = new TestGateway(Clock.systemUTC(), Map.of(), true);
  }

  public static TestGateway start(Clock clock) {
    return start(clock, Map.of());
  }

  public static TestGateway start(Map<String, String> settings) {
    return start(Clock.systemUTC(), settings);
  }

  /// @param settings what is configured otherwise than by default
  public static TestGateway start(Clock clock, Map<String, String> settings) {
    return new TestGateway(clock, settings, false);
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
    // Tests ask for the documentation, and show wrong keys, more often than anybody.
    all.put("doubleloop.limit.anonymous", "1000");
    all.putAll(settings);
    return new SpringApplicationBuilder(GatewayApplication.class)
        .web(WebApplicationType.REACTIVE)
        .initializers((GenericApplicationContext fresh) -> {
          fresh.registerBean("testClock", Clock.class, () -> clock, bean -> bean.setPrimary(true));
          fresh.registerBean(ReactorResourceFactory.class, TestGateway::ownThreads);
        })
        .listeners(
            (ApplicationListener<PayloadApplicationEvent<FirstKeys>>)
                event -> firstKeys.add(event.getPayload()))
        .run(
            all.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new));
  }

  /// By default all servers of a JVM share their threads, and the first one that is closed ends
  /// them, two seconds after the last request.
  private static ReactorResourceFactory ownThreads() {
    var resources = new ReactorResourceFactory();
    resources.setUseGlobalResources(false);
    resources.setShutdownQuietPeriod(Duration.ZERO);
    return resources;
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

  /// A key that may do everything in another organization.
  public KeyText adminOf(String organization) {
    var text = KeyText.random(random);
    var key =
        new ApiKey(
            text.id(),
            organization,
            "admin",
            null,
            Set.of(Scope.ADMIN),
            text.hash(),
            false,
            clock.instant(),
            null,
            null,
            null);
    context.getBean(ApiKeys.class).add(key);
    return text;
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
  public void beforeAll(ExtensionContext test) {
    var scope = shared ? StoreScope.LAUNCHER_SESSION : StoreScope.EXTENSION_CONTEXT;
    test.getStore(scope, Namespace.GLOBAL).put(this, this);
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    Stream.of(signal, policy, recommender).forEach(Upstream::answerAsUsual);
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
