package org.doubleloop.recommender.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.doubleloop.kit.test.Patience;
import org.doubleloop.recommender.fold.Fold;
import org.junit.jupiter.api.Test;

class ReadinessTest {
  private static final String READINESS = "/actuator/health/readiness";

  @Test
  void comesWithTheFirstLookAtBothFeedsAndStaysOverARestart() throws Exception {
    try (var service = new Service()) {
      Patience.await().until(() -> service.get(READINESS).statusCode() == 200);
      service.bean(Fold.class).save();
      service.upstreams().down(true);
      service.restart();
      assertThat(service.get(READINESS).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void doesNotComeToAProcessThatHasNoSnapshotAndCannotCount() throws Exception {
    try (var service = new Service()) {
      Patience.await().until(() -> service.get(READINESS).statusCode() == 200);
      service.upstreams().down(true);
      try (var another = service.another();
          var http = HttpClient.newHttpClient()) {
        int port = another.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        assertThat(status(http, service.request(port, READINESS))).isEqualTo(503);
        assertThat(status(http, service.request(port, "/actuator/health/liveness"))).isEqualTo(200);
        service.upstreams().down(false);
        Patience.await().until(() -> status(http, service.request(port, READINESS)) == 200);
      }
    }
  }

  private static int status(HttpClient http, HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
