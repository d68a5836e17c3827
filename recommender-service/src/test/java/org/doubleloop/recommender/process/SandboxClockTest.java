package org.doubleloop.recommender.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.doubleloop.kit.test.Patience;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Callers whose tokens say that their organization's clock is ahead.
class SandboxClockTest {

  private static final String CONTENT =
      """
      {"hypothesis": "h", "metric": {"outcome": "replied", "direction": "INCREASE", "window": "P14D"},
       "options": [{"id": "a"}, {"id": "b"}]}\
      """;

  private static final String POLICY = "windows";

  private final Service service = Service.shared();

  @BeforeEach
  void begin() {
    for (var organization : new String[] {"acme", "sandbox"}) {
      service.policyOf(organization, POLICY, 1, CONTENT);
      for (int i = 0; i < 10; i++) {
        service.actedNow(organization, POLICY, "w-" + i, "a");
      }
    }
    service.awaitPolicy(POLICY, 1);
  }

  private JsonNode ask(String organization, Duration ahead) {
    var answer =
        service.post(
            "/v1/suggestions",
            "{\"policy\": \"windows\", \"subject\": \"c\"}",
            "Authorization",
            "Bearer " + service.tokenAhead(organization, ahead));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Service.json(answer);
  }

  private static JsonNode counted(JsonNode suggestion, String field) {
    return suggestion.at("/ranked/0/because/levels/0/" + field);
  }

  @Test
  void closesTheWindowsOfTheirOrganizationAlone() {
    Patience.await().until(() -> counted(ask("sandbox", Duration.ZERO), "pending").asLong() == 10);
    var before = ask("sandbox", Duration.ofDays(13));
    assertThat(Duration.between(Instant.now(), Instant.parse(before.at("/at").asString())))
        .isBetween(Duration.ofDays(13).minusMinutes(1), Duration.ofDays(13));
    assertThat(counted(before, "trials").asLong()).isZero();

    Patience.await()
        .until(() -> counted(ask("sandbox", Duration.ofDays(15)), "trials").asLong() == 10);
    var closed = ask("sandbox", Duration.ofDays(15));
    assertThat(Instant.parse(closed.at("/closedAt").asString()))
        .isAfter(Instant.now().plus(Duration.ofDays(14)));
    assertThat(Duration.parse(closed.at("/policyAge").asString()))
        .as("policies are followed by the true time")
        .isLessThan(Duration.ofMinutes(1));

    var other = ask("acme", Duration.ZERO);
    assertThat(counted(other, "pending").asLong()).isEqualTo(10);
    assertThat(Instant.parse(other.at("/closedAt").asString())).isBefore(Instant.now());
  }
}
