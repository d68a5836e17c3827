package org.doubleloop.recommender.ruledraft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import org.doubleloop.kit.test.HttpApi;
import org.doubleloop.kit.test.Patience;
import org.doubleloop.recommender.process.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Rules made from what was done or suggested, over HTTP; every answer is held against the
/// contract.
class RuleDraftControllerTest {
  private static final String CONTENT =
      """
      {"hypothesis": "h", "metric": {"outcome": "replied", "direction": "INCREASE", "window": "P14D"},
       "attributes": [{"name": "plan", "type": "STRING", "values": ["free", "paid", "it's"]},
         {"name": "vip", "type": "BOOLEAN"}, {"name": "seats", "type": "NUMBER"},
         {"name": "city", "type": "STRING"}],
       "options": [{"id": "short", "title": "Short mail"}, {"id": "long", "title": "Long mail"}%s],
       "rules": [%s{"id": "lead-short", "when": "true", "effect": "PREFER", "options": ["short"],
         "reason": "r"}]}\
      """;

  private static Service service;

  @BeforeAll
  static void act() {
    service = new Service();
    service.policy(1, CONTENT.formatted(", {\"id\": \"gone\"}", ""));
    service.policy(
        2,
        CONTENT.formatted(
            "",
            """
            {"id": "long-for-it-s", "when": "vip == true && plan == 'it\\\\'s'", "effect": "AVOID",
             "options": ["long"], "reason": "Not them."},\
            """));
    service.awaitPolicy("outreach", 2);
    for (int i = 0; i < 24; i++) {
      service.connected(
          "a-" + i,
          i < 4 ? "long" : "short",
          "{\"plan\": \"paid\", \"vip\": true, \"seats\": 12, \"crm\": \"x\"}",
          i < 3 || i > 18);
    }
    service.connected("a-free", "short", "{\"plan\": \"free\"}", false);
    service.connected("a-its", "long", "{\"plan\": \"it's\", \"vip\": true}", true);
    service.connected("a-gone", "gone", "{\"plan\": \"paid\"}", true);
    edit("e-1", "a-0");
    edit("e-lost", "a-lost");
    var told =
        rep()
            .post(
                "/v1/suggestions",
                """
                {"id": "s-1", "policy": "outreach", "subject": "s", "context": {"plan": "free"}}\
                """)
            .expect(201);
    assertThat(told.json().path("option").asString()).isEqualTo("short");
    service.upstreams().signal(bare("a-bare", ", \"option\": \"short\", \"suggestion\": \"s-1\""));
    service.upstreams().signal(bare("a-empty", ", \"option\": \"short\""));
    service.upstreams().signal(bare("a-talk", ""));
    Patience.await()
        .untilAsserted(() ->
            assertThat(draft("{\"action\": \"a-0\", \"attributes\": [\"plan\"]}").toString())
                .contains("3 of 4 actions", "5 of 20"));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void makesWhatWasDoneAProposal() {
    var draft = draft("{\"action\": \"a-0\", \"attributes\": [\"plan\"]}");
    assertThat(draft.path("attributesBy").asString()).isEqualTo("CALLER");
    var proposal = draft.path("proposal");
    assertThat(proposal.path("policy").asString()).isEqualTo("outreach");
    assertThat(proposal.path("baseVersion").asInt()).isEqualTo(2);
    var change = proposal.at("/change/0");
    assertThat(change.path("op").asString() + change.path("kind").asString()).isEqualTo("ADDRULE");
    assertThat(change.path("before").asString()).isEqualTo("lead-short");
    var rule = change.path("rule");
    assertThat(rule.path("id").asString()).isEqualTo("long-for-paid");
    assertThat(rule.path("when").asString()).isEqualTo("plan == 'paid'");
    assertThat(rule.path("effect").asString()).isEqualTo("PREFER");
    assertThat(rule.path("options").toString()).isEqualTo("[\"long\"]");
    assertThat(rule.path("reason").asString())
        .isEqualTo("Long mail first where plan is paid, as it was done in action a-0.");
    var evidence = proposal.at("/evidence/0");
    assertThat(evidence.path("signals").toString()).isEqualTo("[\"a-0\"]");
    assertThat(evidence.path("counts").toString())
        .isEqualTo(
            "[{\"label\":\"long where plan is paid\",\"trials\":4,\"successes\":3},{\"label\":\"the"
                + " other options where plan is paid\",\"trials\":20,\"successes\":5}]");
    assertThat(evidence.path("statement").asString())
        .startsWith(
            "Made from action a-0. By long where plan is paid 3 of 4 actions led to `replied`"
                + " within 14 days; by the other options there 5 of 20 actions")
        .contains("This is an association");
    assertThat(rule.path("evidence").path(0)).isEqualTo(evidence);
    assertThat(codes(draft))
        .containsExactly("OTHER_VERSION", "UNDECLARED", "NUMBER", "NOT_USED", "BEHIND", "THIN");
    assertThat(draft.toString()).doesNotContain("\"x\"").doesNotContain("\"content\"");
  }

  @Test
  void choosesThePlaceWhereTheCountsSpeakMostForTheOption() {
    var draft = draft("{\"action\": \"a-0\"}");
    assertThat(draft.path("attributesBy").asString()).isEqualTo("COUNTS");
    assertThat(draft.at("/proposal/change/0/rule/when").asString())
        .isIn("plan == 'paid'", "vip == true", "plan == 'paid' && vip == true");
    assertThat(codes(draft)).contains("CHOSEN_BY_COUNTS");
  }

  @Test
  void takesTheFirstAttributesWhereTheCountsSayNothing() {
    var draft = draft("{\"suggestion\": \"s-1\"}");
    assertThat(draft.path("attributesBy").asString()).isEqualTo("ORDER");
    var rule = draft.at("/proposal/change/0/rule");
    assertThat(rule.path("when").asString()).isEqualTo("plan == 'free'");
    assertThat(rule.path("reason").asString()).contains("as it was suggested in suggestion s-1");
    assertThat(codes(draft)).contains("FIRST_ALREADY", "NOT_KNOWN_YET");
  }

  @Test
  void makesOfAnEditARuleForItsActionAndSaysThatThisIsNoGuidance() {
    var draft = draft("{\"edit\": \"e-1\", \"attributes\": [\"vip\", \"plan\"]}");
    assertThat(draft.at("/proposal/evidence/0/signals").toString()).isEqualTo("[\"e-1\",\"a-0\"]");
    assertThat(draft.at("/proposal/change/0/rule/when").asString())
        .isEqualTo("plan == 'paid' && vip == true");
    assertThat(draft.at("/proposal/change/0/rule/id").asString()).isEqualTo("long-for-paid-vip");
    assertThat(codes(draft)).contains("PATTERN");
  }

  @Test
  void hasTheContextOfTheSuggestionWhereTheActionHasNone() {
    var draft = draft("{\"action\": \"a-bare\"}");
    assertThat(draft.at("/proposal/change/0/rule/when").asString()).isEqualTo("plan == 'free'");
    assertThat(codes(draft)).contains("CONTEXT_OF_SUGGESTION");
    var everywhere = draft("{\"action\": \"a-empty\"}");
    assertThat(everywhere.at("/proposal/change/0/rule/when").asString()).isEqualTo("true");
    assertThat(everywhere.at("/proposal/change/0/rule/id").asString()).isEqualTo("short-first");
    assertThat(codes(everywhere)).contains("EVERYWHERE");
  }

  @Test
  void writesValuesAsConditionsNeedThemUnderAnIdThatIsFree() {
    var draft = draft("{\"action\": \"a-its\", \"attributes\": [\"plan\"]}");
    var rule = draft.at("/proposal/change/0/rule");
    assertThat(rule.path("when").asString()).isEqualTo("plan == 'it\\'s'");
    assertThat(rule.path("id").asString()).isEqualTo("long-for-it-s-2");
    assertThat(codes(draft)).contains("LEAVES_OUT");
  }

  @Test
  void asksInTheNameOfTheCaller() {
    var token = service.token("acme", "policies:read", "signals:read");
    service
        .api()
        .with("Authorization", token)
        .post("/v1/rule-drafts", "{\"action\": \"a-1\"}")
        .expect(200);
    assertThat(service.upstreams().tellers()).contains(token);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"action": "a-gone"}                              | no-rule | /action
          {"action": "a-talk"}                              | no-rule | /action
          {"edit": "e-lost"}                                | no-rule | /edit
          {"action": "a-0", "attributes": ["crm"]}          | no-rule | /attributes/0
          {"action": "a-0", "attributes": ["vip", "seats"]} | no-rule | /attributes/1
          {"action": "a-0", "attributes": ["city"]}         | no-rule | /attributes/0
          {"action": "a-0", "attributes": ["vip", "vip"]}   | no-rule | /attributes/1
          """)
  void saysOfWhatNoRuleCanBeMade(String body, String problem, String pointer) {
    rep().post("/v1/rule-drafts", body).expectProblem(422, problem, pointer);
  }

  @ParameterizedTest
  @CsvSource({"action", "suggestion", "edit"})
  void knowsNothingOfOthersOrOfWhatThereIsNot(String source) {
    for (String id : List.of("none", "..", "a/b", "a?b=c", "a b")) {
      rep()
          .post("/v1/rule-drafts", "{\"" + source + "\": \"" + id + "\"}")
          .expectProblem(404, "not-found", "/" + source);
    }
    service
        .api()
        .as("another", "rep", "policies:read", "signals:read")
        .post("/v1/rule-drafts", "{\"suggestion\": \"s-1\"}")
        .expectProblem(404, "not-found", "/suggestion");
  }

  @Test
  void saysThatThePolicyIsArchived() {
    service.policy("old", 1, CONTENT.formatted("", ""));
    service.awaitPolicy("old", 1);
    rep()
        .post("/v1/suggestions", "{\"id\": \"s-old\", \"policy\": \"old\", \"subject\": \"s\"}")
        .expect(201);
    service.archival("acme", "old", 1, true);
    Patience.await()
        .untilAsserted(() ->
            rep()
                .post("/v1/rule-drafts", "{\"suggestion\": \"s-old\"}")
                .expectProblem(410, "policy-archived"));
  }

  /// In a service of its own, as it leaves the other side alone afterwards.
  @Test
  void saysThatTheSignalServiceDoesNotAnswer() {
    try (var alone = new Service()) {
      alone.upstreams().down(true);
      var caller = alone.api().as("acme", "rep", "policies:read", "signals:read");
      for (int i = 0; i < 8; i++) {
        caller
            .post("/v1/rule-drafts", "{\"action\": \"a-0\"}")
            .expectProblem(503, "signals-unavailable");
      }
      assertThat(alone.upstreams().tellers()).hasSizeBetween(1, 5);
    }
  }

  private static JsonNode draft(String body) {
    return rep().post("/v1/rule-drafts", body).expect(200).json();
  }

  private static List<String> codes(JsonNode draft) {
    return StreamSupport.stream(draft.path("notes").spliterator(), false)
        .map(note -> note.path("code").asString())
        .toList();
  }

  private static HttpApi rep() {
    return service.api().as("acme", "rep", "suggestions", "policies:read", "signals:read");
  }

  private static String bare(String id, String more) {
    return """
    {"kind": "ACTION", "id": "%s", "organization": "acme", "recordedAt": "2026-01-20T00:00:00Z",
     "action": {"id": "%s", "subject": "s", "units": {"subject": "u"}, "policy": "outreach",
       "at": "2026-01-20T00:00:00Z", "recordedAt": "2026-01-20T00:00:00Z"%s}}\
    """
        .formatted(id, id, more);
  }

  private static void edit(String id, String action) {
    service
        .upstreams()
        .signal(
            """
            {"kind": "EDIT", "id": "%s", "organization": "acme", "recordedAt": "2026-01-20T00:00:00Z",
             "edit": {"id": "%s", "action": "%s", "draft": "d", "final": "f", "spans": [],
               "shareChanged": 1.0, "at": "2026-01-20T00:00:00Z",
               "recordedAt": "2026-01-20T00:00:00Z"}}\
            """
                .formatted(id, id, action));
  }
}
