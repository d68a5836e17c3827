package org.doubleloop.quickstart;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.doubleloop.kit.test.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A sales tool that asks, acts and tells the outcome, under names of its own, and says everything
/// again until it has been acknowledged, as any careful client does.
final class JournallingClient {

  static final JsonMapper JSON = JsonMapper.shared();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI gateway;
  private final String key;
  private final Journal journal;

  JournallingClient(URI gateway, String key, Journal journal) {
    this.gateway = gateway;
    this.key = key;
    this.journal = journal;
  }

  /// One customer, from the suggestion to the final outcome. As many tools do, it does not carry
  /// every suggestion's id along.
  void serve(int customer) throws InterruptedException {
    var suggestion =
        acknowledged(
            "/v1/suggestions",
            """
            {"id": "s-%d", "policy": "crash", "subject": "c-%d", "context": {"plan": "%s"}}\
            """
                .formatted(customer, customer, customer % 2 == 0 ? "free" : "paid"));
    journal.suggestions().put("s-" + customer, suggestion);
    var option = json(suggestion).at("/option").asString();
    var action =
        acknowledged(
            "/v1/actions",
            """
            {"id": "a-%d", "subject": "c-%d", "policy": "crash", "version": 1, "option": "%s",
             %s"context": {"plan": "%s"}}\
            """
                .formatted(
                    customer,
                    customer,
                    option,
                    customer % 4 == 0 ? "" : "\"suggestion\": \"s-" + customer + "\", ",
                    customer % 2 == 0 ? "free" : "paid"));
    journal.actions().put("a-" + customer, action);
    var outcome =
        acknowledged(
            "/v1/actions/a-" + customer + "/outcomes",
            """
            {"id": "o-%d", "type": "visit", "value": %d, "final": true}\
            """
                .formatted(customer, customer % 3 == 0 ? 1 : 0));
    journal.outcomes().put("a-" + customer, outcome);
  }

  /// Sends until a 2xx answers; anything else than being down is a failure.
  String acknowledged(String path, String body) throws InterruptedException {
    while (true) {
      try {
        var response =
            send(
                request(path)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build());
        if (response.statusCode() / 100 == 2) {
          return response.body();
        }
        if (response.statusCode() != 503 && !mayBeUnknown(path, response)) {
          throw new AssertionError(path + ": " + response.statusCode() + " " + response.body());
        }
      } catch (IOException e) {
        // killed; it will be back
      }
      Thread.sleep(200);
    }
  }

  /// A new policy is not known to the recommender until it has read of it.
  private boolean mayBeUnknown(String path, HttpResponse<String> response) {
    return path.equals("/v1/suggestions")
        && response.statusCode() == 404
        && journal.suggestions().isEmpty();
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path).build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(gateway.resolve(path))
        .timeout(Duration.ofSeconds(20))
        .header("Authorization", "Bearer " + key);
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    var response = http.send(request, HttpResponse.BodyHandlers.ofString());
    Contracts.check(
        request.method(),
        request.uri().getPath(),
        new Answer(response.statusCode(), response.headers(), response.body()));
    return response;
  }

  static JsonNode json(String body) {
    return JSON.readTree(body);
  }
}
