package org.doubleloop.policy.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.policy.test.Outreach.newPolicy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.doubleloop.kit.embedded.EmbeddedStore;
import org.doubleloop.kit.test.HangingWire;
import org.doubleloop.kit.test.HttpApi;
import org.doubleloop.kit.test.StoreFixture;
import org.doubleloop.kit.test.TestTokens;
import org.junit.jupiter.api.Test;

/// The store is gone, or answers nothing, while the service runs.
class StoreOutageTest {
  @Test
  void saysSoAndIsNotReady() throws Exception {
    var store = EmbeddedStore.inMemory();
    try (var service = RunningService.on(store.uri() + "&serverSelectionTimeoutMS=500");
        var http = HttpClient.newHttpClient()) {
      var rep = rep(service);
      var health = "http://localhost:" + service.port() + "/actuator/health";
      rep.post("/v1/policies", newPolicy("outreach")).expect(201);
      assertThat(status(http, health + "/readiness")).isEqualTo(200);
      store.close();
      atOnce(
          List.of(
              () -> assertThat(status(http, health + "/readiness")).as("readiness").isEqualTo(503),
              () -> assertThat(status(http, health)).as("health").isEqualTo(503),
              () -> assertThat(status(http, health + "/liveness")).as("liveness").isEqualTo(200),
              () -> rep.get("/v1/policies/outreach").expectProblem(503, "store-unavailable"),
              () ->
                  rep.post("/v1/policies", newPolicy("another"))
                      .expectProblem(503, "store-unavailable")));
    }
  }

  @Test
  void answersInTimeWhileItHangs() throws Exception {
    try (var fixture = StoreFixture.open();
        var wire = new HangingWire(fixture.properties().uri());
        var service = RunningService.on(wire.uri())) {
      var rep = rep(service);
      rep.post("/v1/policies", newPolicy("outreach")).expect(201);
      wire.hang();
      assertTimeout(
          HangingWire.LONGEST,
          () ->
              atOnce(
                  List.of(
                      () ->
                          rep.get("/v1/policies/outreach").expectProblem(503, "store-unavailable"),
                      () ->
                          rep.post("/v1/policies", newPolicy("another"))
                              .expectProblem(503, "store-unavailable"))));
    }
  }

  private static HttpApi rep(RunningService service) {
    return HttpApi.at(service.port(), "openapi/policy.yaml", TestTokens.shared())
        .as("acme", "rep", "policies:write", "policies:read");
  }

  /// Each of them waits, and none has to wait for another.
  private static void atOnce(List<Callable<Object>> checks) throws Exception {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var check : executor.invokeAll(checks)) {
        check.get();
      }
    }
  }

  private static int status(HttpClient http, String uri) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(uri)).build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }
}
