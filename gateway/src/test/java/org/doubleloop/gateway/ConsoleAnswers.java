package org.doubleloop.gateway;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// What services say to the console in tests: for each path of the API, with `by` or without, a
/// body.
record ConsoleAnswers(Map<String, String> bodies) {

  static final String POLICIES = "/v1/policies";
  static final String RESULTS = "/v1/results";
  static final String DIVIDED = "/v1/results?by";
  static final String SERIES = "/v1/results/series";
  static final String QUALITY = "/v1/quality";
  static final String CSV = "/v1/results/csv";
  static final String RULE_DRAFTS = "/v1/rule-drafts";

  ConsoleAnswers {
    bodies = Map.copyOf(bodies);
  }

  /// A policy for first mails with four options and twelve weeks.
  static ConsoleAnswers usual() {
    return new ConsoleAnswers(
        Map.of(
            POLICIES, read("policies"),
            RESULTS, read("results"),
            DIVIDED, read("divided"),
            SERIES, read("series"),
            QUALITY, read("quality"),
            RULE_DRAFTS, read("rule-draft"),
            CSV, "option,actions\r\nefficiency,931\r\n"));
  }

  private static String read(String name) {
    try (InputStream in =
        ConsoleAnswers.class.getResourceAsStream("/console-answers/" + name + ".json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ConsoleAnswers with(String path, String body) {
    var changed = new TreeMap<>(bodies);
    changed.put(path, body);
    return new ConsoleAnswers(changed);
  }

  /// Lets the gateway's services answer so.
  void at(TestGateway gateway) {
    gateway.policy().answerWith(this::answer);
    gateway.recommender().answerWith(this::answer);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var asked = exchange.getRequestURI();
    var path = asked.getPath();
    boolean divided =
        path.equals(RESULTS) && Objects.requireNonNullElse(asked.getQuery(), "").contains("by=");
    var body = bodies.getOrDefault(divided ? DIVIDED : path, "");
    if (body.contains("\"/problems/")) {
      problem(exchange, body);
    } else if (path.equals(CSV)) {
      send(exchange, 200, "text/csv;charset=UTF-8", body);
    } else {
      send(exchange, 200, "application/json", body);
    }
  }

  private static void problem(HttpExchange exchange, String body) throws IOException {
    var status = body.replaceAll("(?s).*\"status\": (\\d+).*", "$1");
    send(exchange, Integer.parseInt(status), "application/problem+json", body);
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
