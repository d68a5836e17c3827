package org.doubleloop.recommender.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.kit.test.input.Differing.where;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.doubleloop.kit.test.HttpApi;
import org.doubleloop.kit.test.Patience;
import org.doubleloop.kit.test.input.BadInputSuite;
import org.doubleloop.recommender.assigned.Assigned;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.experiment.Experiments;
import org.doubleloop.recommender.given.Contrast;
import org.doubleloop.recommender.look.Found;
import org.doubleloop.recommender.look.Found.Counted;
import org.doubleloop.recommender.look.Found.Side;
import org.doubleloop.recommender.look.Look;
import org.doubleloop.recommender.look.Looks;
import org.doubleloop.recommender.look.Tier;
import org.doubleloop.recommender.policy.PolicyKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a caller can get wrong is answered with a 4xx problem that says where, and leaves nothing.
class BadInputTest extends BadInputSuite {
  private static final String ASK =
      """
      {"id": "a", "policy": "outreach", "version": 1, "subject": "c-1", "account": "a",
       "trigger": "t", "context": {"industry": "retail", "touch": 1, "vip": true}}\
      """;

  /// The id of `b` against `a` everywhere.
  private static final String CONTRAST = "outreach.Lddv04O2xT44iqDO";

  private final Service service;

  BadInputTest() throws Exception {
    super(
        "openapi/recommender.yaml",
        Map.of(
            "/v1/suggestions/{id}",
            "known",
            "/v1/contrasts/{id}",
            CONTRAST,
            "/v1/experiments/{id}",
            "e-1",
            "?policy",
            "outreach"),
        Map.of(
            "POST /v1/suggestions",
            ASK,
            "POST /v1/suggestions/{id}/feedback",
            """
            {"id": "f", "state": "CHANGED", "option": "b", "reason": "r",
             "at": "2026-01-01T00:00:00Z"}\
            """,
            "POST /v1/drafts",
            """
            {"suggestion": "known", "option": "b", "values": {"contact": "Ode"}, "wish": "short"}\
            """,
            "POST /v1/drafts/stream",
            """
            {"suggestion": "known", "option": "b", "values": {"contact": "Ode"}, "count": 2}\
            """,
            "POST /v1/revisions",
            "{\"policy\": \"outreach\"}",
            "POST /v1/previews",
            """
            {"policy": "outreach", "baseVersion": 1, "content": {"hypothesis": "h",
             "metric": {"outcome": "replied", "direction": "INCREASE", "window": "P14D"},
             "options": [{"id": "a"}],
             "rules": [{"id": "r", "when": "true", "effect": "AVOID", "options": ["a"],
               "reason": "r"}]}}\
            """,
            "POST /v1/rule-drafts",
            """
            {"suggestion": "known", "attributes": ["vip"]}\
            """),
        List.of(
            // Which attributes there are, and of which types, the policy says: `invalid-context`.
            where("POST /v1/suggestions: /context = (a name of MongoDB|an empty name)", 422),
            where("POST /v1/suggestions: /context/industry = a(n array| query)", 422),
            // It names a policy or a suggestion; the file can require neither.
            where("GET /v1/guidance: right", 400)));
    service = new Service();
    service.policy(
        1,
        """
        {"hypothesis": "h", "mode": "SUGGEST",
         "metric": {"outcome": "replied", "direction": "INCREASE", "window": "P14D"},
         "attributes": [{"name": "industry", "type": "STRING"},
           {"name": "touch", "type": "NUMBER"}, {"name": "vip", "type": "BOOLEAN"}],
         "options": [{"id": "a", "draft": "Hello {{contact}}"}, {"id": "b"}]}\
        """);
    service.awaitPolicy("outreach", 1);
    look();
  }

  /// Somebody has looked, and seen nothing.
  private void look() {
    var key = new PolicyKey("acme", "outreach");
    var nothing = new Counted(new Side(0, 0, 0), new Side(0, 0, 0));
    var found = new Found(new Contrast(Cell.EVERYWHERE, "b", "a"), Tier.NONE, nothing, null);
    var moment = Instant.parse("2026-01-01T00:00:00Z");
    var look = new Look(key, 1, 1, moment, 0, 0, List.of(found), List.of(), null, moment);
    service.bean(Looks.class).record(look);
    service.bean(Experiments.class).take(key, "e-1", 1, null);
    Patience.await().until(() -> service.bean(Assigned.class).standing(key).look() != null);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Override
  protected HttpApi nobody() {
    return service.api();
  }

  /// The one that has a policy.
  @Override
  protected String opened() {
    allowedIn("acme").post("/v1/suggestions", ASK.replace("\"a\"", "\"known\"")).expect(201);
    return "acme";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          suggestions/known/feedback | {"state": "SHOWN", "option": "a"}                    | /option
          suggestions/known/feedback | {"state": "CHANGED"}                                 | /option
          drafts                     | {"suggestion": "known", "values": {"1": "x"}}        | /values/1
          """)
  void refusesWhatOnlySuggestionsMayNotSay(String path, String body, String pointer) {
    allowed().post("/v1/" + path, body).expectProblem(400, "invalid-request", pointer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"touch": "x"}
          {"touch": [1]}
          {"touch": 1e999}
          {"vip": 1}
          {"industry": {"$gt": ""}}
          {"touch": 1, "touch": 2}
          """)
  void refusesAContextThatDoesNotFitThePolicy(String context) {
    var body =
        "{\"id\": \"wrong\", \"policy\": \"outreach\", \"subject\": \"c\", \"context\": "
            + context
            + "}";
    var answer = allowed().post("/v1/suggestions", body);
    assertThat(answer.status()).as(answer.text()).isIn(400, 422);
    allowed().get("/v1/suggestions/wrong").expectProblem(404, "not-found");
  }

  @Test
  void takesNullUnderANameOfAContextForAbsent() {
    var absent = ASK.replace("\"a\"", "\"absent\"").replace(", \"touch\": 1", "");
    var isNull = absent.replace("\"retail\"", "\"retail\", \"touch\": null");
    var answer = allowed().post("/v1/suggestions", isNull).expect(201);
    assertThat(answer.json().at("/context").has("touch")).isFalse();
    assertThat(allowed().post("/v1/suggestions", absent).expect(201).text())
        .isEqualTo(answer.text());
  }

  @Test
  void knowsNothingOfWhatIsAnothers() {
    var other = allowedIn("other");
    other.post("/v1/drafts", "{\"suggestion\": \"known\"}").expectProblem(404, "not-found");
    other.post("/v1/suggestions", ASK).expectProblem(404, "not-found");
  }
}
