package org.doubleloop.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.doubleloop.kit.test.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Bodies pass through the gateway, up to their limit; answers do as they come.
class BodiesTest {

  private static final int LIMIT = 8 * 1024 * 1024;

  @RegisterExtension private static final TestGateway gateway = TestGateway.shared();

  @BeforeEach
  void answerWithTheSize() {
    gateway
        .signal()
        .answerWith(exchange -> {
          long size = exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
          Upstream.answer(exchange, 200, Long.toString(size));
        });
  }

  private static Answer send(BodyPublisher body) {
    return gateway.send(
        gateway
            .request("/v1/signals", gateway.keys().rep())
            .header("Content-Type", "application/cloudevents-batch+json")
            .POST(body));
  }

  private static BodyPublisher chunked(int bytes) {
    return BodyPublishers.ofByteArrays(() ->
        new Iterator<>() {
          private int left = bytes;

          @Override
          public boolean hasNext() {
            return left > 0;
          }

          @Override
          public byte[] next() {
            int size = Math.min(left, 100_000);
            left -= size;
            return new byte[size];
          }
        });
  }

  @Test
  void takesABodyOfExactlyTheLimit() {
    for (var body : List.of(BodyPublishers.ofByteArray(new byte[LIMIT]), chunked(LIMIT))) {
      assertThat(send(body).expect(200).text()).isEqualTo(Integer.toString(LIMIT));
    }
  }

  @Test
  void refusesOneByteMoreWhenItIsAnnounced() {
    assertThat(
            send(BodyPublishers.ofByteArray(new byte[LIMIT + 1]))
                .expectProblem(413, "payload-too-large")
                .at("/detail"))
        .contains("8388608");
  }

  @Test
  void refusesOneByteMoreWhenItIsNotAnnounced() {
    send(chunked(LIMIT + 1)).expectProblem(413, "payload-too-large");
    for (int i = 0; i < 20; i++) {
      send(chunked(LIMIT + 1)).expectProblem(413, "payload-too-large");
    }
    assertThat(send(BodyPublishers.ofString("{}")).status()).isEqualTo(200);
  }

  @Test
  void passesAnAnswerOnWhileItIsStillBeingWritten() throws Exception {
    var firstPartRead = new CountDownLatch(1);
    gateway
        .policy()
        .answerWith(exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write("first".getBytes(StandardCharsets.US_ASCII));
          exchange.getResponseBody().flush();
          Upstream.await(firstPartRead);
          exchange.getResponseBody().write("second".getBytes(StandardCharsets.US_ASCII));
          exchange.close();
        });
    var response =
        gateway
            .client()
            .send(
                gateway.request("/v1/policies", gateway.keys().rep()).build(),
                BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      assertThat(new String(body.readNBytes(5), StandardCharsets.US_ASCII)).isEqualTo("first");
      firstPartRead.countDown();
      assertThat(new String(body.readAllBytes(), StandardCharsets.US_ASCII)).isEqualTo("second");
    }
  }
}
