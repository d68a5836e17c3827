package org.doubleloop.policy.test;

import static org.doubleloop.policy.test.Outreach.newPolicy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.assertj.core.api.SoftAssertions;
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
    try (var service = RunningService.on(store.uri() + "/?serverSelectionTimeoutMS=500");
        var http = HttpClient.newHttpClient()) {
      var rep =
          HttpApi.at(service.port(), "openapi/policy.yaml", TestTokens.shared())
              .as("acme", "rep", "policies:write", "policies:read");
      var health = "http://localhost:" + service.port() + "/actuator/health";
      var softly = new SoftAssertions();
      rep.post("/v1/policies", newPolicy("outreach")).expect(201);
      softly.assertThat(status(http, health + "/readiness")).isEqualTo(200);
      store.close();
      softly.assertThat(status(http, health + "/readiness")).isEqualTo(503);
      softly.assertThat(status(http, health)).isEqualTo(503);
      softly.assertThat(status(http, health + "/liveness")).isEqualTo(200);
      softly.assertAll();
      rep.get("/v1/policies/outreach").expectProblem(503, "store-unavailable");
      rep.post("/v1/policies", newPolicy("another")).expectProblem(503, "store-unavailable");
    }
  }

  @Test
  void answersInTimeWhileItHangs() throws Exception {
    try (var fixture = StoreFixture.open();
        var wire = new HangingWire(fixture.properties().uri());
        var service = RunningService.on(wire.uri())) {
      var rep =
          HttpApi.at(service.port(), "openapi/policy.yaml", TestTokens.shared())
              .as("acme", "rep", "policies:write", "policies:read");
      rep.post("/v1/policies", newPolicy("outreach")).expect(201);
      wire.hang();
      assertTimeout(
          HangingWire.LONGEST,
          () -> rep.get("/v1/policies/outreach").expectProblem(503, "store-unavailable"));
      assertTimeout(
          HangingWire.LONGEST,
          () ->
              rep.post("/v1/policies", newPolicy("another"))
                  .expectProblem(503, "store-unavailable"));
    }
  }

  private static int status(HttpClient http, String uri) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(uri)).build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }
}
