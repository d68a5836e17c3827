package org.doubleloop.quickstart.edits;

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
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// The language model of the story, behind an endpoint of its own that speaks OpenAI's chat
/// completions: switched off at first, when it refuses, and then on. It is a real one where one is
/// named, else the [StandIn].
public final class Model implements AutoCloseable {
  private static final int FORBIDDEN = 403;

  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpServer server;
  private final String name;
  private final @Nullable URI real;
  private volatile boolean isOn;

  private record Answer(int status, String body) {}

  private Model(String name, @Nullable URI real) throws IOException {
    this.name = name;
    this.real = real;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/chat/completions", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  public static Model standIn() throws IOException {
    return new Model(StandIn.NAME, null);
  }

  /// @param server up to and with the version: `http://host/v1`
  public static Model at(URI server, String name) throws IOException {
    return new Model(name, URI.create(server + "/chat/completions"));
  }

  /// By which a quickstart asks it.
  public Map<String, String> settings() {
    return Map.of(
        "doubleloop.llm.providers[0].kind",
        "OPENAI",
        "doubleloop.llm.providers[0].base-url",
        "http://127.0.0.1:" + server.getAddress().getPort() + "/v1",
        "doubleloop.llm.providers[0].model",
        name,
        "doubleloop.llm.deadline",
        "1m",
        // That it refuses at first is part of the story.
        "logging.level.org.doubleloop.recommender.llm",
        "error");
  }

  void switchOn() {
    isOn = true;
  }

  boolean isStandIn() {
    return real == null;
  }

  String name() {
    return name;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var answer = answer(request);
      var body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private Answer answer(String request) throws IOException, InterruptedException {
    if (!isOn) {
      return new Answer(FORBIDDEN, "{}");
    }
    if (real == null) {
      return new Answer(200, StandIn.answer(request));
    }
    var answer =
        http.send(
            HttpRequest.newBuilder(real)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(request))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    return new Answer(answer.statusCode(), answer.body());
  }

  @Override
  public void close() {
    server.stop(0);
    http.close();
  }
}
