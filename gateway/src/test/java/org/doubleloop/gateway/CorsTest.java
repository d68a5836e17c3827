package org.doubleloop.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.doubleloop.kit.test.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CorsTest {

  @RegisterExtension
  private static final TestGateway gateway =
      TestGateway.start(Map.of("doubleloop.access.cors-origins", "https://crm.example"));

  private static Answer preflight(String origin) {
    return gateway.send(
        gateway
            .request("/v1/signals")
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "authorization,content-type")
            .method("OPTIONS", BodyPublishers.noBody()));
  }

  @Test
  void letsThePagesOfNamedOriginsCall() {
    var preflight = preflight("https://crm.example").expect(200);
    assertThat(preflight.header("Access-Control-Allow-Origin")).contains("https://crm.example");
    assertThat(preflight.header("Access-Control-Allow-Methods")).get(STRING).contains("POST");
    var call =
        gateway.send(
            gateway
                .request("/v1/signals", gateway.keys().rep())
                .header("Origin", "https://crm.example"));
    assertThat(call.expect(200).headers().allValues("Access-Control-Allow-Origin"))
        .containsExactly("https://crm.example");
    assertThat(call.header("Access-Control-Expose-Headers")).get(STRING).contains("ETag");
  }

  @Test
  void refusesThePagesOfOthers() {
    var refused = preflight("https://evil.example").expect(403);
    assertThat(refused.header("Access-Control-Allow-Origin")).isEmpty();
  }
}
