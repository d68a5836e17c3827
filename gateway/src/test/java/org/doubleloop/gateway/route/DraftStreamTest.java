package org.doubleloop.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.doubleloop.gateway.TestGateway;
import org.doubleloop.gateway.Upstream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A stream of events passes as it comes: nobody waits for its end to read its beginning.
class DraftStreamTest {
  private static final String PATH = "/v1/drafts/stream";
  private static final String FIRST = "event: progress\ndata: {\"step\":\"WRITING\"}\n\n";
  private static final String LAST = "event: draft\ndata: {}\n\n";

  @RegisterExtension private static final TestGateway gateway = TestGateway.shared();

  @Test
  void passesEachEventAsItComes() throws Exception {
    var read = new CountDownLatch(1);
    gateway
        .recommender()
        .answerWith(exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(FIRST.getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
          Upstream.await(read);
          exchange.getResponseBody().write(LAST.getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    var request =
        gateway
            .request(PATH, gateway.keys().rep())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{}"))
            .build();
    var answer = gateway.client().send(request, BodyHandlers.ofInputStream());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
    try (var body = new InputStreamReader(answer.body(), StandardCharsets.UTF_8);
        var lines = new BufferedReader(body)) {
      assertThat(lines.readLine()).isEqualTo("event: progress");
      read.countDown();
      assertThat(lines.lines()).contains("event: draft", "data: {}");
    }
  }

  @Test
  void saysThatTheServiceIsNotThere() throws IOException {
    gateway.recommender().goAway();
    try {
      gateway.post(PATH, gateway.keys().rep(), "{}").expectProblem(503, "service-down");
    } finally {
      gateway.recommender().comeBack();
    }
  }
}
