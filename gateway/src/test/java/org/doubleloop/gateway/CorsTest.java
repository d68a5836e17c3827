package org.doubleloop.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.TreeMap;
import org.doubleloop.kit.test.StoreFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorsTest {

  @Test
  void letsThePagesOfNamedOriginsCall(@TempDir Path folder) {
    try (var store = StoreFixture.open();
        var upstream = new Upstream("signal")) {
      var settings = new TreeMap<>(TestGateway.routes(upstream, upstream, upstream));
      settings.put("doubleloop.access.cors-origins", "https://crm.example");
      try (var gateway = TestGateway.start(store, folder, settings)) {
        var preflight =
            gateway.send(
                gateway
                    .request("/v1/signals")
                    .header("Origin", "https://crm.example")
                    .header("Access-Control-Request-Method", "POST")
                    .header("Access-Control-Request-Headers", "authorization,content-type")
                    .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.header("Access-Control-Allow-Origin")).contains("https://crm.example");
        assertThat(preflight.header("Access-Control-Allow-Methods")).get(STRING).contains("POST");
        var stranger =
            gateway.send(
                gateway
                    .request("/v1/signals")
                    .header("Origin", "https://evil.example")
                    .header("Access-Control-Request-Method", "POST")
                    .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(stranger.status()).isEqualTo(403);
        var call =
            gateway.send(
                gateway
                    .request("/v1/signals", gateway.keys().rep())
                    .header("Origin", "https://crm.example"));
        assertThat(call.headers().allValues("Access-Control-Allow-Origin"))
            .containsExactly("https://crm.example");
        assertThat(call.header("Access-Control-Expose-Headers")).get(STRING).contains("ETag");
      }
    }
  }
}
