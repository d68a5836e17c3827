package org.doubleloop.recommender.process;

import static org.junit.jupiter.api.Assertions.assertTimeout;

import org.doubleloop.kit.test.HangingWire;
import org.doubleloop.kit.test.HttpApi;
import org.doubleloop.kit.test.Patience;
import org.doubleloop.kit.test.TestTokens;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyKey;
import org.junit.jupiter.api.Test;

/// The store answers nothing, while the service runs.
class StoreAwayTest {
  private static final String CONTENT =
      """
      {"hypothesis": "h", "metric": {"outcome": "replied", "direction": "INCREASE", "window": "P14D"},
       "options": [{"id": "a"}, {"id": "b"}]}\
      """;

  @Test
  void answersInTimeWhileItHangs() throws Exception {
    var service = Service.shared();
    try (var wire = new HangingWire(service.store().properties().uri());
        var hanging = service.start(wire.uri())) {
      service.policy("stored", 1, CONTENT);
      var policies = hanging.getBean(Policies.class);
      Patience.await()
          .until(() -> policies.version(new PolicyKey("acme", "stored"), 1).isPresent());
      int port = hanging.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
      var rep =
          HttpApi.at(port, "openapi/recommender.yaml", TestTokens.shared())
              .as("acme", "rep", "suggestions");
      rep.post("/v1/suggestions", request("stored-1")).expect(201);
      wire.hang();
      assertTimeout(
          HangingWire.LONGEST,
          () ->
              rep.post("/v1/suggestions", request("stored-2"))
                  .expectProblem(503, "store-unavailable"));
      assertTimeout(
          HangingWire.LONGEST,
          () -> rep.get("/v1/suggestions/stored-1").expectProblem(503, "store-unavailable"));
    }
  }

  private static String request(String id) {
    return "{\"id\": \"%s\", \"policy\": \"stored\", \"subject\": \"%s\"}".formatted(id, id);
  }
}
