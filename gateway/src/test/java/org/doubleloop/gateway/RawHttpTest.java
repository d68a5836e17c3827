package org.doubleloop.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.doubleloop.kit.test.StoreFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What only a socket can send.
class RawHttpTest {

  @TempDir private static Path folder;

  private static StoreFixture store;
  private static Upstream upstream;
  private static TestGateway gateway;

  @BeforeAll
  static void start() {
    store = StoreFixture.open();
    upstream = new Upstream("any");
    gateway = TestGateway.start(store, folder, TestGateway.routes(upstream, upstream, upstream));
  }

  @AfterAll
  static void stop() {
    gateway.close();
    upstream.close();
    store.close();
  }

  static Stream<Arguments> requests() {
    var form = "Content-Type: application/x-www-form-urlencoded";
    return Stream.of(
        sent("GET /v1/policies/a%zz", "", "", 400, "request-refused"),
        sent("GET /v1/policies/{id}", "", "", 400, "request-refused"),
        sent("GET /v1\\policies", "", "", 400, "request-refused"),
        sent("GET /v1/api-keys?limit=%zz", "", "", 400, "request-refused"),
        sent("GET /v1/api-keys?limit=|", "", "", 400, "request-refused"),
        sent("GET /v1/api-keys?limit=%ff", "", "", 400, "invalid-request"),
        sent("GET /v1/api-keys?limit", "", "", 400, "invalid-request"),
        sent("GET /v1/policies/a%2Fb", "", "", 400, "request-refused"),
        sent("GET /v1/policies/a%0d%0ab", "", "", 400, "request-refused"),
        sent("GET /v1//policies", "", "", 400, "request-refused"),
        sent("GET /v1/policies/", "", "", 404, "not-found"),
        sent("GET /actuator", "", "", 404, "not-found"),
        sent("FOO /v1/policies", "", "", 405, "method-not-allowed"),
        sent("TRACE /v1/policies", "", "", 405, "method-not-allowed"),
        sent("OPTIONS *", "", "", 404, "not-found"),
        sent("POST /v1/api-keys", "Content-Type: nonsense", "{}", 415, "unsupported-media-type"),
        sent(
            "POST /v1/api-keys",
            "Content-Type: application/json;charset=nonsense",
            "{}",
            415,
            "unsupported-media-type"),
        sent("POST /v1/api-keys", "", "{}", 415, "unsupported-media-type"),
        sent("POST /v1/api-keys", "Content-Type: application/json", "", 400, "invalid-request"),
        sent(
            "POST /v1/api-keys",
            "Content-Type: application/json\r\nIdempotency-Key: ",
            "{}",
            400,
            "invalid-request"),
        sent("POST /oauth2/token", "Content-Type: nonsense", "a", 415, "unsupported-media-type"),
        sent("POST /oauth2/token", form + ";charset=no", "a", 415, "unsupported-media-type"),
        sent("POST /oauth2/token", form, "grant_type=%zz", 400, "invalid-token-request"),
        sent("POST /oauth2/token", form, "%=%", 400, "invalid-token-request"));
  }

  private static Arguments sent(
      String line, String header, String body, int status, String problem) {
    return Arguments.of(line, header, body, status, problem);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void saysWhatIsWrongWithEveryRequest(
      String line, String header, String body, int status, String problem) throws IOException {
    int before = upstream.seen().size();
    var answer = exchange(line, authorization() + header + (header.isEmpty() ? "" : "\r\n"), body);
    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    assertThat(answer.toLowerCase(Locale.ROOT))
        .contains("content-type: application/problem+json", "x-request-id: ");
    assertThat(answer).contains("\"type\":\"/problems/" + problem + "\"", "\"requestId\":\"");
    assertThat(upstream.seen()).hasSize(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/policies",
        "/v1/api-keys",
        "/.well-known/jwks.json",
        "/v1/openapi.json",
        "/docs/",
        "/docs/docs.css"
      })
  void answersHeadWhereverItAnswersGet(String path) throws IOException {
    var answer = exchange("HEAD " + path, authorization(), "");
    assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Authorization: Bearer dl_other", "X-Api-Key: dl_other"})
  void refusesWhoShowsTwoKeys(String second) throws IOException {
    int before = upstream.seen().size();
    for (var path : new String[] {"/v1/policies", "/v1/api-keys"}) {
      var answer = exchange("GET " + path, authorization() + second + "\r\n", "");
      assertThat(answer).startsWith("HTTP/1.1 401 ").contains("Show one key or token");
    }
    assertThat(upstream.seen()).hasSize(before);
  }

  private static String authorization() {
    return "Authorization: Bearer " + gateway.keys().admin() + "\r\n";
  }

  private static String exchange(String line, String headers, String body) throws IOException {
    var address = gateway.address();
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(10_000);
      var request =
          line
              + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
              + body.length()
              + "\r\n"
              + headers
              + "\r\n"
              + body;
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
