package org.doubleloop.kit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.doubleloop.kit.test.Patience.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.doubleloop.kit.test.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class IssuerKeysTest {

  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-21T09:00:00Z"));
  private final AtomicInteger asked = new AtomicInteger();
  private volatile CountDownLatch answering = new CountDownLatch(0);
  private volatile String answer = keySet("old");
  private volatile boolean hangs;
  private HttpServer issuer;
  private IssuerKeys keys;

  @BeforeEach
  void start() throws IOException {
    issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    issuer.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    issuer.createContext("/", this::answer);
    issuer.start();
    keys = new IssuerKeys(URI.create("http://127.0.0.1:" + issuer.getAddress().getPort()), clock);
  }

  @AfterEach
  void stop() {
    answering.countDown();
    issuer.stop(0);
  }

  @Test
  void agedKeysAnswerAtOnceWhileTheIssuerHangs() throws Exception {
    ageOldKeysWhileNewOnesAreHeldBack();

    assertTimeout(Duration.ofSeconds(1), () -> assertThat(get("old")).hasSize(1));
    await().until(() -> asked.get() == 2);
    assertThat(get("old")).hasSize(1);
    assertThat(asked).hasValue(2);

    answering.countDown();
    await()
        .until(() -> {
          clock.advance(Duration.ofSeconds(2));
          return get("old").isEmpty();
        });
    assertThat(get("new")).hasSize(1);
  }

  @Test
  void onlyATokenWithAnotherKeyWaitsForThem() throws Exception {
    ageOldKeysWhileNewOnesAreHeldBack();
    assertThat(get("old")).hasSize(1);
    await().until(() -> asked.get() == 2);

    var found = new AtomicInteger();
    var waiting = Thread.ofPlatform().start(() -> found.set(get("new").size()));
    await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
    assertThat(get("old")).hasSize(1);

    answering.countDown();
    assertThat(waiting.join(Duration.ofSeconds(10))).isTrue();
    assertThat(found).hasValue(1);
    assertThat(asked).hasValue(2);
  }

  @Test
  @Timeout(20)
  void anIssuerThatHangsInItsAnswerHoldsUpNobodyForLong() {
    hangs = true;
    assertThatThrownBy(() -> get("old")).hasMessageContaining("No keys of the issuer");
    clock.advance(Duration.ofSeconds(2));
    hangs = false;
    assertThat(get("old")).hasSize(1);
  }

  @Test
  void madeUpKeysDoNotMakeItAskOnAndOn() {
    for (int n = 0; n < 20; n++) {
      assertThat(get("made-up")).isEmpty();
    }
    assertThat(asked).hasValue(2);

    clock.advance(Duration.ofSeconds(1));
    assertThat(get("made-up")).isEmpty();
    assertThat(asked).hasValue(3);
  }

  @Test
  void knownKeysServeForAnHourWithoutTheIssuer() {
    assertThat(get("old")).hasSize(1);
    issuer.stop(0);

    clock.advance(Duration.ofMinutes(59));
    assertThat(get("old")).hasSize(1);
    assertThat(get("made-up")).isEmpty();

    clock.advance(Duration.ofMinutes(2));
    assertThatThrownBy(() -> get("old")).isInstanceOf(IllegalStateException.class);
  }

  private void ageOldKeysWhileNewOnesAreHeldBack() {
    assertThat(get("old")).hasSize(1);
    clock.advance(Duration.ofMinutes(6));
    answering = new CountDownLatch(1);
    answer = keySet("new");
  }

  private List<JWK> get(String key) {
    try {
      return keys.get(new JWKSelector(new JWKMatcher.Builder().keyID(key).build()), null);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    try {
      assertThat(answering.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    if (hangs) {
      return;
    }
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static String keySet(String key) {
    try {
      return new JWKSet(new ECKeyGenerator(Curve.P_256).keyID(key).generate()).toString();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
