package org.doubleloop.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// What only a socket can send.
@ExtendWith(OutputCaptureExtension.class)
class RawHttpTest {

  private static final String LONG = "x".repeat(16 * 1024);

  @RegisterExtension private static final TestGateway gateway = TestGateway.shared();

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
        sent("GET /v1/policies HTTP/1.1\r\nno header", "", "", 400, "request-refused"),
        sent("GET /v1/policies?cursor=" + LONG, "", "", 414, "uri-too-long"),
        sent("GET /v1/policies", "X-Long: " + LONG + LONG, "", 431, "headers-too-large"),
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
        sent(
            "POST /v1/api-keys",
            "Content-Type: application/json\r\nContent-Encoding: gzip",
            "{}",
            415,
            "unsupported-media-type"),
        sent(
            "POST /oauth2/token",
            form + "\r\nContent-Encoding: identity, br",
            "a",
            415,
            "unsupported-media-type"),
        sent(
            "POST /oauth2/token",
            form + "\r\nContent-Encoding: Identity",
            "a",
            400,
            "invalid-token-request"),
        sent("DELETE /v1/api-keys/none", "Content-Encoding: gzip", "", 404, "not-found"),
        sent("POST /oauth2/token", "Content-Type: nonsense", "a", 415, "unsupported-media-type"),
        sent("POST /oauth2/token", form + ";charset=no", "a", 415, "unsupported-media-type"),
        sent("POST /oauth2/token", form, "grant_type=%zz", 400, "invalid-token-request"),
        sent("POST /oauth2/token", form, "%=%", 400, "invalid-token-request"));
  }

  /// The same as any other answer has, whoever gives it.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/policies HTTP/1.1\r\nHost: a",
        "GET /v1/policies/a%zz HTTP/1.1\r\nHost: a",
        "GET /v1//policies HTTP/1.1\r\nHost: a",
        "GET /nowhere HTTP/1.1\r\nHost: a",
        "GET /v1/policies HTTP/1.1\r\nHost: a\r\nno header",
        "GET /v1/policies HTTP/1.1",
        "GET /v1/policies HTTP/1.1\r\nHost: a\r\nHost: b"
      })
  void tellsABrowserTheSameWithEveryRefusal(String head) throws IOException {
    var answer = raw(head + "\r\nConnection: close\r\n\r\n").toLowerCase(Locale.ROOT);
    assertThat(answer)
        .startsWith("http/1.1 4")
        .contains("content-type: application/problem+json", "\"requestid\":\"")
        .contains("x-content-type-options: nosniff", "x-frame-options: deny")
        .contains("referrer-policy: no-referrer", "cache-control: no-cache, no-store")
        .contains("content-security-policy: default-src 'none'; frame-ancestors 'none'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/policies HTTP/1.1",
        "GET /docs/ HTTP/1.1",
        "GET /docs/ HTTP/1.1\r\nHost: a\r\nHost: b",
        "GET /docs/ HTTP/1.1\r\nHost: a\r\nHost: a",
      })
  void wantsOneHost(String head) throws IOException {
    assertThat(raw(head + "\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 400 ")
        .contains("request-refused", "one Host");
  }

  @Test
  void needsNoHostWhereThereWasNoneYet() throws IOException {
    assertThat(raw("GET /docs/ HTTP/1.0\r\n\r\n")).contains(" 200 OK");
  }

  private static String raw(String request) throws IOException {
    try (var socket = open()) {
      send(socket, request);
      return answer(socket);
    }
  }

  private static Arguments sent(
      String line, String header, String body, int status, String problem) {
    return Arguments.of(line, header, body, status, problem);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void saysWhatIsWrongWithEveryRequest(
      String line, String header, String body, int status, String problem) throws IOException {
    int before = gateway.passedOn();
    var answer = exchange(line, authorization() + header + (header.isEmpty() ? "" : "\r\n"), body);
    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    assertThat(answer.toLowerCase(Locale.ROOT))
        .contains("content-type: application/problem+json", "x-request-id: ");
    assertThat(answer).contains("\"type\":\"/problems/" + problem + "\"", "\"requestId\":\"");
    assertThat(gateway.passedOn()).isEqualTo(before);
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

  @Test
  void explainsNothingInAnAnswerToHead() throws IOException {
    var answer = exchange("HEAD /v1/policies/a%zz", authorization(), "");
    assertThat(answer).startsWith("HTTP/1.1 400 ").endsWith("\r\n\r\n");
  }

  @Test
  void keepsToItselfWhatIsForOneConnection() throws IOException {
    gateway
        .policy()
        .answerWith(exchange -> {
          gateway.policy().remember(exchange);
          exchange.getResponseHeaders().add("Keep-Alive", "timeout=9");
          exchange.getResponseHeaders().add("Proxy-Authenticate", "Basic");
          Upstream.answer(exchange, 200, "{}");
        });
    var hops =
        String.join(
            "\r\n",
            "TE: trailers",
            "Keep-Alive: timeout=9",
            "Proxy-Authorization: Basic x",
            "Connection: X-Hop",
            "X-Hop: 1",
            "Expect: foo",
            "");
    var answer = exchange("GET /v1/policies", authorization() + hops, "");
    assertThat(answer)
        .startsWith("HTTP/1.1 200 ")
        .doesNotContainIgnoringCase("keep-alive:")
        .doesNotContainIgnoringCase("proxy-authenticate:");
    assertThat(gateway.policy().last().headers())
        .doesNotContainKeys("Te", "Keep-alive", "Proxy-authorization", "X-hop", "Expect");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Authorization: Bearer dl_other", "X-Api-Key: dl_other"})
  void refusesWhoShowsTwoKeys(String second) throws IOException {
    int before = gateway.passedOn();
    for (var path : new String[] {"/v1/policies", "/v1/api-keys"}) {
      var answer = exchange("GET " + path, authorization() + second + "\r\n", "");
      assertThat(answer).startsWith("HTTP/1.1 401 ").contains("Show one key or token");
    }
    assertThat(gateway.passedOn()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/policies", "/v1/api-keys"})
  void takesNoBodyThatBreaksOffForAWholeOne(String path, CapturedOutput output) throws IOException {
    int before = gateway.passedOn();
    var headers = "Content-Type: application/json\r\n" + authorization();
    var line = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers;
    try (var socket = open()) {
      var body = "{\"owner\":\"broken\",\"scopes\":[\"admin\"]}";
      var chunk = Integer.toHexString(body.length()) + "\r\n" + body + "\r\n";
      send(socket, line + "Transfer-Encoding: chunked\r\n\r\n" + chunk);
      send(socket, "zz\r\n0\r\n\r\n");
      assertThat(answer(socket)).startsWith("HTTP/1.1 400 ").contains("/problems/request-refused");
    }
    try (var socket = open()) {
      send(socket, line + "Content-Length: 1000\r\n\r\n{}");
    }
    assertThat(gateway.get("/v1/signals", gateway.keys().admin()).status()).isEqualTo(200);
    assertThat(gateway.passedOn()).isEqualTo(before + 1);
    assertThat(gateway.get("/v1/api-keys", gateway.keys().admin()).text()).doesNotContain("broken");
    assertThat(output).doesNotContain("ERROR");
  }

  private static String authorization() {
    return "Authorization: Bearer " + gateway.keys().admin() + "\r\n";
  }

  private static String exchange(String line, String headers, String body) throws IOException {
    try (var socket = open()) {
      var request =
          line
              + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
              + body.length()
              + "\r\n"
              + headers
              + "\r\n"
              + body;
      send(socket, request);
      return answer(socket);
    }
  }

  private static Socket open() throws IOException {
    var socket = new Socket(gateway.address().getHost(), gateway.address().getPort());
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String answer(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
