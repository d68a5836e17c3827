package org.doubleloop.gateway.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.doubleloop.gateway.TestGateway;
import org.doubleloop.kit.test.Answer;
import org.doubleloop.kit.test.MovableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Making keys under an `Idempotency-Key`.
class RepeatedKeyTest {

  private static final String BODY =
      "{\"owner\":\"crm\",\"scopes\":[\"signals:read\",\"suggestions\"]}";

  private static final MovableClock clock =
      new MovableClock(Instant.parse("2026-03-01T09:30:00.123456789Z"));

  @RegisterExtension private static final TestGateway gateway = TestGateway.start(clock);

  private static final AtomicInteger tests = new AtomicInteger();

  /// Of an organization that each test has to itself.
  private final String admin = gateway.adminOf("test-" + tests.incrementAndGet()).text();

  private Answer create(String admin, String idempotencyKey, String json) {
    return gateway.send(
        gateway
            .request("/v1/api-keys", admin)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", idempotencyKey)
            .POST(BodyPublishers.ofString(json)));
  }

  private Answer create(String idempotencyKey, String json) {
    return create(admin, idempotencyKey, json);
  }

  private List<String> owners() {
    return gateway
        .get("/v1/api-keys?limit=1000", admin)
        .expect(200)
        .json()
        .path("items")
        .valueStream()
        .map(key -> key.path("owner").asString())
        .toList();
  }

  @Test
  void answersARepeatByteForByteAlsoAfterARestart() {
    var first = create("k-1", BODY).expect(201);
    clock.advance(Duration.ofHours(5));
    gateway.restart(Map.of());
    var other = "{ \"scopes\": [\"suggestions\", \"signals:read\"], \"owner\": \"crm\" }";
    for (var again : List.of(create("k-1", BODY), create("\"k-1\"", other))) {
      assertThat(again.expect(201).text()).isEqualTo(first.text());
      assertThat(again.header("Location")).isEqualTo(first.header("Location"));
      assertThat(again.header("Cache-Control").orElse("")).contains("no-store");
    }
    assertThat(owners()).containsOnlyOnce("crm");
    gateway.get("/v1/api-keys", first.at("/key")).expectProblem(403, "forbidden");
  }

  @Test
  void answersARepeatAsBeforeAlsoWhenTheKeyHasEndedOrWasRevoked() {
    var end = clock.instant().plus(Duration.ofMinutes(30)).truncatedTo(ChronoUnit.SECONDS);
    var ending = BODY.replace("}", ",\"expiresAt\":\"" + end + "\"}");
    var first = create("k-1", ending).expect(201);
    clock.advance(Duration.ofHours(1));
    gateway
        .send(gateway.request("/v1/api-keys/" + first.at("/apiKey/id"), admin).DELETE())
        .expect(204);
    assertThat(create("k-1", ending).expect(201).text()).isEqualTo(first.text());
    create("k-2", ending).expectProblem(400, "invalid-request", "/expiresAt");
    gateway.get("/v1/api-keys", first.at("/key")).expectProblem(401, "unauthorized");
  }

  @Test
  void makesOneKeyHoweverManyAskAtOnce() throws Exception {
    var calls = new ArrayList<Callable<String>>();
    for (int i = 0; i < 16; i++) {
      calls.add(() -> create("k-1", BODY).expect(201).text());
    }
    var answers = new HashSet<String>();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : callers.invokeAll(calls)) {
        answers.add(answer.get());
      }
    }
    assertThat(answers).hasSize(1);
    assertThat(owners()).containsOnlyOnce("crm");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'owner':'crm-2','scopes':['signals:read','suggestions']}",
        "{'owner':'crm','scopes':['signals:read']}",
        "{'owner':'crm','scopes':['signals:read','suggestions'],'expiresAt':'2027-01-01T00:00:00Z'}"
      })
  void refusesAnotherBodyUnderTheSameKey(String other) {
    create("k-1", BODY).expect(201);
    create("k-1", other.replace('\'', '"')).expectProblem(422, "idempotency-key-reused");
    assertThat(owners()).containsOnlyOnce("crm").doesNotContain("crm-2");
  }

  @Test
  void meansAnotherKeyToAnotherPrincipalAndAnotherGatewaySecret() throws Exception {
    var first = create("k-1", BODY).expect(201);
    var second =
        gateway.post("/v1/api-keys", admin, "{\"owner\":\"second\",\"scopes\":[\"admin\"]}");
    var others = create(second.expect(201).at("/key"), "k-1", BODY).expect(201);
    assertThat(others.at("/key")).isNotEqualTo(first.at("/key"));
    Files.delete(gateway.folder().resolve("gateway.secret"));
    gateway.restart(Map.of());
    var lost = create("k-1", BODY).expectProblem(409, "conflict");
    assertThat(lost.at("/detail")).contains(first.at("/apiKey/id"));
    assertThat(gateway.get("/v1/api-keys", admin).text()).contains(first.at("/apiKey/id"));
  }

  @Test
  void makesAnotherKeyAtEveryRequestWithoutAnIdempotencyKey() {
    var first = gateway.post("/v1/api-keys", admin, BODY).expect(201);
    var second = gateway.post("/v1/api-keys", admin, BODY).expect(201);
    assertThat(second.at("/key")).isNotEqualTo(first.at("/key"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "\"open", "\"\""})
  void refusesAnIdempotencyKeyThatIsNone(String key) {
    create(key, BODY).expectProblem(400, "invalid-request", "Idempotency-Key");
  }
}
