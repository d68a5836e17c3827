package org.doubleloop.recommender.upstream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/// Stands for the signal-service and the policy-service: serves what a test adds to their feeds, in
/// pages, with the number of items read as the cursor, behind the secret that seals it, takes
/// previews and events, and says what proposals say; tells single signals. Can be down, hang, and
/// lose its secret.
public final class Upstreams implements AutoCloseable {

  private static final int PAGE = 50;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpServer server;
  private final List<String> signals = new CopyOnWriteArrayList<>();
  private final List<String> versions = new CopyOnWriteArrayList<>();
  private final Map<String, String> previews = new ConcurrentHashMap<>();
  private final Map<String, String> proposals = new ConcurrentHashMap<>();
  private final Map<String, String> endings = new ConcurrentHashMap<>();
  private final Map<String, String> said = new ConcurrentHashMap<>();
  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private final Map<String, String> events = new ConcurrentHashMap<>();
  private final List<String> tellers = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicInteger hanging = new AtomicInteger();
  private final AtomicInteger secret = new AtomicInteger();
  private volatile boolean down;
  private volatile boolean deaf;
  private volatile boolean hangs;

  private Upstreams(HttpServer server) {
    this.server = server;
  }

  public static Upstreams start() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      var upstreams = new Upstreams(server);
      server.createContext("/v1/feed", exchange -> upstreams.serve(exchange, upstreams.signals));
      server.createContext(
          "/v1/policy-feed", exchange -> upstreams.serve(exchange, upstreams.versions));
      server.createContext("/v1/proposals/", upstreams::takePreview);
      server.createContext("/v1/proposals", upstreams::takeProposal);
      server.createContext("/v1/experiments/", upstreams::takeEnding);
      server.createContext("/v1/signals/", upstreams::tell);
      server.createContext("/v1/signals", upstreams::takeEvent);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return upstreams;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// Adds an item of the policy feed, as JSON. What it says of a proposal is what that says from
  /// now on, unless more was told.
  public void version(String item) {
    var proposal = JSON.readTree(item).path("proposal");
    if (proposal.isObject()) {
      said.merge(
          proposal.path("id").asString(),
          proposal.toString(),
          (known, news) -> edition(news) < edition(known) ? known : news);
    }
    versions.add(item);
  }

  private static int edition(String news) {
    return JSON.readTree(news).path("edition").asInt();
  }

  /// Adds an item of the signal feed, as JSON.
  public void signal(String item) {
    signals.add(item);
  }

  public void down(boolean isDown) {
    down = isDown;
  }

  /// From now on every request is taken and none is answered.
  public void hang() {
    hangs = true;
  }

  /// How many requests are not answered.
  public int hanging() {
    return hanging.get();
  }

  /// From now on the cursors that were given are refused.
  public void loseSecret() {
    secret.incrementAndGet();
  }

  /// The previews that were put, as JSON, by their proposals.
  public Map<String, String> previews() {
    return previews;
  }

  /// The endings of experiments that were told, as JSON, by their ids.
  public Map<String, String> endings() {
    return endings;
  }

  /// Whether nothing is heard of endings.
  public void deaf(boolean isDeaf) {
    deaf = isDeaf;
  }

  /// From now on the ending of an experiment is forbidden.
  public void refuse(String experiment) {
    refused.add(experiment);
  }

  private void takeEnding(HttpExchange exchange) throws IOException {
    try (exchange) {
      var experiment = exchange.getRequestURI().getPath().split("/", -1)[3];
      if (deaf || refused.contains(experiment)) {
        exchange.sendResponseHeaders(deaf ? 503 : 403, -1);
        return;
      }
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      endings.put(experiment, body);
      answer(exchange, 200, "{}");
    }
  }

  /// The proposals that were made, as JSON, by their ids: under each the first, and another one is
  /// a conflict.
  public Map<String, String> proposals() {
    return proposals;
  }

  private void takeProposal(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var first = proposals.putIfAbsent(JSON.readTree(body).at("/id").asString(), body);
      boolean isOther = first != null && !JSON.readTree(first).equals(JSON.readTree(body));
      answer(exchange, isOther ? 409 : 200, isOther ? "{\"status\": 409}" : "{}");
    }
  }

  /// The events that were captured, as JSON, by their ids.
  public Map<String, String> events() {
    return events;
  }

  private void takeEvent(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (down) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var id = JSON.readTree(body).at("/id").asString();
      events.put(id, body);
      answer(exchange, 200, "{\"id\": \"%s\", \"status\": \"STORED\"}".formatted(id));
    }
  }

  /// From now on a proposal is said to say this, as JSON.
  public void says(String proposal, String news) {
    said.put(proposal, news);
  }

  private void takePreview(HttpExchange exchange) throws IOException {
    try (exchange) {
      var proposal = exchange.getRequestURI().getPath().split("/", -1)[3];
      if (exchange.getRequestMethod().equals("GET")) {
        var news = said.get(proposal);
        answer(exchange, news == null ? 404 : 200, news == null ? "{\"status\": 404}" : news);
        return;
      }
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      previews.put(proposal, body);
      answer(exchange, 200, "{\"state\": \"READY\"}");
    }
  }

  /// A signal that a test has added, by its id and kind.
  private void tell(HttpExchange exchange) throws IOException {
    try (exchange) {
      tellers.add(exchange.getRequestHeaders().getFirst("Authorization"));
      if (down) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      var id = exchange.getRequestURI().getPath().substring("/v1/signals/".length());
      var query = Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), "kind=");
      var kind = query.substring("kind=".length());
      var found =
          signals.stream()
              .filter(signal ->
                  signal.startsWith("{\"kind\": \"" + kind)
                      && signal.contains("\", \"id\": \"%s\",".formatted(id)))
              .findFirst();
      answer(
          exchange,
          found.isPresent() ? 200 : 404,
          found.orElse("{\"type\": \"/problems/not-found\", \"status\": 404}"));
    }
  }

  /// The tokens with which single signals were asked for.
  public List<String> tellers() {
    return tellers;
  }

  private void serve(HttpExchange exchange, List<String> items) throws IOException {
    try (exchange) {
      if (down) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      int sealed = secret.get();
      var cursor = cursor(exchange.getRequestURI()).split("-", -1);
      if (Integer.parseInt(cursor[0]) != sealed) {
        answer(exchange, 400, "{\"type\": \"/problems/invalid-cursor\", \"status\": 400}");
        return;
      }
      int from = Integer.parseInt(cursor[1]);
      await(items, from);
      if (hangs) {
        hanging.incrementAndGet();
        closed.await();
      }
      int to = Math.min(items.size(), from + PAGE);
      var page =
          """
          {"items": [%s], "next": "%d-%d", "more": %s}\
          """
              .formatted(String.join(",", items.subList(from, to)), sealed, to, to < items.size());
      answer(exchange, 200, page);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    exchange
        .getResponseHeaders()
        .set("Content-Type", status == 200 ? "application/json" : "application/problem+json");
    var body = json.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private String cursor(URI uri) {
    for (String parameter : uri.getQuery().split("&", -1)) {
      if (parameter.startsWith("cursor=")) {
        return parameter.substring("cursor=".length());
      }
    }
    return secret.get() + "-0";
  }

  private void await(List<String> items, int from) {
    for (int i = 0; i < 20 && items.size() <= from && !down; i++) {
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
