package org.doubleloop.recommender.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.doubleloop.kit.test.HttpApi;
import org.doubleloop.kit.test.Patience;
import org.doubleloop.kit.unit.TrialHash;
import org.doubleloop.recommender.process.Service;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuidanceControllerTest {
  private static final String CONTENT =
      """
      {"hypothesis": "h", "mode": "SUGGEST",
       "metric": {"outcome": "replied", "direction": "INCREASE", "window": "P14D"},
       "attributes": [
         {"name": "plan", "type": "STRING", "values": ["free", "paid"], "required": true},
         {"name": "vip", "type": "BOOLEAN"}, {"name": "touch", "type": "NUMBER"}],
       "options": [{"id": "mail"}],
       "guidance": [
         {"id": "short", "text": "Three sentences at most."},
         {"id": "sober", "when": "plan == 'paid'", "text": "No jokes.",
          "marks": {"without": ["haha"], "with": ["Regards"]}},
         {"id": "vip", "when": "vip && touch > 1", "text": "Say who you are."},
         {"id": "friday", "text": "Ask for an answer by Friday.", "share": 0.5}]}\
      """;

  private final Service service = Service.shared();
  private HttpApi api;

  @BeforeAll
  void start() {
    service.policy("guided", 1, CONTENT);
    service.awaitPolicy("guided", 1);
    api = service.api().as("acme", "rep", "suggestions", "signals:read");
  }

  @Test
  void answersWhatHoldsInAContext() {
    var here = get("?policy=guided&context=plan=paid&context=vip=true&context=touch=2");
    assertThat(ids(here)).containsExactly("short", "sober", "vip");
    assertThat(here.at("/clauses/1"))
        .isEqualTo(
            Service.JSON.readTree(
                """
                {"id": "sober", "text": "No jokes.", "when": "plan == 'paid'",
                 "marks": {"without": ["haha"], "with": ["Regards"]},
                 "because": "It holds here: plan == 'paid'", "examples": []}\
                """));
    assertThat(here.at("/text").asString())
        .isEqualTo("- Three sentences at most.\n- No jokes.\n- Say who you are.");
    assertThat(here.at("/used").asInt()).isEqualTo(13);
    assertThat(ids(get("?policy=guided"))).containsExactly("short");
    assertThat(ids(get("?policy=guided&context=plan=free"))).containsExactly("short");
  }

  @Test
  void leavesToChanceWhoIsServedByTheUnit() {
    var none = get("?policy=guided");
    assertThat(none.at("/withheld"))
        .isEqualTo(
            Service.JSON.readTree("[{\"id\":\"friday\",\"share\":0.5,\"because\":\"NO_UNIT\"}]"));
    for (int i = 0; i < 8; i++) {
      var answer = get("?policy=guided&unit=unit-" + i);
      boolean isServed = TrialHash.isServed("guided", "friday", "unit-" + i, 0.5);
      assertThat(ids(answer).contains("friday")).isEqualTo(isServed);
      assertThat(answer.at("/withheld")).hasSize(isServed ? 0 : 1);
    }
  }

  @Test
  void answersForASuggestionWhatThatSaid() {
    var suggestion =
        api.post(
                "/v1/suggestions",
                Map.of("policy", "guided", "subject", "s-1", "context", Map.of("plan", "paid")))
            .expect(201)
            .json();
    var id = suggestion.at("/id").asString();
    var answer = get("?suggestion=" + id);
    assertThat(ids(answer)).isEqualTo(idsOf(suggestion.at("/guidance")));
    assertThat(idsOf(answer.at("/withheld")))
        .isEqualTo(suggestion.path("withheld").valueStream().map(JsonNode::asString).toList());
    assertThat(answer.at("/unit")).isEqualTo(suggestion.at("/unit"));
    assertThat(ids(get("?policy=guided&suggestion=" + id))).isEqualTo(ids(answer));
    assertThat(
            api.get("/v1/guidance?policy=other&suggestion=" + id).expect(400).json().at("/detail"))
        .isNotNull();
    api.get("/v1/guidance?suggestion=none").expect(404);
  }

  @Test
  void keepsToTheWordsThatThereAreToBe() {
    var few = get("?policy=guided&words=10&context=plan=paid&context=vip=true&context=touch=2");
    assertThat(ids(few)).containsExactly("short", "sober");
    assertThat(few.at("/used").asInt()).isEqualTo(8);
    assertThat(few.at("/left")).extracting(JsonNode::asString).containsExactly("vip", "friday");
  }

  @ParameterizedTest
  @CsvSource({
    "'', policy REQUIRED",
    "?policy=guided&context=plan, context PATTERN",
    "?policy=guided&suggestion=s&context=plan=paid, context EXCLUSIVE",
    "?policy=guided&suggestion=s&unit=u, unit EXCLUSIVE"
  })
  void refusesWhatIsNoQuestion(String query, String fault) {
    assertThat(fault(api.get("/v1/guidance" + query).expect(400).json())).isEqualTo(fault);
  }

  @ParameterizedTest
  @CsvSource({
    "region=north, UNKNOWN",
    "plan=none, TYPE",
    "vip=yes, TYPE",
    "touch=two, TYPE",
    "touch=NaN, TYPE"
  })
  void refusesAContextThatDoesNotFit(String context, String code) {
    var problem = api.get("/v1/guidance?policy=guided&context=" + context).expect(422).json();
    assertThat(problem.at("/type").asString()).contains("invalid-context");
    assertThat(fault(problem)).isEqualTo("context " + code);
  }

  @Test
  void listsWhatCameOfEachClause() {
    var list = api.get("/v1/guidance/counts?policy=guided").expect(200).json();
    assertThat(idsOf(list.at("/clauses"))).containsExactly("short", "sober", "vip", "friday");
    assertThat(list.at("/clauses/3/share").asDouble()).isEqualTo(0.5);
    api.get("/v1/guidance/counts?policy=nowhere").expect(404);
    api.get("/v1/guidance?policy=nowhere").expect(404);
  }

  @Test
  void tellsWhatCameOfAClauseAndShowsWhatThreePeopleMadeOfDrafts() {
    service.policy("counted", 1, CONTENT);
    service.awaitPolicy("counted", 1);
    for (String editor : List.of("ann", "bob", "cyd")) {
      service.upstreams().signal(draft(editor));
      service.upstreams().signal(edit(editor));
    }
    var query = "?policy=counted&context=plan=paid";
    Patience.await().until(() -> get(query).at("/clauses/1/examples").size() == 2);
    var answer = get(query);
    assertThat(answer.at("/clauses/1/counts/served"))
        .isEqualTo(
            Service.JSON.readTree(
                """
                {"drafts": 3, "sent": 3, "followed": 3, "editedAway": 0, "known": 0,
                 "succeeded": 0}\
                """));
    assertThat(answer.at("/clauses/1/counts/sentence").asString())
        .isEqualTo(
            "Served to 3 drafts; of 3 that were sent 3 followed it, 0 had it edited away, and 0 of"
                + " 0 succeeded.");
    assertThat(answer.at("/text").asString())
        .contains("\n  Example: \"Haha, bye.\" became \"Regards, bye.\"");
    var counts = api.get("/v1/guidance/counts?policy=counted").expect(200).json();
    assertThat(counts.at("/clauses/1/counts")).isEqualTo(answer.at("/clauses/1/counts"));
  }

  private JsonNode get(String query) {
    return api.get("/v1/guidance" + query).expect(200).json();
  }

  private static String fault(JsonNode problem) {
    var fault = problem.at("/errors/0");
    return fault.at("/pointer").asString() + " " + fault.at("/code").asString();
  }

  private static List<String> ids(JsonNode answer) {
    return idsOf(answer.at("/clauses"));
  }

  private static List<String> idsOf(JsonNode list) {
    return list.valueStream().map(each -> each.at("/id").asString()).toList();
  }

  private static String draft(String editor) {
    return """
    {"kind": "DRAFT", "id": "d-%1$s", "organization": "acme",
     "recordedAt": "2026-01-20T00:00:00Z",
     "draft": {"id": "d-%1$s", "policy": "counted", "version": 1, "option": "mail",
       "text": "Hello. Haha, bye.", "writtenBy": "MODEL", "guidance": ["sober"],
       "withheld": ["friday"], "unit": "u-%1$s", "at": "2026-01-20T00:00:00Z",
       "recordedAt": "2026-01-20T00:00:00Z"}}\
    """
        .formatted(editor);
  }

  private static String edit(String editor) {
    return """
    {"kind": "EDIT", "id": "e-%1$s", "organization": "acme",
     "recordedAt": "2026-01-20T00:00:00Z",
     "edit": {"id": "e-%1$s", "action": "a-%1$s", "of": "d-%1$s",
       "draft": "Hello. Haha, bye.", "final": "Hello. Regards, bye.",
       "spans": [{"offset": 7, "from": "Haha", "to": "Regards"}], "shareChanged": 0.3,
       "editor": {"kind": "PERSON", "id": "%1$s"}, "at": "2026-01-20T00:00:00Z",
       "recordedAt": "2026-01-20T00:00:00Z"}}\
    """
        .formatted(editor);
  }
}
