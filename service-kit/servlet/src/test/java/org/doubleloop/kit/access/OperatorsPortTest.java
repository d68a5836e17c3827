package org.doubleloop.kit.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.doubleloop.kit.test.TestTokens;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
    classes = ToyService.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.application.name=toy-service",
      "spring.config.import=classpath:service.yml",
      "doubleloop.contract=openapi/toys.yaml",
      "management.server.port=0",
      "management.endpoints.web.exposure.include=health, metrics"
    })
class OperatorsPortTest {
  private final int port;
  private final int operatorsPort;

  OperatorsPortTest(@LocalServerPort int port, @LocalManagementPort int operatorsPort) {
    this.port = port;
    this.operatorsPort = operatorsPort;
  }

  @DynamicPropertySource
  static void trust(DynamicPropertyRegistry properties) {
    TestTokens.shared().register(properties);
  }

  @ParameterizedTest
  @CsvSource({
    "/actuator/metrics, 404, 200",
    "/actuator/metrics/jvm.memory.used, 404, 200",
    "/actuator/health, 404, 200",
    "/readyz, 200, 404",
    "/actuator/env, 404, 404",
    "/v1/toys, 401, 401"
  })
  void answersOperatorsThereAndCallersHere(String path, int here, int there) throws Exception {
    assertThat(status(port, path)).isEqualTo(here);
    assertThat(status(operatorsPort, path)).isEqualTo(there);
  }

  private static int status(int port, String path) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build();
      return http.send(request, BodyHandlers.discarding()).statusCode();
    }
  }
}
