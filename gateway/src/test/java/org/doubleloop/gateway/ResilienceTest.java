package org.doubleloop.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.doubleloop.kit.test.Patience.await;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.doubleloop.kit.test.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What callers notice while a service is in trouble.
class ResilienceTest {

  @RegisterExtension
  private static final TestGateway gateway =
      TestGateway.start(
          Map.of(
              "doubleloop.route.time-limits.recommender", "400ms",
              "doubleloop.route.concurrent", "8",
              "doubleloop.limit.concurrent", "8",
              "doubleloop.limit.patience", "300ms",
              "doubleloop.route.circuit.window", "10",
              "doubleloop.route.circuit.least", "6",
              "doubleloop.route.circuit.pause", "700ms"));

  private final Upstream signal = gateway.signal();
  private final Upstream policy = gateway.policy();
  private final Upstream recommender = gateway.recommender();

  @BeforeEach
  void everythingIsWell() {
    for (String path : List.of("/v1/signals", "/v1/policies", "/v1/suggestions/s")) {
      // ten in a row: the window has forgotten what failed
      await()
          .untilAsserted(() -> {
            for (int i = 0; i < 10; i++) {
              assertThat(gateway.get(path, gateway.keys().rep()).status()).isEqualTo(200);
            }
          });
    }
  }

  private static Answer signals() {
    return gateway.get("/v1/signals", gateway.keys().rep());
  }

  private static String circuitOf(String service) {
    return gateway
        .send(gateway.request("/actuator/health"))
        .json()
        .at("/components/circuits/components/" + service + "/status")
        .stringValue();
  }

  @Test
  void saysWhichServiceIsDownAndLeavesItAloneUntilItIsBack() {
    signal.goAway();
    try {
      var down = signals();
      assertThat(down.expectProblem(503, "service-down").at("/detail"))
          .contains("signal service cannot be reached", "nothing was sent");
      assertThat(down.header("Retry-After")).get(STRING).matches("[1-9]\\d*");
      await().untilAsserted(() -> assertThat(signals().text()).contains("left alone"));
      assertThat(circuitOf("signal")).isEqualTo("OPEN");
      assertThat(signals().header("Retry-After")).contains("1");
      assertThat(gateway.get("/v1/policies", gateway.keys().rep()).status()).isEqualTo(200);
      assertThat(gateway.get("/v1/suggestions/s", gateway.keys().rep()).status()).isEqualTo(200);
      assertThat(gateway.send(gateway.request("/actuator/health")).status()).isEqualTo(200);
      assertThat(gateway.send(gateway.request("/actuator/health/readiness")).status())
          .isEqualTo(200);
    } finally {
      signal.comeBack();
    }
    await()
        .untilAsserted(() -> {
          assertThat(signals().status()).isEqualTo(200);
          assertThat(circuitOf("signal")).isEqualTo("CLOSED");
        });
  }

  @Test
  void sendsNothingWhileTheCircuitIsOpen() {
    policy.notReady();
    policy.answerWith(exchange -> {
      policy.remember(exchange);
      Upstream.answer(exchange, 500, "{}");
    });
    await()
        .untilAsserted(() ->
            assertThat(gateway.get("/v1/policies", gateway.keys().rep()).status()).isEqualTo(503));
    int before = policy.seen().size();
    assertThat(
            gateway
                .get("/v1/policies", gateway.keys().rep())
                .expectProblem(503, "service-down")
                .at("/detail"))
        .contains("policy service has failed too often", "nothing was sent");
    assertThat(policy.seen()).hasSize(before);
  }

  @Test
  void passesTheServicesOwnFailuresThroughAndCountsThem() {
    policy.notReady();
    policy.answerWith(exchange -> Upstream.answer(exchange, 500, "{\"mine\":true}"));
    var first = gateway.get("/v1/policies", gateway.keys().rep());
    assertThat(first.status()).isEqualTo(500);
    assertThat(first.text()).isEqualTo("{\"mine\":true}");
    await()
        .untilAsserted(() ->
            assertThat(gateway.get("/v1/policies", gateway.keys().rep()).text())
                .contains("left alone"));
  }

  @Test
  void doesNotCountWhatIsTheCallersFault() {
    policy.answerWith(exchange -> Upstream.answer(exchange, 422, "{}"));
    for (int i = 0; i < 30; i++) {
      assertThat(gateway.get("/v1/policies", gateway.keys().rep()).status()).isEqualTo(422);
    }
    assertThat(circuitOf("policy")).isEqualTo("CLOSED");
  }

  /// Whoever can provoke a failure must not be able to take the service from all others.
  @Test
  void doesNotCountFailuresOfRequestsWhileTheServiceSaysThatItIsReady() {
    policy.answerWith(exchange -> Upstream.answer(exchange, 500, "{}"));
    for (int i = 0; i < 30; i++) {
      assertThat(gateway.get("/v1/policies", gateway.keys().rep()).status()).isEqualTo(500);
    }
    policy.answerWith(exchange -> exchange.close());
    for (int i = 0; i < 30; i++) {
      gateway.get("/v1/policies", gateway.keys().rep()).expectProblem(503, "service-down");
    }
    assertThat(circuitOf("policy")).isEqualTo("CLOSED");
  }

  @Test
  void doesNotCountSlowRequestsWhileTheServiceSaysThatItIsReady() throws Exception {
    recommender.answerWith(exchange -> {
      if (exchange.getRequestMethod().equals("POST")) {
        Upstream.await(new CountDownLatch(1));
      }
      recommender.remember(exchange);
      Upstream.answer(exchange, 200, "{}");
    });
    var slow = new ArrayList<Future<Answer>>();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        slow.add(callers.submit(() -> gateway.post("/v1/suggestions", gateway.keys().rep(), "{}")));
      }
      for (var answer : slow) {
        answer.get().expectProblem(503, "service-slow");
      }
    }
    assertThat(circuitOf("recommender")).isEqualTo("CLOSED");
    assertThat(gateway.get("/v1/suggestions/s", gateway.keys().rep()).status()).isEqualTo(200);
  }

  @Test
  void doesNotWaitForASlowServiceBeyondItsLimit() {
    var release = new CountDownLatch(1);
    recommender.answerWith(exchange -> {
      Upstream.await(release);
      Upstream.answer(exchange, 200, "{}");
    });
    long start = System.nanoTime();
    var answer = gateway.post("/v1/drafts", gateway.keys().rep(), "{}");
    long millis = (System.nanoTime() - start) / 1_000_000;
    release.countDown();
    assertThat(answer.expectProblem(503, "service-slow").at("/detail"))
        .contains("recommender service did not answer within 0.4 s", "not known");
    assertThat(answer.header("Retry-After")).isPresent();
    assertThat(millis).isBetween(350L, 3000L);
  }

  @Test
  void keepsASlowServiceFromHoldingMoreThanItsShare() throws Exception {
    var release = new CountDownLatch(1);
    var inside = new AtomicInteger();
    signal.answerWith(exchange -> {
      inside.incrementAndGet();
      Upstream.await(release);
      Upstream.answer(exchange, 200, "{}");
    });
    var waiting = new ArrayList<Future<Answer>>();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        waiting.add(callers.submit(ResilienceTest::signals));
      }
      await().untilAsserted(() -> assertThat(inside).hasValue(8));
      assertThat(signals().expectProblem(503, "service-busy").at("/detail"))
          .contains("signal service has all that it can take");
      assertThat(gateway.get("/v1/policies", gateway.keys().rep()).status()).isEqualTo(200);
      release.countDown();
      for (var answer : waiting) {
        assertThat(answer.get().status()).isEqualTo(200);
      }
    }
    assertThat(circuitOf("signal")).isEqualTo("CLOSED");
  }

  @Test
  void sendsNothingTwice() {
    var posts = new AtomicInteger();
    signal.answerWith(exchange -> {
      posts.incrementAndGet();
      exchange.close();
    });
    var answer = gateway.post("/v1/actions", gateway.keys().rep(), "{}");
    answer.expectProblem(503, "service-down");
    assertThat(posts).hasValue(1);
  }

  /// A kept-alive connection must be read again after every answer, whoever makes it.
  @Test
  void answersRequestAfterRequestOnOneConnection() throws IOException {
    try (var connection = new KeptConnection(gateway.address(), gateway.keys().rep())) {
      for (int i = 0; i < 500; i++) {
        assertThat(connection.get("/v1/signals")).isEqualTo("HTTP/1.1 200 OK");
        assertThat(connection.get("/actuator/health/liveness")).isEqualTo("HTTP/1.1 200 OK");
      }
    }
  }

  @Test
  void servesManyAtATime() throws Exception {
    var answers = new ArrayList<Future<Integer>>();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 64; i++) {
        var path = List.of("/v1/signals", "/v1/policies", "/v1/suggestions/s").get(i % 3);
        answers.add(
            callers.submit(() -> {
              int good = 0;
              while (good < 5) {
                int status = gateway.get(path, gateway.keys().rep()).status();
                good += status == 200 ? 1 : 0;
                assertThat(status).isIn(200, 503);
              }
              return good;
            }));
      }
      for (var answer : answers) {
        assertThat(answer.get()).isEqualTo(5);
      }
    }
  }

  @Test
  void forgetsACallerWhoLeaves() throws Exception {
    var inside = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    signal.answerWith(exchange -> {
      inside.countDown();
      Upstream.await(release);
      Upstream.answer(exchange, 200, "{}");
    });
    var leaving =
        gateway
            .client()
            .sendAsync(
                gateway
                    .request("/v1/signals", gateway.keys().rep())
                    .POST(BodyPublishers.ofString("{}"))
                    .build(),
                BodyHandlers.ofString());
    inside.await();
    leaving.cancel(true);
    release.countDown();
    signal.answerAsUsual();
    await().untilAsserted(() -> assertThat(signals().status()).isEqualTo(200));
    assertThat(circuitOf("signal")).isEqualTo("CLOSED");
  }
}
