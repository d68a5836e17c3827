package org.doubleloop.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/// A service as the gateway sees it: it answers with its name, or with what it is told to, and
/// remembers what it was sent. It can go away and come back under the same address.
public final class Upstream implements AutoCloseable {

  /// A request as it arrived.
  public record Seen(String method, String uri, Map<String, List<String>> headers, String body) {
    public String header(String name) {
      return headers.getOrDefault(name, List.of("")).getFirst();
    }
  }

  private final String name;
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private volatile HttpHandler handler = this::greet;
  private volatile boolean ready = true;

  public Upstream(String name) {
    this.name = name;
    this.server = start(0);
  }

  private HttpServer start(int port) {
    try {
      var started =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 256);
      started.createContext("/", exchange -> handler.handle(exchange));
      started.createContext("/readyz", exchange -> answer(exchange, ready ? 200 : 503, "{}"));
      started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      started.start();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// From now on it answers so.
  public void answerWith(HttpHandler next) {
    handler = next;
  }

  public void answerAsUsual() {
    handler = this::greet;
    ready = true;
  }

  /// Says from now on that it is not ready.
  public void notReady() {
    ready = false;
  }

  public void goAway() {
    server.stop(0);
  }

  public void comeBack() {
    server = start(server.getAddress().getPort());
  }

  public List<Seen> seen() {
    return seen;
  }

  public Seen last() {
    return seen.getLast();
  }

  private void greet(HttpExchange exchange) throws IOException {
    remember(exchange);
    answer(exchange, 200, "{\"service\":\"" + name + "\"}");
  }

  public void remember(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    seen.add(
        new Seen(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            Map.copyOf(exchange.getRequestHeaders()),
            body));
  }

  public static void answer(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    boolean none = exchange.getRequestMethod().equals("HEAD") || bytes.length == 0;
    exchange.sendResponseHeaders(status, none ? -1 : bytes.length);
    if (!none) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  /// Waits before it goes on with an answer.
  public static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new InterruptedIOException(e.getMessage());
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
