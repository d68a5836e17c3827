package org.doubleloop.kit.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.doubleloop.kit.test.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// What only a socket can send.
@SpringBootTest(
    classes = ToyService.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.application.name=toy-service",
      "spring.config.import=classpath:service.yml",
      "doubleloop.contract=openapi/toys.yaml"
    })
class RawHttpTest {

  private static final TestTokens TOKENS = TestTokens.shared();

  private final int port;

  RawHttpTest(@LocalServerPort int port) {
    this.port = port;
  }

  @DynamicPropertySource
  static void trust(DynamicPropertyRegistry properties) {
    TOKENS.register(properties);
  }

  static Stream<Arguments> requests() {
    var toy = "{\"name\":\"a\"}";
    return Stream.of(
        sent("a query that cannot be decoded", "GET /v1/toys?limit=%zz", "", "", 400),
        sent("a cursor of broken UTF-8", "GET /v1/toys?cursor=%ff", "", "", 400),
        sent("a name of broken UTF-8", "GET /v1/toys?%c3=1", "", "", 400),
        sent("a path of broken UTF-8", "GET /v1/toys/%ff", "", "", 400),
        sent("an empty kind", "GET /v1/toys?kind=", "", "", 400),
        sent("a surrogate in a query", "GET /v1/toys?cursor=%ed%a0%80", "", "", 400),
        sent("a backslash", "GET /v1\\toys", "", "", 400),
        sent("a parent folder", "GET /v1/../v1/toys", "", "", 400),
        sent("an encoded slash", "GET /v1%2ftoys", "", "", 400),
        sent("a path that cannot be decoded", "GET /v1/toys/%zz", "", "", 400),
        sent("a path of overlong UTF-8", "GET /v1/toys/%c0%ae", "", "", 400),
        sent("a NUL in the path", "GET /v1/toys/a%00b", "", "", 400),
        sent("a parent folder with a parameter", "GET /v1/toys/..;/x", "", "", 400),
        sent("two slashes", "GET /v1/toys//a", "", "", 400),
        sent("a bar", "GET /a|b", "", "", 400),
        sent("an expectation that nobody knows", "GET /v1/toys", "Expect: foo\r\n", "", 400),
        sent(
            "a transfer coding that nobody knows",
            "POST /v1/toys",
            "Transfer-Encoding: foo\r\n",
            "{}",
            400),
        sent("an unknown method", "FOO /v1/toys", "", "", 400),
        sent("trace", "TRACE /v1/toys", "", "", 405),
        sent("a long path", "GET /" + "a".repeat(70_000), "", "", 400),
        sent("a long header", "GET /v1/toys", "X-Long: " + "a".repeat(70_000) + "\r\n", "", 400),
        sent("a body of unknown charset", post("application/json;charset=nonsense", toy), 415),
        sent("a body that says it is UTF-16", post("application/json;charset=utf-16", toy), 201),
        sent(
            "a body that says it is gzip",
            post("application/json\r\nContent-Encoding: gzip", toy),
            415),
        sent(
            "a body that says it is gzip twice",
            post("application/json\r\nContent-Encoding: identity, gzip", toy),
            415),
        sent(
            "a body that says it is as it is",
            post("application/json\r\nContent-Encoding: identity", toy),
            201),
        sent("no body that says it is gzip", "GET /v1/toys", "Content-Encoding: gzip\r\n", "", 200),
        sent("a control character in Accept", "GET /v1/toys", "Accept: a/b\u009b\r\n", "", 400),
        sent("a control character in a type", post("application/json\u009b", toy), 400),
        sent("a form", post("application/x-www-form-urlencoded", "name=a"), 415),
        sent("no media type", post("", toy), 415),
        sent(
            "two lengths",
            "POST /v1/toys",
            "Content-Length: 1\r\nContent-Length: 2\r\n",
            "{}",
            400),
        sent("a negative length", "POST /v1/toys", "Content-Length: -1\r\n", "{}", 400),
        sent(
            "a broken chunk",
            "POST /v1/toys",
            "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n",
            "zz\r\n{}\r\n0\r\n\r\n",
            400));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void neverFailsAndNeverTellsOfItsInside(String line, String headers, String body, int status)
      throws Exception {
    var answer =
        send(
            line
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                + TOKENS.tokenFor("acme", "ada", "toys:read", "toys:write")
                + "\r\n"
                + headers
                + "\r\n"
                + body);
    assertThat(answer)
        .startsWith("HTTP/1.1 " + status)
        .doesNotContain("Exception", "Tomcat", "<html", "springframework");
    var content = answer.substring(answer.indexOf("\r\n\r\n") + 4);
    if (status >= 400 && !content.isEmpty()) {
      assertThat(answer).containsIgnoringCase("Content-Type: application/problem+json");
      assertThat(content).contains("\"status\":" + status, "\"requestId\":\"");
    }
  }

  @Test
  void refusesForGoodWhatItCannotRead() throws Exception {
    var answer =
        send(
            """
            POST /v1/toys HTTP/1.1
            Host: localhost
            X-Request-Id: mine
            Expect: foo
            Content-Length: 2

            """
                .replace("\n", "\r\n"));
    assertThat(answer)
        .startsWith("HTTP/1.1 400")
        .contains("/problems/invalid-request", "\"requestId\":\"mine\"")
        .containsIgnoringCase("X-Request-Id: mine\r\n")
        .containsIgnoringCase("Connection: close\r\n");
  }

  /// While it is still being sent, so that its sender sees why.
  @Test
  void readsABodyThatItRefusesToItsEnd() throws Exception {
    int bytes = 7 << 20;
    var answer =
        send(
            "POST /v1/toys HTTP/1.1\r\n"
                + "Host: localhost\r\n"
                + "Connection: close\r\n"
                + "Authorization: Bearer "
                + TOKENS.tokenFor("acme", "ada", "toys:write")
                + "\r\nContent-Type: application/json\r\nContent-Length: "
                + bytes
                + "\r\n\r\n"
                + "\0".repeat(bytes));
    assertThat(answer).startsWith("HTTP/1.1 413").contains("payload-too-large");
  }

  private static Arguments sent(String name, String line, String headers, String body, int status) {
    return Arguments.argumentSet(name, line, headers, body, status);
  }

  private static Arguments sent(String name, String[] post, int status) {
    return sent(name, "POST /v1/toys", post[0], post[1], status);
  }

  private static String[] post(String type, String body) {
    var header = type.isEmpty() ? "" : "Content-Type: " + type + "\r\n";
    return new String[] {header + "Content-Length: " + body.length() + "\r\n", body};
  }

  private String send(String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
