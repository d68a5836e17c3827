package org.doubleloop.quickstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.doubleloop.kit.test.Answer;

/// Stands before the gateway, passes everything on as it is, and holds every answer against the
/// OpenAPI files: so clients that know nothing of a test, such as `curl`, are tested too.
final class CheckedDoor implements AutoCloseable {

  /// What belongs to a connection and not to what is sent over it.
  private static final Set<String> OF_THE_CONNECTION = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  static {
    OF_THE_CONNECTION.addAll(
        List.of("Connection", "Content-Length", "Expect", "Host", "Transfer-Encoding", "Upgrade"));
  }

  private final HttpClient http = HttpClient.newHttpClient();
  private final Collection<String> faults = new ConcurrentLinkedQueue<>();
  private final URI gateway;
  private final HttpServer server;

  CheckedDoor(URI gateway) throws IOException {
    this.gateway = gateway;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::pass);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// Every answer so far that the files do not describe.
  Collection<String> faults() {
    return faults;
  }

  @Override
  public void close() {
    server.stop(0);
    http.close();
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().toString();
      var answer = http.send(request(exchange), HttpResponse.BodyHandlers.ofString());
      check(
          exchange.getRequestMethod(),
          path,
          new Answer(answer.statusCode(), answer.headers(), answer.body()));
      answer.headers().map().entrySet().stream()
          .filter(header -> !OF_THE_CONNECTION.contains(header.getKey()))
          .forEach(header -> exchange.getResponseHeaders().put(header.getKey(), header.getValue()));
      var body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest request(HttpExchange exchange) throws IOException {
    var request =
        HttpRequest.newBuilder(gateway.resolve(exchange.getRequestURI()))
            .method(
                exchange.getRequestMethod(),
                HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> {
          if (!OF_THE_CONNECTION.contains(name)) {
            values.forEach(value -> request.header(name, value));
          }
        });
    return request.build();
  }

  private void check(String method, String path, Answer answer) {
    try {
      Contracts.check(method, path, answer);
    } catch (AssertionError e) {
      faults.add(e.getMessage());
    }
  }
}
