package org.doubleloop.recommender.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.bson.Document;
import org.doubleloop.kit.test.Patience;
import org.doubleloop.recommender.agreement.Agreement;
import org.doubleloop.recommender.agreement.FeedbackCounts;
import org.doubleloop.recommender.agreement.SuggestedOption;
import org.doubleloop.recommender.evidence.Memory;
import org.doubleloop.recommender.policy.PolicyKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What a process knows after the one before it has ended.
class RestartTest {

  private static final String CONTENT =
      """
      {"hypothesis": "h", "mode": "SUGGEST",
       "metric": {"outcome": "replied", "direction": "INCREASE", "window": "P14D"},
       "options": [{"id": "a"}, {"id": "b"}]}\
      """;
  private static final SuggestedOption A =
      new SuggestedOption(new PolicyKey("acme", "outreach"), 1, "a");

  private Service service;

  @BeforeEach
  void start() throws Exception {
    service = new Service();
    service.policy(1, CONTENT);
    for (int i = 0; i < 60; i++) {
      service.connected("c-" + i, i % 3 == 0 ? "b" : "a", "{}", i % 2 == 0);
    }
    service.awaitPolicy("outreach", 1);
    Patience.await().until(() -> service.bean(Memory.class).generation() == 120);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void servesFromTheLastKnownPolicyAndSaysHowOldItIs() throws Exception {
    var before = ask("s-1");
    assertThat(age(before)).isLessThan(Duration.ofSeconds(30));
    service.upstreams().down(true);
    service.restart();
    var after = ask("s-2");
    assertThat(after.at("/option")).isEqualTo(before.at("/option"));
    assertThat(after.at("/version").asInt()).isEqualTo(1);
    assertThat(after.at("/generation").asLong()).isEqualTo(120);
    assertThat(after.at("/ranked/0/because/levels"))
        .isEqualTo(before.at("/ranked/0/because/levels"));
    assertThat(age(after)).isPositive().isLessThan(Duration.ofMinutes(2));
    Patience.await().until(() -> age(ask("s-" + System.nanoTime())).compareTo(age(after)) > 0);
    service.upstreams().down(false);
    Patience.await().until(() -> age(ask("s-" + System.nanoTime())).compareTo(age(after)) < 0);
  }

  @Test
  void countsReactionsOnceHoweverOftenItStarts() throws Exception {
    for (int i = 0; i < 6; i++) {
      ask("f-" + i);
      say("f-" + i, "SHOWN");
    }
    say("f-0", "FOLLOWED");
    say("f-0", "FOLLOWED");
    say("f-1", "IGNORED");
    say("f-1", "FOLLOWED");
    service.restart();
    say("f-2", "CHANGED\", \"option\": \"b");
    say("f-3", "NOT_SHOWN");
    say("f-3", "FOLLOWED");
    say("f-3", "SHOWN");
    var expected = new FeedbackCounts(6, 2, 3, 1, 0, 0);
    Patience.await().until(() -> tally().equals(expected));

    assertThat(service.bean(MeterRegistry.class).get("doubleloop.suggestions.feedback"))
        .extracting(search -> search.tag("state", "FOLLOWED").gauge().value())
        .isEqualTo(3.0);

    try (var beside = service.another()) {
      Patience.await().until(() -> beside.getBean(Agreement.class).of(A).equals(expected));
    }
    service.store().collection("snapshots").deleteMany(new Document());
    service.restart();
    Patience.await().until(() -> tally().equals(expected));
    var listed = service.api().as("acme", "rep", "suggestions").get("/v1/suggestions/f-5/feedback");
    assertThat(listed.json().at("/agreement"))
        .isEqualTo(
            Service.JSON.readTree(
                """
                {"policy": "outreach", "version": 1, "option": "a", "suggested": 6, "shown": 2,
                 "followed": 3, "changed": 1, "ignored": 0, "notShown": 0}\
                """));
  }

  /// Else it would stand still for ever, or count twice.
  @Test
  void readsTheFeedsFromTheirStartWhereTheirSecretIsLost() throws Exception {
    var before = ask("l-1").at("/ranked/0/because/levels");
    service.upstreams().loseSecret();
    service.connected("late", "b", "{}", true);
    service.policy(2, CONTENT.replace("\"h\"", "\"h2\""));
    service.awaitPolicy("outreach", 2);
    Patience.await().until(() -> service.bean(Memory.class).generation() == 122);
    assertThat(trials(ask("l-2"))).isEqualTo(61);
    assertThat(before.get(0).at("/trials").asLong()).isEqualTo(60);

    service.upstreams().loseSecret();
    service.restart();
    service.connected("later", "b", "{}", true);
    Patience.await().until(() -> service.bean(Memory.class).generation() == 124);
    assertThat(trials(ask("l-3"))).isEqualTo(62);
  }

  private static long trials(JsonNode suggestion) {
    return suggestion.at("/ranked/0/because/levels/0/trials").asLong();
  }

  private FeedbackCounts tally() {
    return service.bean(Agreement.class).of(A);
  }

  private JsonNode ask(String id) {
    var answer =
        service.post(
            "/v1/suggestions",
            "{\"id\": \"%s\", \"policy\": \"outreach\", \"subject\": \"c\"}".formatted(id));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Service.json(answer);
  }

  private void say(String suggestion, String state) {
    var answer =
        service.post(
            "/v1/suggestions/" + suggestion + "/feedback", "{\"state\": \"%s\"}".formatted(state));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private static Duration age(JsonNode suggestion) {
    return Duration.parse(suggestion.at("/policyAge").asString());
  }
}
