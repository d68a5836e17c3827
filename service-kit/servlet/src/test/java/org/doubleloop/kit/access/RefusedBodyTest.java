package org.doubleloop.kit.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.doubleloop.kit.test.TestTokens;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// A body that is refused while it is still being sent.
@SpringBootTest(
    classes = ToyService.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.application.name=toy-service",
      "spring.config.import=classpath:service.yml",
      "doubleloop.contract=openapi/toys.yaml"
    })
class RefusedBodyTest {

  private static final TestTokens TOKENS = TestTokens.shared();
  private static final int BYTES = 7 << 20;

  private final int port;

  RefusedBodyTest(@LocalServerPort int port) {
    this.port = port;
  }

  @DynamicPropertySource
  static void trust(DynamicPropertyRegistry properties) {
    TOKENS.register(properties);
  }

  @Test
  void isReadToItsEndSoThatItsSenderSeesWhy() throws Exception {
    var head =
        "POST /v1/toys HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
            + TOKENS.tokenFor("acme", "ada", "toys:write")
            + "\r\nContent-Type: application/json\r\nContent-Length: "
            + BYTES
            + "\r\n\r\n";
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().write(new byte[BYTES]);
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 413").contains("payload-too-large");
    }
  }
}
