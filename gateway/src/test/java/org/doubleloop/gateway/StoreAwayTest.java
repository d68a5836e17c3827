package org.doubleloop.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.doubleloop.kit.embedded.EmbeddedStore;
import org.doubleloop.kit.test.HangingWire;
import org.doubleloop.kit.test.StoreFixture;
import org.junit.jupiter.api.Test;

/// A gateway whose store is gone, or answers nothing.
class StoreAwayTest {

  /// An operation is given a third of its usual time, and an answer too.
  private static final String TIMEOUT = "&timeoutMS=2000";

  private static final Duration LONGEST = HangingWire.LONGEST.dividedBy(3);

  @Test
  void goesOnForKeysThatItHasReadAndSaysWhatIsMissingToOthers() {
    var embedded = EmbeddedStore.inMemory();
    var uri = embedded.uri() + "&serverSelectionTimeoutMS=200&connectTimeoutMS=200";
    try (var gateway = TestGateway.start(Map.of("doubleloop.store.uri", uri))) {
      var keys = gateway.keys();
      assertThat(gateway.get("/v1/policies", keys.admin()).status()).isEqualTo(200);
      embedded.close();
      assertThat(gateway.get("/v1/policies", keys.admin()).status()).isEqualTo(200);
      assertThat(gateway.send(gateway.request("/.well-known/jwks.json")).status()).isEqualTo(200);
      var unread = gateway.get("/v1/policies", keys.rep());
      unread.expectProblem(503, "store-unavailable");
      assertThat(unread.at("/detail")).contains("gateway's own store");
      assertThat(unread.header("Retry-After")).isPresent();
      gateway.get("/v1/api-keys", keys.admin()).expectProblem(503, "store-unavailable");
      gateway
          .post("/v1/api-keys", keys.admin(), "{\"owner\":\"a\",\"scopes\":[\"admin\"]}")
          .expectProblem(503, "store-unavailable");
      gateway
          .send(gateway.request("/v1/api-keys/" + "a".repeat(16), keys.admin()).DELETE())
          .expectProblem(503, "store-unavailable");
      gateway.send(gateway.request("/actuator/health")).expect(503);
    }
  }

  @Test
  void answersInTimeWhileItHangs() throws IOException {
    try (var store = StoreFixture.open();
        var wire = new HangingWire(store.properties().uri());
        var gateway = TestGateway.start(Map.of("doubleloop.store.uri", wire.uri() + TIMEOUT))) {
      var keys = gateway.keys();
      assertThat(gateway.get("/v1/policies", keys.admin()).status()).isEqualTo(200);
      wire.hang();
      assertThat(gateway.get("/v1/policies", keys.admin()).status()).isEqualTo(200);
      assertTimeout(
          LONGEST,
          () -> gateway.get("/v1/policies", keys.rep()).expectProblem(503, "store-unavailable"));
      assertTimeout(
          LONGEST,
          () -> gateway.get("/v1/api-keys", keys.admin()).expectProblem(503, "store-unavailable"));
    }
  }
}
