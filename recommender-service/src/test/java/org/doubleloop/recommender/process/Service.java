package org.doubleloop.recommender.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.kit.id.KeyedHash;
import org.doubleloop.kit.secret.Secrets;
import org.doubleloop.kit.test.Answer;
import org.doubleloop.kit.test.HttpApi;
import org.doubleloop.kit.test.Patience;
import org.doubleloop.kit.test.SpecAssert;
import org.doubleloop.kit.test.StoreFixture;
import org.doubleloop.kit.test.TestTokens;
import org.doubleloop.kit.unit.UnitHash;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.recommender.RecommenderServiceApplication;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.upstream.Upstreams;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A whole recommender-service over a store, with stand-ins for the services around it; can be
/// stopped and started again over the same store.
public final class Service implements AutoCloseable {

  public static final JsonMapper JSON = JsonMapper.shared();

  private static final String UNIT_SECRET = "a secret of units for tests, 32+";
  private static final UnitHash UNITS =
      new UnitHash(new KeyedHash(Secrets.of(UNIT_SECRET).forPurpose("unit")));
  private static final String SPEC = "openapi/recommender.yaml";
  private static final SpecAssert CONTRACT = SpecAssert.of(SPEC);

  private final StoreFixture store = StoreFixture.open();
  private final Upstreams upstreams = Upstreams.start();
  private final TestTokens tokens = TestTokens.shared();
  private final List<Class<?>> more;
  private final List<String> settings;
  private final HttpClient http = HttpClient.newHttpClient();
  private ConfigurableApplicationContext context;

  /// @param settings beside its own, each as `name=value`
  public Service(String... settings) {
    this(List.of(), List.of(settings));
  }

  private Service(List<Class<?>> more, List<String> settings) {
    this.more = more;
    this.settings = settings;
    context = start();
  }

  /// The one for all tests of this JVM that keep to policies of their own, and leave it running.
  public static Service shared() {
    return Shared.SERVICE;
  }

  /// One with a configuration beside its own.
  public static Service with(Class<?> configuration) {
    return new Service(List.of(configuration), List.of());
  }

  public Upstreams upstreams() {
    return upstreams;
  }

  public StoreFixture store() {
    return store;
  }

  public void restart() {
    context.close();
    context = start();
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public <T> List<T> beans(Class<T> type) {
    return List.copyOf(context.getBeansOfType(type).values());
  }

  /// Another process of the service over the same store; to be closed by whoever starts it.
  public ConfigurableApplicationContext another() {
    return start();
  }

  private ConfigurableApplicationContext start() {
    return start(store.properties().uri());
  }

  /// @param uri where it finds the store
  public ConfigurableApplicationContext start(String uri) {
    return new SpringApplicationBuilder(RecommenderServiceApplication.class)
        .sources(more.toArray(Class<?>[]::new))
        .web(WebApplicationType.SERVLET)
        .registerShutdownHook(false)
        .run(arguments(uri).toArray(String[]::new));
  }

  /// What a process of this service is started with.
  ///
  /// @param uri where it finds the store
  public List<String> arguments(String uri) {
    var own =
        new HashMap<>(
            Map.of(
                "spring.config.name",
                "recommender-service",
                "server.port",
                "0",
                "doubleloop.store.uri",
                uri,
                "doubleloop.store.database",
                store.properties().database(),
                "doubleloop.unit.secret",
                UNIT_SECRET,
                "doubleloop.upstream.signal",
                upstreams.address().toString(),
                "doubleloop.upstream.policy",
                upstreams.address().toString()));
    own.putAll(tokens.settings());
    var arguments = new ArrayList<String>();
    own.forEach((name, value) -> arguments.add("--" + name + "=" + value));
    settings.forEach(setting -> arguments.add("--" + setting));
    return arguments;
  }

  /// A caller whose answers are held against the contract.
  public HttpApi api() {
    return HttpApi.at(port(), SPEC, tokens);
  }

  public HttpResponse<String> post(String path, String body, String... headers) {
    return send(
        request(port(), path, headers)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  public HttpResponse<String> get(String path, String... headers) {
    return send(request(port(), path, headers).build());
  }

  private int port() {
    return Integer.parseInt(
        Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port")));
  }

  /// A call of some process of this service.
  public HttpRequest.Builder request(int port, String path, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(70))
            .header("Authorization", token("acme", "suggestions"));
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return request;
  }

  public String token(String organization, String... scopes) {
    return "Bearer " + tokens.tokenFor(organization, "rep", scopes);
  }

  /// A token of an organization whose clock is ahead.
  public String tokenAhead(String organization, Duration ahead) {
    return tokens.tokenOfSandbox(organization, ahead, "suggestions");
  }

  /// Answers of what the contract describes are held against it.
  private HttpResponse<String> send(HttpRequest request) {
    try {
      var response = http.send(request, HttpResponse.BodyHandlers.ofString());
      var path = request.uri().getRawPath();
      if (path.startsWith("/v1/")) {
        CONTRACT.check(
            request.method(),
            path,
            new Answer(response.statusCode(), response.headers(), response.body()));
      }
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public static JsonNode json(HttpResponse<String> response) {
    return JSON.readTree(response.body());
  }

  /// Adds a version of the policy `outreach` whose content is this JSON.
  public void policy(int version, String content) {
    policy("outreach", version, content);
  }

  public void policy(String policy, int version, String content) {
    policyOf("acme", policy, version, content);
  }

  /// Adds a version of a policy of another organization.
  public void policyOf(String organization, String policy, int version, String content) {
    var from = Instant.parse("2026-01-01T00:00:0%dZ".formatted(version));
    scheduled(organization, policy, version, content, from);
  }

  /// Adds a version that comes into force at this moment.
  public void scheduled(
      String organization, String policy, int version, String content, Instant from) {
    upstreams.version(
        """
        {"organization": "%s", "kind": "VERSION", "version": {"policy": "%s", "version": %d, "content": %s,
         "contentHash": "%s", "effectiveFrom": "%s",
         "createdAt": "2026-01-01T00:00:00Z", "author": "lead"}}\
        """
            .formatted(organization, policy, version, content, Ids.hash(content), from));
  }

  /// Says that a policy was archived, or restored.
  public void archival(String organization, String policy, int number, boolean archived) {
    upstreams.version(
        """
        {"organization": "%s", "kind": "ARCHIVAL", "archival": {"policy": "%s", "number": %d,
         "archived": %s, "at": "2026-06-01T00:00:00Z", "by": "lead", "reason": "r"}}\
        """
            .formatted(organization, policy, number, archived));
  }

  /// Waits until a version is in force here.
  public void awaitPolicy(String policy, int version) {
    var key = new PolicyKey("acme", policy);
    Patience.await().until(() -> bean(Policies.class).version(key, version).isPresent());
  }

  /// Adds an action by an option, done now.
  public void actedNow(String organization, String policy, String action, String option) {
    upstreams.signal(ToldSignals.actedBy(organization, policy, action, option, Instant.now()));
  }

  /// Adds an action, and what it has led to.
  public void connected(String action, String option, String context, boolean success) {
    upstreams.signal(ToldSignals.acted(action, option, context));
    upstreams.signal(ToldSignals.connected(action, option, context, success));
  }

  /// The unit that the signal-service takes a subject or account for.
  public static String unit(UnitKind kind, String value) {
    return UNITS.of("acme", kind, value);
  }

  /// Adds an action by a subject under a policy.
  ///
  /// @param more of its fields, as JSON that begins with a comma, or nothing
  public void acted(String policy, String action, String subject, Instant recordedAt, String more) {
    acted(policy, action, subject, unit(UnitKind.SUBJECT, subject), recordedAt, more);
  }

  /// Adds an action by a subject that the signal-service takes for this unit.
  public void acted(
      String policy, String action, String subject, String unit, Instant recordedAt, String more) {
    upstreams.signal(ToldSignals.acted(policy, action, subject, unit, recordedAt, more));
  }

  @Override
  public void close() {
    context.close();
    upstreams.close();
    store.close();
  }

  private static final class Shared {
    static final Service SERVICE = new Service();

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(SERVICE::close));
    }
  }
}
