package org.doubleloop.kit.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A caller of a service over HTTP that holds every answer against the service's OpenAPI file. It
/// does not change: who calls, and with which headers, is a caller of its own.
public final class HttpApi {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final URI base;
  private final SpecAssert spec;
  private final TestTokens tokens;
  private final Map<String, String> headers;

  private HttpApi(URI base, SpecAssert spec, TestTokens tokens, Map<String, String> headers) {
    this.base = base;
    this.spec = spec;
    this.tokens = tokens;
    this.headers = Map.copyOf(headers);
  }

  /// A caller of a service on this machine, who shows no token yet.
  ///
  /// @param spec the service's file on the class path, such as `openapi/signal.yaml`
  public static HttpApi at(int port, String spec, TestTokens tokens) {
    return new HttpApi(
        URI.create("http://127.0.0.1:" + port), SpecAssert.of(spec), tokens, Map.of());
  }

  /// A caller with a fresh token.
  public HttpApi as(String organization, String principal, String... scopes) {
    return with("Authorization", "Bearer " + tokens.tokenFor(organization, principal, scopes));
  }

  /// A caller that sends one more header, or another value of it.
  public HttpApi with(String header, String value) {
    var more = new HashMap<>(headers);
    more.put(header, value);
    return new HttpApi(base, spec, tokens, more);
  }

  public Answer get(String path) {
    return send("GET", path, null);
  }

  public Answer delete(String path) {
    return send("DELETE", path, null);
  }

  /// @param body text is sent as it is, anything else as Jackson writes it
  public Answer post(String path, Object body) {
    return send("POST", path, body);
  }

  /// @param body text is sent as it is, anything else as Jackson writes it
  public Answer put(String path, Object body) {
    return send("PUT", path, body);
  }

  /// Sends a request of any method, as JSON unless a `Content-Type` was set by [#with].
  public Answer send(String method, String path, @Nullable Object body) {
    var request = HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT);
    if (body != null && !headers.containsKey("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    headers.forEach(request::header);
    request.method(method, body == null ? BodyPublishers.noBody() : publisher(body));
    try {
      var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      var answer = new Answer(response.statusCode(), response.headers(), response.body());
      spec.check(method, path, answer);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static HttpRequest.BodyPublisher publisher(Object body) {
    return switch (body) {
      case byte[] bytes -> BodyPublishers.ofByteArray(bytes);
      case String text -> BodyPublishers.ofString(text);
      default -> BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body));
    };
  }
}
