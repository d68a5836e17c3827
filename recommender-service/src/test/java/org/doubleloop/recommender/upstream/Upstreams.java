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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// Stands for the signal-service and the policy-service: serves what a test adds to their feeds, in
/// pages, with the number of items read as the cursor. Can be down.
public final class Upstreams implements AutoCloseable {

  private static final int PAGE = 50;

  private final HttpServer server;
  private final List<String> signals = new CopyOnWriteArrayList<>();
  private final List<String> versions = new CopyOnWriteArrayList<>();
  private volatile boolean down;

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

  /// Adds an item of the policy feed, as JSON.
  public void version(String item) {
    versions.add(item);
  }

  /// Adds an item of the signal feed, as JSON.
  public void signal(String item) {
    signals.add(item);
  }

  public void down(boolean isDown) {
    down = isDown;
  }

  private void serve(HttpExchange exchange, List<String> items) throws IOException {
    try (exchange) {
      if (down) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      int from = cursor(exchange.getRequestURI());
      await(items, from);
      int to = Math.min(items.size(), from + PAGE);
      var page =
          """
          {"items": [%s], "next": "%d", "more": %s}\
          """
              .formatted(String.join(",", items.subList(from, to)), to, to < items.size());
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      var body = page.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static int cursor(URI uri) {
    for (String parameter : uri.getQuery().split("&", -1)) {
      if (parameter.startsWith("cursor=")) {
        return Integer.parseInt(parameter.substring("cursor=".length()));
      }
    }
    return 0;
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
    server.stop(0);
  }
}
