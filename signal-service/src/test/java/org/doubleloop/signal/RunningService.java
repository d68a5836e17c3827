package org.doubleloop.signal;

import org.doubleloop.kit.test.HttpApi;
import org.doubleloop.kit.test.StoreFixture;
import org.doubleloop.kit.test.TestTokens;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

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

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry properties) {
    TestTokens.shared().register(properties);
    properties.add("doubleloop.store.uri", () -> STORE.properties().uri());
    properties.add("doubleloop.store.database", () -> STORE.properties().database());
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
