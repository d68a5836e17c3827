package org.doubleloop.kit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.kit.test.Patience.await;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.doubleloop.kit.test.HttpApi;
import org.doubleloop.kit.test.TestTokens;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
    classes = ToyService.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"spring.application.name=toy-service", "doubleloop.contract=openapi/toys.yaml"})
class IssuerAwayTest {

  private static final TestTokens TOKENS = TestTokens.start();

  static {
    TOKENS.close();
  }

  private final HttpApi api;

  IssuerAwayTest(@LocalServerPort int port) {
    this.api = HttpApi.at(port, "openapi/toys.yaml", TOKENS);
  }

  @DynamicPropertySource
  static void trust(DynamicPropertyRegistry properties) {
    TOKENS.register(properties);
  }

  @Test
  void startsWithoutTheIssuerAndTrustsItsKeysOnceTheyCanBeFetched() throws Exception {
    var reader = api.as("acme", "ada", "toys:read");
    reader.get("/v1/toys").expectProblem(503, "authority-unavailable");
    reader.get("/v1/toys").expectProblem(503, "authority-unavailable");
    assertThat(reader.get("/v1/toys").header("Retry-After")).contains("1");
    api.get("/v1/toys").expectProblem(401, "unauthorized");
    api.get("/v1/toys/best").expect(200);

    var server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), TOKENS.issuer().getPort()), 0);
    byte[] keys = new JWKSet(TOKENS.key()).toString().getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/.well-known/jwks.json",
        exchange -> {
          exchange.sendResponseHeaders(200, keys.length);
          exchange.getResponseBody().write(keys);
          exchange.close();
        });
    server.start();
    try {
      await().until(() -> reader.get("/v1/toys").status() == 200);
    } finally {
      server.stop(0);
    }
    reader.get("/v1/toys").expect(200);
    var stranger = new RSAKeyGenerator(2048).keyID("stranger").generate();
    var forged = api.with("Authorization", "Bearer " + TOKENS.token("at+jwt", stranger, c -> {}));
    for (int i = 0; i < 3; i++) {
      forged.get("/v1/toys").expectProblem(401, "unauthorized");
    }
  }
}
