package org.doubleloop.bench.join;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.doubleloop.kit.store.StoreProperties;
import org.doubleloop.kit.test.TestTokens;
import org.doubleloop.signal.SignalServiceApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A signal-service of this process, by HTTP.
final class JoinService implements AutoCloseable {
  static final String ORGANIZATION = "joining";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ConfigurableApplicationContext context;
  private final String base;

  JoinService(StoreProperties store) {
    context = start(store);
    base = "http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port");
  }

  private static ConfigurableApplicationContext start(StoreProperties store) {
    Map<String, Object> settings = new HashMap<>();
    TestTokens.shared().register((name, value) -> settings.put(name, String.valueOf(value.get())));
    settings.put("spring.config.name", SignalServiceApplication.NAME);
    settings.put("server.port", "0");
    settings.put("doubleloop.store.uri", store.uri());
    settings.put("doubleloop.store.database", store.database());
    settings.put("logging.level.root", "ERROR");
    var arguments = new ArrayList<String>();
    settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
    return new SpringApplicationBuilder(SignalServiceApplication.class)
        .run(arguments.toArray(String[]::new));
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /// Captures a batch of events, and answers the ids of the signals in the same order.
  List<String> capture(List<String> events) throws IOException, InterruptedException {
    var answer =
        send(
            request("/v1/signals")
                .header("Content-Type", "application/cloudevents-batch+json")
                .POST(BodyPublishers.ofString(events.toString())),
            207);
    var ids = new ArrayList<String>();
    for (var result : answer.path("results")) {
      if (!result.path("status").asString().equals("STORED")) {
        throw new IllegalStateException("not all of a batch was stored: " + result);
      }
      ids.add(result.path("id").asString());
    }
    return ids;
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return send(request(path).GET(), 200);
  }

  private HttpRequest.Builder request(String path) {
    var token =
        TestTokens.shared().tokenFor(ORGANIZATION, "bench", "signals:write", "signals:read");
    return HttpRequest.newBuilder(URI.create(base + path))
        .header("Authorization", "Bearer " + token);
  }

  private JsonNode send(HttpRequest.Builder request, int status)
      throws IOException, InterruptedException {
    var answer = client.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() != status) {
      throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  @Override
  public void close() {
    context.close();
    client.close();
  }
}
