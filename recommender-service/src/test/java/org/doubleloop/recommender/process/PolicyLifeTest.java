package org.doubleloop.recommender.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.doubleloop.kit.test.Patience;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Versions that are yet to come into force, and policies that are archived.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PolicyLifeTest {
  private final Service service = new Service();

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void usesAScheduledVersionFromItsMomentOnAndNotBefore() {
    service.policy("scheduled", 1, content("a"));
    var moment = Instant.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
    service.scheduled("acme", "scheduled", 2, content("b"), moment);
    service.awaitPolicy("scheduled", 2);
    assertThat(used(ahead(Duration.ZERO))).isEqualTo(1);
    assertThat(used(ahead(Duration.ofDays(3).minusMinutes(5)))).isEqualTo(1);
    var then = ahead(Duration.ofDays(3).plusMinutes(1));
    assertThat(used(then)).isEqualTo(2);
    assertThat(Service.json(then).at("/option").asString()).isEqualTo("b");
  }

  @Test
  void usesAPinnedVersionWhateverIsInForce() {
    service.policy("pinned", 1, content("a"));
    service.policy("pinned", 2, content("b"));
    service.scheduled("acme", "pinned", 3, content("c"), Instant.parse("2090-01-01T00:00:00Z"));
    service.awaitPolicy("pinned", 3);
    assertThat(used(ask("{\"policy\": \"pinned\", \"subject\": \"s\"}"))).isEqualTo(2);
    for (int version = 1; version <= 3; version++) {
      var pinned =
          ask("{\"policy\": \"pinned\", \"version\": %d, \"subject\": \"s\"}".formatted(version));
      assertThat(used(pinned)).isEqualTo(version);
    }
  }

  @Test
  void suggestsAndWritesNothingByAnArchivedPolicyUntilItIsRestored() {
    service.policy("archived", 1, content("a"));
    service.awaitPolicy("archived", 1);
    var asked = "{\"id\": \"before\", \"policy\": \"archived\", \"subject\": \"s\"}";
    var before = ask(asked);
    assertThat(before.statusCode()).isEqualTo(201);
    service.archival("acme", "archived", 1, true);
    awaitArchived(true);

    assertGone(ask("{\"policy\": \"archived\", \"subject\": \"s\"}"));
    assertGone(ask("{\"policy\": \"archived\", \"version\": 1, \"subject\": \"s\"}"));
    assertGone(service.post("/v1/drafts", "{\"suggestion\": \"before\"}"));
    assertThat(ask(asked).body()).as("what was answered").isEqualTo(before.body());
    assertThat(service.get("/v1/suggestions/before").statusCode()).isEqualTo(200);
    assertThat(
            service
                .post("/v1/suggestions/before/feedback", "{\"id\": \"f\", \"state\": \"SHOWN\"}")
                .statusCode())
        .isEqualTo(201);

    service.restart();
    assertGone(ask("{\"policy\": \"archived\", \"subject\": \"s\"}"));

    service.archival("acme", "archived", 2, false);
    awaitArchived(false);
    assertThat(used(ask("{\"policy\": \"archived\", \"subject\": \"s\"}"))).isEqualTo(1);
  }

  private void awaitArchived(boolean archived) {
    var key = new PolicyKey("acme", "archived");
    Patience.await()
        .until(() -> service.bean(Policies.class).archived(key).isPresent() == archived);
  }

  private HttpResponse<String> ahead(Duration ahead) {
    return service.post(
        "/v1/suggestions",
        "{\"policy\": \"scheduled\", \"subject\": \"%s\"}".formatted(ahead),
        "Authorization",
        "Bearer " + service.tokenAhead("acme", ahead));
  }

  private HttpResponse<String> ask(String body) {
    return service.post("/v1/suggestions", body);
  }

  private static int used(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Service.json(answer).at("/version").asInt();
  }

  private static void assertGone(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(410);
    var problem = Service.json(answer);
    assertThat(problem.at("/type").asString()).isEqualTo("/problems/policy-archived");
    assertThat(problem.at("/detail").asString()).contains("archived", "2026-06-01T00:00:00.000Z");
  }

  private static String content(String option) {
    return """
    {"hypothesis": "h", "mode": "SUGGEST",
     "metric": {"outcome": "replied", "direction": "INCREASE", "window": "P14D"},
     "options": [{"id": "%s", "draft": "Hello"}]}\
    """
        .formatted(option);
  }
}
