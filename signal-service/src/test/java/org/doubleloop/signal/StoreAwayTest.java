package org.doubleloop.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.util.List;
import org.doubleloop.kit.test.HangingWire;
import org.doubleloop.kit.test.HttpApi;
import org.doubleloop.kit.test.StoreFixture;
import org.doubleloop.kit.test.TestTokens;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// The store answers nothing, while the service runs.
class StoreAwayTest {
  @Test
  void answersInTimeWhileItHangs() throws Exception {
    try (var store = StoreFixture.open();
        var wire = new HangingWire(store.properties().uri());
        var service =
            new SpringApplicationBuilder(SignalServiceApplication.class)
                .properties("spring.config.name=" + SignalServiceApplication.NAME)
                .run(
                    "--server.port=0",
                    "--doubleloop.store.uri=" + wire.uri(),
                    "--doubleloop.store.database=" + store.properties().database(),
                    "--doubleloop.access.issuer=" + TestTokens.shared().issuer(),
                    "--doubleloop.access.secret=the secret of the tests, 32 characters or more")) {
      int port = service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
      var api =
          HttpApi.at(port, "openapi/signal.yaml", TestTokens.shared())
              .as("acme", "rep", "signals:write", "signals:read");
      api.post("/v1/actions", "{\"id\": \"a-1\", \"subject\": \"c\"}").expect(201);
      wire.hang();
      var many =
          List.of(
              RunningService.actionEvent("a-2"),
              RunningService.outcomeEvent("o-1", "a-1"),
              RunningService.outcomeEvent("o-2", "a-2"));
      for (Runnable each :
          List.<Runnable>of(
              () ->
                  api.post("/v1/actions", "{\"subject\": \"c\"}")
                      .expectProblem(503, "store-unavailable"),
              () ->
                  api.post("/v1/actions/a-1/outcomes", "{\"type\": \"replied\"}")
                      .expectProblem(503, "store-unavailable"),
              () ->
                  assertThat(
                          api.with("Content-Type", RunningService.MANY)
                              .post("/v1/signals", many.toString())
                              .expect(207)
                              .at("/results/0/status"))
                      .isEqualTo("UNAVAILABLE"),
              () -> api.get("/v1/actions/a-1").expectProblem(503, "store-unavailable"))) {
        assertTimeout(HangingWire.LONGEST, each::run);
      }
    }
  }
}
