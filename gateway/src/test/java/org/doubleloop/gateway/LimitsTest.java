package org.doubleloop.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.doubleloop.kit.test.Patience.await;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.doubleloop.kit.test.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What one caller does, and what another notices of it.
class LimitsTest {

  @RegisterExtension
  private static final TestGateway gateway =
      TestGateway.start(
          Map.ofEntries(
              Map.entry("doubleloop.limit.requests", "100"),
              Map.entry("doubleloop.limit.window", "2s"),
              Map.entry("doubleloop.limit.anonymous", "30"),
              Map.entry("doubleloop.limit.concurrent", "4"),
              Map.entry("doubleloop.limit.concurrent-waiting", "6"),
              Map.entry("doubleloop.limit.bytes", "4MB"),
              Map.entry("doubleloop.limit.waiting", "120ms"),
              Map.entry("doubleloop.limit.patience", "500ms"),
              Map.entry("doubleloop.limit.memory", "2MB"),
              Map.entry("doubleloop.limit.headers", "700ms"),
              Map.entry("doubleloop.limit.body", "1500ms"),
              Map.entry("doubleloop.limit.answer", "2s"),
              Map.entry("doubleloop.limit.connections", "150")));

  private static final int MEGABYTE = 1 << 20;

  private static final AtomicInteger ORGANIZATIONS = new AtomicInteger();

  private final String greedy = key();
  private final String other = key();

  private static String key() {
    return gateway.adminOf("organization-" + ORGANIZATIONS.incrementAndGet()).text();
  }

  private static Answer policies(String key) {
    return gateway.get("/v1/policies", key);
  }

  private static long millisOf(String key) {
    long start = System.nanoTime();
    assertThat(policies(key).status()).isEqualTo(200);
    return (System.nanoTime() - start) / 1_000_000;
  }

  private static List<Answer> together(int requests, String key) throws Exception {
    var answers = new ArrayList<Future<Answer>>();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < requests; i++) {
        answers.add(callers.submit(() -> policies(key)));
      }
    }
    var got = new ArrayList<Answer>();
    for (var answer : answers) {
      got.add(answer.get());
    }
    return got;
  }

  private static Socket connect() throws IOException {
    var socket = new Socket(gateway.address().getHost(), gateway.address().getPort());
    socket.setSoTimeout(10_000);
    return socket;
  }

  /// Sends all of a request but for the last byte of its body.
  private static Socket unfinished(String key, int bytes) throws IOException {
    var socket = connect();
    var head =
        "POST /v1/policies HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + key
            + "\r\nContent-Type: application/json\r\nContent-Length: "
            + bytes
            + "\r\n\r\n";
    socket.getOutputStream().write((head + " ".repeat(bytes - 1)).getBytes(US_ASCII));
    return socket;
  }

  /// Asks, and does not read.
  private Socket asked(String path) throws IOException {
    var socket = connect();
    var head = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + greedy;
    socket.getOutputStream().write((head + "\r\n\r\n").getBytes(US_ASCII));
    return socket;
  }

  private static String answerOn(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), US_ASCII);
  }

  @Test
  void tellsEveryCallerWhatIsLeft() {
    var answer = policies(other);
    assertThat(answer.header("RateLimit-Policy"))
        .contains("\"key\";q=100;w=2, \"organization\";q=200;w=2");
    assertThat(answer.header("RateLimit"))
        .get(STRING)
        .matches("\"key\";r=9\\d;t=1, \"organization\";r=19\\d;t=1");
  }

  @Test
  void refusesMoreRequestsThanAKeyMayMakeAndNobodyElses() throws Exception {
    int before = gateway.passedOn();
    var refused = new ArrayList<Answer>();
    for (int round = 0; round < 8; round++) {
      together(20, greedy).stream().filter(answer -> answer.status() != 200).forEach(refused::add);
    }
    assertThat(refused).isNotEmpty();
    for (var answer : refused) {
      assertThat(answer.expectProblem(429, "too-many-requests").at("/detail"))
          .contains("q=100;w=2", "Retry-After");
      assertThat(answer.header("Retry-After")).contains("1");
      assertThat(answer.header("RateLimit")).get(STRING).startsWith("\"key\";r=0;t=");
    }
    assertThat(gateway.passedOn() - before).isEqualTo(160 - refused.size());
    assertThat(policies(other).status()).isEqualTo(200);
  }

  @Test
  void letsThoseWaitWhoAskMuchWithoutARightKey() throws Exception {
    long start = System.nanoTime();
    for (var answer : together(60, "dl_wrong")) {
      answer.expectProblem(401, "unauthorized");
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(950));
    long asked = System.nanoTime();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 60; i++) {
        callers.execute(() -> gateway.send(gateway.request("/docs/")).expect(200));
      }
    }
    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThan(Duration.ofMillis(950));
    assertThat(millisOf(other)).isLessThan(900);
  }

  @Test
  void givesTheSlowRequestsOfAKeyNoMorePlacesThanItsOwn() throws Exception {
    var release = new CountDownLatch(1);
    var inside = new AtomicInteger();
    gateway
        .policy()
        .answerWith(exchange -> {
          if (exchange.getRequestMethod().equals("POST")) {
            inside.incrementAndGet();
            Upstream.await(release);
          }
          Upstream.answer(exchange, 200, "{}");
        });
    var answers = new ArrayList<Future<Answer>>();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 30; i++) {
        answers.add(callers.submit(() -> gateway.post("/v1/policies", greedy, "{}")));
      }
      await().untilAsserted(() -> assertThat(inside).hasValue(4));
      assertThat(millisOf(other)).isLessThan(900);
      await()
          .untilAsserted(
              () -> assertThat(answers.stream().filter(Future::isDone).count()).isEqualTo(26));
      assertThat(inside).hasValue(4);
      release.countDown();
    }
    int refused = 0;
    for (var answer : answers) {
      if (answer.get().status() != 200) {
        assertThat(answer.get().expectProblem(429, "too-many-requests").at("/detail"))
            .contains("policy service", "Send fewer at a time");
        refused++;
      }
    }
    assertThat(refused).isEqualTo(26);
  }

  /// The service does not hear that nobody waits for its answer.
  @Test
  void keepsThePlacesOfACallerWhoLeavesUntilTheServiceHasDone() throws Exception {
    var release = new CountDownLatch(1);
    var inside = new AtomicInteger();
    gateway
        .policy()
        .answerWith(exchange -> {
          if (exchange.getRequestURI().getPath().endsWith("slow")) {
            inside.incrementAndGet();
            Upstream.await(release);
          }
          Upstream.answer(exchange, 200, "{}");
        });
    for (int round = 0; round < 3; round++) {
      var sockets = new ArrayList<Socket>();
      for (int i = 0; i < 4; i++) {
        sockets.add(asked("/v1/policies/slow"));
      }
      await().untilAsserted(() -> assertThat(inside).hasValue(4));
      for (var socket : sockets) {
        socket.close();
      }
    }
    policies(greedy).expectProblem(429, "too-many-requests");
    assertThat(inside).hasValue(4);
    assertThat(millisOf(other)).isLessThan(900);
    release.countDown();
    await().untilAsserted(() -> assertThat(policies(greedy).status()).isEqualTo(200));
  }

  @Test
  void givesWhatWaitsForSomethingOutsidePlacesOfItsOwn() throws Exception {
    var release = new CountDownLatch(1);
    var inside = new AtomicInteger();
    gateway
        .recommender()
        .answerWith(exchange -> {
          if (exchange.getRequestURI().getPath().equals("/v1/drafts")) {
            inside.incrementAndGet();
            Upstream.await(release);
          }
          Upstream.answer(exchange, 200, "{}");
        });
    var answers = new ArrayList<Future<Answer>>();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 6; i++) {
        answers.add(callers.submit(() -> gateway.post("/v1/drafts", greedy, "{}")));
      }
      await().untilAsserted(() -> assertThat(inside).hasValue(6));
      assertThat(gateway.post("/v1/suggestions", greedy, "{}").status()).isEqualTo(200);
      release.countDown();
    }
    for (var answer : answers) {
      assertThat(answer.get().status()).isEqualTo(200);
    }
  }

  /// Four places, each of which passes half a megabyte in an eighth of a second: the last four of
  /// thirty-two come after seven eighths.
  @Test
  void keepsAPlaceAsLongAsTheBytesOfItsAnswerTake() {
    answerLargeOnesWith(MEGABYTE / 2);
    assertThat(inTurn(32, () -> gateway.get("/v1/policies/large", greedy)))
        .isGreaterThan(Duration.ofMillis(870));
  }

  @Test
  void keepsAPlaceAsLongAsTheBytesOfItsRequestTake() {
    var body = " ".repeat(MEGABYTE / 2);
    assertThat(inTurn(32, () -> gateway.post("/v1/policies", greedy, body)))
        .isGreaterThan(Duration.ofMillis(870));
  }

  /// Six places, of which each is kept for at least 120 ms.
  @Test
  void asksNoMoreOftenForWhatMayWaitThoughItIsAnsweredAtOnce() {
    assertThat(inTurn(48, () -> gateway.post("/v1/drafts", greedy, "{}")))
        .isGreaterThan(Duration.ofMillis(830));
  }

  private static void answerLargeOnesWith(int bytes) {
    gateway
        .policy()
        .answerWith(exchange ->
            Upstream.answer(
                exchange,
                200,
                exchange.getRequestURI().getPath().endsWith("large") ? "x".repeat(bytes) : "{}"));
  }

  private static Duration inTurn(int requests, Supplier<Answer> request) {
    long start = System.nanoTime();
    for (int i = 0; i < requests; i++) {
      assertThat(request.get().status()).isEqualTo(200);
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /// What is not sent has been made all the same.
  @Test
  void keepsThePlaceOfWhoAsksForHeadersAlone() {
    assertThat(
            inTurn(
                32,
                () ->
                    gateway.send(
                        gateway
                            .request("/v1/policies", greedy)
                            .method("HEAD", HttpRequest.BodyPublishers.noBody()))))
        .isGreaterThan(Duration.ofMillis(830));
  }

  @Test
  void keepsNoPlaceForABodyThatDoesNotCome() throws Exception {
    var sockets = new ArrayList<Socket>();
    for (int i = 0; i < 25; i++) {
      sockets.add(unfinished(greedy, 1_000));
    }
    assertThat(millisOf(greedy)).isLessThan(900);
    assertThat(millisOf(other)).isLessThan(900);
    for (var socket : sockets) {
      assertThat(answerOn(socket))
          .startsWith("HTTP/1.1 408")
          .contains("/problems/request-timeout", "999 bytes came in");
      socket.close();
    }
  }

  @Test
  void holdsNoMoreOfAKeysBodiesThanItMayHaveHeld() throws Exception {
    // Known and warm, so that what is held comes before what is then asked.
    policies(greedy);
    try (var held = unfinished(greedy, 1_900_000)) {
      Thread.sleep(200);
      await()
          .pollInterval(Duration.ofMillis(50))
          .untilAsserted(() ->
              assertThat(
                      gateway
                          .post("/v1/policies", greedy, " ".repeat(100_000))
                          .expectProblem(429, "too-many-requests")
                          .at("/detail"))
                  .contains("as large ones"));
      assertThat(gateway.post("/v1/policies", other, " ".repeat(100_000)).status()).isEqualTo(200);
      held.getOutputStream().write(' ');
    }
    await()
        .untilAsserted(() ->
            assertThat(gateway.post("/v1/policies", greedy, " ".repeat(1_900_000)).status())
                .isEqualTo(200));
  }

  @Test
  void closesAConnectionWhoseHeadersDoNotEnd() throws Exception {
    try (var socket = connect()) {
      var out = socket.getOutputStream();
      out.write("GET /v1/policies HTTP/1.1\r\nHost: localhost\r\n".getBytes(US_ASCII));
      long start = System.nanoTime();
      boolean open = true;
      for (int i = 0; i < 50 && open; i++) {
        Thread.sleep(100);
        try {
          out.write("X-More: yes\r\n".getBytes(US_ASCII));
        } catch (IOException closed) {
          open = false;
        }
      }
      assertThat(open).isFalse();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }
  }

  /// Between two requests it may wait as long as the server lets it.
  @Test
  void keepsAConnectionThatWaitsForItsNextRequest() throws Exception {
    try (var connection = new KeptConnection(gateway.address(), other)) {
      assertThat(connection.get("/v1/policies")).isEqualTo("HTTP/1.1 200 OK");
      Thread.sleep(1_000);
      assertThat(connection.get("/v1/policies")).isEqualTo("HTTP/1.1 200 OK");
    }
  }

  @Test
  void makesRoomForANewConnectionByTheOneThatHasWaitedLongest() throws Exception {
    var sockets = new ArrayList<Socket>();
    for (int i = 0; i < 200; i++) {
      sockets.add(connect());
    }
    try (var connection = new KeptConnection(gateway.address(), other)) {
      assertThat(connection.get("/v1/policies")).isEqualTo("HTTP/1.1 200 OK");
    }
    assertThat(sockets.getFirst().getInputStream().read()).isEqualTo(-1);
    for (var socket : sockets) {
      socket.close();
    }
  }

  @Test
  void endsAnAnswerThatNobodyReads() throws Exception {
    answerLargeOnesWith(8 * MEGABYTE);
    var sockets = new ArrayList<Socket>();
    for (int i = 0; i < 4; i++) {
      sockets.add(asked("/v1/policies/large"));
    }
    await().untilAsserted(() -> policies(greedy).expectProblem(429, "too-many-requests"));
    assertThat(millisOf(other)).isLessThan(900);
    await().untilAsserted(() -> assertThat(policies(greedy).status()).isEqualTo(200));
    for (var socket : sockets) {
      socket.close();
    }
  }
}
