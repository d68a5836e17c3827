package org.doubleloop.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.doubleloop.kit.test.HttpApi;
import org.doubleloop.kit.test.StoreFixture;
import org.doubleloop.kit.test.TestTokens;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.signal.policy.KnownAttribute;
import org.doubleloop.signal.policy.KnownMetric;
import org.doubleloop.signal.policy.KnownPolicies;
import org.doubleloop.signal.policy.KnownVersion;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/// The whole service on a port of its own and a database of its own, which the tests that extend
/// this share; each keeps to organizations of its own.
@SpringBootTest(
    classes = SignalServiceApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.name=" + SignalServiceApplication.NAME,
      "doubleloop.connection.sweep-soonest=100ms"
    })
public class RunningService {
  public static final String ONE = "application/cloudevents+json";
  public static final String MANY = "application/cloudevents-batch+json";

  private static final StoreFixture STORE = StoreFixture.open();

  @LocalServerPort private int port;
  @Autowired private KnownPolicies policies;

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry properties) {
    TestTokens.shared().register(properties);
    properties.add("doubleloop.store.uri", () -> STORE.properties().uri());
    properties.add("doubleloop.store.database", () -> STORE.properties().database());
  }

  /// Makes a version of a policy known, as if it had been followed: it counts `replied` within a
  /// week and a day of grace, by the options `short` and `long`, and beside it `unsubscribed`.
  public void policy(String organization, String policy, int version) {
    policies.add(
        new KnownVersion(
            organization,
            policy,
            version,
            Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofDays(version)),
            "replied",
            Duration.ofDays(7),
            UnitKind.SUBJECT,
            Duration.ofDays(1),
            false,
            null,
            List.of(
                new KnownMetric(
                    "unsubscribes",
                    KnownMetric.Role.WATCH,
                    "unsubscribed",
                    Duration.ofDays(30),
                    false,
                    null)),
            Set.of("short", "long"),
            List.of(
                new KnownAttribute("plan", KnownAttribute.Type.STRING, Set.of("free", "paid")),
                new KnownAttribute("touch", KnownAttribute.Type.NUMBER, Set.of()),
                new KnownAttribute("vip", KnownAttribute.Type.BOOLEAN, Set.of()))));
    policies.completeAt(Instant.parse("2026-11-01T00:00:00Z"));
  }

  public HttpApi nobody() {
    return HttpApi.at(port, "openapi/signal.yaml", TestTokens.shared());
  }

  /// A caller who may write and read signals.
  public HttpApi caller(String organization) {
    return caller(organization, "ada");
  }

  public HttpApi caller(String organization, String principal) {
    return nobody().as(organization, principal, "signals:write", "signals:read");
  }

  /// A service that follows the feed.
  ///
  /// @param organization an id, or `*`
  public HttpApi follower(String organization) {
    return nobody().as(organization, "recommender-service", "feed");
  }

  /// All that an organization's follower is told up to now. A page may be empty where much of
  /// others stands before.
  public List<JsonNode> followed(String organization) {
    var told = new ArrayList<JsonNode>();
    var cursor = "";
    boolean more = true;
    while (more) {
      var page = follower(organization).get("/v1/feed?limit=1000" + cursor).expect(200).json();
      page.path("items").forEach(told::add);
      cursor = "&cursor=" + page.path("next").stringValue();
      more = page.path("more").asBoolean();
    }
    return told;
  }

  /// An event in the structured form.
  public static String event(String type, String id, String data) {
    return """
    {"specversion": "1.0", "id": "%s", "source": "/test", "type": "org.doubleloop.%s", "data": %s}
    """
        .formatted(id, type, data);
  }

  public static String outcomeEvent(String id, String action) {
    return event("outcome", id, "{\"action\": \"%s\", \"type\": \"replied\"}".formatted(action));
  }

  public static String actionEvent(String id) {
    return event("action", id, "{\"subject\": \"c-17\"}");
  }
}
