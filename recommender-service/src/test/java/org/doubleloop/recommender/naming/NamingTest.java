package org.doubleloop.recommender.naming;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.doubleloop.kit.test.Patience;
import org.doubleloop.recommender.llm.StubModel;
import org.doubleloop.recommender.process.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// Through the API: four people edit drafts of two policies, and a model names what they do.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NamingTest {
  private static final String CONTENT =
      """
      {"hypothesis": "h", "mode": "SUGGEST",
       "metric": {"outcome": "replied", "direction": "INCREASE", "window": "P7D"},
       "options": [{"id": "short"}, {"id": "long"}]}\
      """;

  private final StubModel stub = new StubModel();
  private Service service;

  @BeforeAll
  void capture() {
    stub.replies(call -> {
      var data = call.data();
      var answer =
          !data.has("phrase")
              ? "{\"notions\": []}"
              : data.toString().contains("finds you well")
                  ? "{\"name\": \"empty courtesy\"}"
                  : "{\"name\": \"the 17 wishes of Mallory Miller\"}";
      StubModel.content(answer).to(call);
    });
    service =
        new Service(
            "doubleloop.llm.providers[0].kind=OPENAI",
            "doubleloop.llm.providers[0].base-url=" + stub.baseUrl(),
            "doubleloop.llm.providers[0].model=some-model",
            "doubleloop.llm.deadline=20s");
    edited("named", "I hope this finds you well. ", 0, 40);
    edited("unnamed", "Wishing you a great week. ", 0, 40);
  }

  @AfterAll
  void stop() throws IOException {
    service.close();
    stub.close();
  }

  @Test
  void aPatternIsNamedOnceAndTheNameIsKept() {
    Patience.await()
        .untilAsserted(() ->
            assertThat(patterns("named").at("/removed/0/name").asString(""))
                .isEqualTo("empty courtesy"));
    var pattern = patterns("named").at("/removed/0");
    assertThat(pattern.at("/namedBy").asString()).isEqualTo("MODEL");
    assertThat(pattern.at("/nameModel").asString()).isEqualTo("some-model");
    assertThat(pattern.at("/namePrompt").asString()).isEqualTo("pattern-name.v1");
    long asked = asked("finds you well");
    assertThat(stub.bodies()).noneMatch(body -> body.contains("Grace"));

    service.restart();
    Patience.await()
        .untilAsserted(() ->
            assertThat(patterns("named").at("/removed/0/name").asString(""))
                .isEqualTo("empty courtesy"));
    assertThat(asked("finds you well")).isEqualTo(asked);

    edited("named", "I hope this finds you well. ", 40, 80);
    Patience.await().until(() -> asked("finds you well") == asked + 1);

    revise("named");
    assertThat(service.upstreams().proposals().values())
        .anyMatch(each -> each.contains("A language model calls it “empty courtesy”."));
  }

  @Test
  void aNameWithAFlawIsNoNameAndIsCounted() {
    patterns("unnamed");
    Patience.await()
        .until(() ->
            service
                    .bean(MeterRegistry.class)
                    .counter("doubleloop.model.additions", "kind", "NAME", "outcome", "NUMBER")
                    .count()
                > 0);
    revise("unnamed");
    assertThat(patterns("unnamed").at("/removed/0").has("name")).isFalse();
    assertThat(service.upstreams().proposals().values())
        .noneMatch(each -> each.contains("Mallory"));
    assertThat(asked("a great week")).isEqualTo(1);
  }

  private long asked(String words) {
    return stub.bodies().stream()
        .filter(body -> body.contains(words))
        .filter(body -> body.contains("\\\"phrase\\\""))
        .count();
  }

  private JsonNode patterns(String policy) {
    return service
        .api()
        .as("acme", "lea", "signals:read")
        .get("/v1/edit-patterns?policy=" + policy)
        .expect(200)
        .json();
  }

  private void revise(String policy) {
    service
        .api()
        .as("acme", "lea", "policies:write")
        .post("/v1/revisions", Map.of("policy", policy))
        .expect(200);
  }

  private void edited(String policy, String opening, int from, int to) {
    if (from == 0) {
      service.policy(policy, 1, CONTENT);
      service.awaitPolicy(policy, 1);
    }
    var at = Instant.parse("2026-02-01T00:00:00Z");
    for (int n = from; n < to; n++) {
      var id = policy + "-" + n;
      service.acted(policy, id, "s-" + id, at, ", \"version\": 1, \"option\": \"short\"");
      service
          .upstreams()
          .signal(
              """
              {"kind": "EDIT", "id": "e-%1$s", "organization": "acme", "recordedAt": "%4$s",
               "edit": {"id": "e-%1$s", "action": "%1$s", "draft": "%2$sAsk Grace about offer %3$d.",
                 "final": "Ask Grace about offer %3$d.",
                 "spans": [{"offset": 0, "from": "%2$s", "to": ""}], "shareChanged": 0.2,
                 "editor": {"kind": "PERSON", "id": "rep-%5$d"}, "at": "%4$s",
                 "recordedAt": "%4$s"}}\
              """
                  .formatted(id, opening, n, at, n % 4));
    }
    Patience.await().until(() -> patterns(policy).at("/edited").asInt() == to);
  }
}
