package org.doubleloop.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.TreeMap;
import org.doubleloop.kit.embedded.EmbeddedStore;
import org.doubleloop.kit.test.StoreFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A gateway whose store is gone.
class StoreAwayTest {

  @Test
  void goesOnForKeysThatItHasReadAndSaysWhatIsMissingToOthers(@TempDir Path folder) {
    var embedded = EmbeddedStore.inMemory();
    try (var unused = StoreFixture.open();
        var upstream = new Upstream("any")) {
      var settings = new TreeMap<>(TestGateway.routes(upstream, upstream, upstream));
      settings.put(
          "doubleloop.store.uri",
          embedded.uri() + "/?serverSelectionTimeoutMS=200&connectTimeoutMS=200");
      try (var gateway = TestGateway.start(unused, folder, settings)) {
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
  }
}
