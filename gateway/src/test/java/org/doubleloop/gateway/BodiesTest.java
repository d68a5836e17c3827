package org.doubleloop.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.doubleloop.kit.test.Answer;
import org.doubleloop.kit.test.StoreFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bodies pass through the gateway as they come, up to their limit.
class BodiesTest {

  private static final int LIMIT = 8 * 1024 * 1024;

  @TempDir private static Path folder;

  private static StoreFixture store;
  private static Upstream signal;
  private static Upstream policy;
  private static TestGateway gateway;
  private static final AtomicLong received = new AtomicLong();

  @BeforeAll
  static void start() {
    store = StoreFixture.open();
    signal = new Upstream("signal");
    policy = new Upstream("policy");
    signal.answerWith(exchange -> {
      long bytes = 0;
      byte[] part = new byte[64 * 1024];
      for (int n = 0; n >= 0; n = exchange.getRequestBody().read(part)) {
        bytes += n;
      }
      received.set(bytes);
      Upstream.answer(exchange, 200, "{}");
    });
    gateway = TestGateway.start(store, folder, TestGateway.routes(signal, policy, policy));
  }

  @AfterAll
  static void stop() {
    gateway.close();
    signal.close();
    policy.close();
    store.close();
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
    assertThat(send(BodyPublishers.ofByteArray(new byte[LIMIT])).status()).isEqualTo(200);
    assertThat(received).hasValue(LIMIT);
    assertThat(send(chunked(LIMIT)).status()).isEqualTo(200);
    assertThat(received).hasValue(LIMIT);
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
    policy.answerWith(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write("first".getBytes(StandardCharsets.US_ASCII));
      exchange.getResponseBody().flush();
      awaitQuietly(firstPartRead);
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

  private static void awaitQuietly(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
