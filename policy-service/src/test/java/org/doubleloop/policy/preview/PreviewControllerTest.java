package org.doubleloop.policy.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.policy.test.Outreach.newPolicy;
import static org.doubleloop.policy.test.Outreach.newProposal;
import static org.doubleloop.policy.test.Outreach.with;

import java.util.ArrayList;
import java.util.List;
import org.doubleloop.kit.test.Patience;
import org.doubleloop.policy.test.PolicyApi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Previews over HTTP, as the recommender puts them and as they are shown.
class PreviewControllerTest {
  private static final String PREVIEW =
      """
      {"edition": 1, "report": {"policy": "outreach", "baseVersion": 1, "sentence": "Some.",
       "from": "2026-03-01T00:00:00.000Z", "to": "2026-03-08T00:00:00.000Z", "isAll": true, "lookedAt": 200, "changed": 37, "otherOption": 30, "refused": 3,
       "refusedShare": 0.015, "refusedBefore": 0, "withoutOption": 0, "withoutOptionBefore": 0,
       "refusals": [{"attribute": "tier", "kind": "REQUIRED", "callers": 3,
         "sentence": "`tier` is required, and 3 did not give it."}],
       "rules": [{"clause": {"kind": "RULE", "id": "r"}, "fires": 1, "decides": 0,
         "state": "SHADOWED", "shadowedBy": [{"kind": "RULE", "id": "s"}]}],
       "examples": [{"suggestion": "s-1", "at": "2026-03-07T00:00:00.000Z",
         "attributes": {"industry": "retail"}, "times": 4,
         "before": {"option": "a", "eligible": ["a", "b"]},
         "after": {"eligible": [], "why": "Nothing."}}]}}\
      """;

  private static final String COUNTS =
      """
      {"outcome": "replied", "window": "P14D", "basis": "DONE", "since": "2026-01-05", "generation": 900,
       "closedAt": "2026-03-08T00:00:00.000Z", "suggested": 200, "drawn": 20, "sentence": "By what was done.",
       "places": [
         {"place": {"option": "efficiency-email", "where": [{"attribute": "industry", "value": "retail"},
             {"attribute": "seniority", "value": "VP"}]},
          "rate": {"state": "COUNTED", "known": 100, "pending": 5, "successes": 12, "rate": 0.12,
            "low": 0.07, "high": 0.2}},
         {"place": {"where": [{"attribute": "employees", "value": "7"}]},
          "rate": {"state": "NOT_COUNTABLE", "reason": "It has no values."}}],
       "rules": [{"clause": {"kind": "RULE", "id": "vps"}, "when": "seniority == 'VP'", "untold": 0,
         "options": [
           {"option": "efficiency-call", "isNamed": true,
            "rate": {"state": "COUNTED", "known": 90, "pending": 0, "successes": 18, "rate": 0.2,
              "low": 0.13, "high": 0.29}},
           {"option": "efficiency-email", "isNamed": false,
            "rate": {"state": "NOT_ENOUGH", "known": 4, "pending": 2, "successes": 1, "rate": 0.25,
              "low": 0.05, "high": 0.7}}]}]}\
      """;
  private static final String EVIDENCE =
      """
      [{"statement": "Vice presidents in retail reply.", "counts": [
        {"label": "by e-mail", "trials": 240, "successes": 60, "option": "efficiency-email",
         "where": [{"attribute": "seniority", "value": "VP"}, {"attribute": "industry", "value": "retail"}]},
        {"label": "large ones", "trials": 3, "successes": 1,
         "where": [{"attribute": "employees", "value": "7"}]},
        {"label": "somewhere", "trials": 3, "successes": 1}]}]\
      """;
  private static final String RULE =
      """
      {"id": "vps", "when": "seniority == 'VP'", "effect": "PREFER", "options": ["efficiency-call"],
       "reason": "They said so.", "evidence": [{"statement": "s", "counts": [
         {"label": "calls", "trials": 90, "successes": 18, "option": "efficiency-call"}]}]}\
      """;

  private final PolicyApi rep = PolicyApi.inNewOrganization("rep", "policies:write policies:read");
  private final PolicyApi lead = rep.as("lead", "proposals:review policies:read");
  private final PolicyApi recommender = rep.as("recommender-service", "previews");

  @BeforeEach
  void openAProposal() {
    rep.post("/v1/policies", newPolicy("outreach")).expect(201);
    rep.post("/v1/proposals", newProposal("p-1", "outreach", 1, "better")).expect(201);
    awaitNews(1);
  }

  @Test
  void isPendingUntilItIsPutAndThenShownWithTheProposal() {
    var before = rep.get("/v1/proposals/p-1");
    assertThat(before.at("/preview/state")).isEqualTo("PENDING");
    recommender.send("PUT", "/v1/proposals/p-1/preview", PREVIEW).expect(200);
    var after = rep.get("/v1/proposals/p-1").expect(200);
    assertThat(after.header("ETag")).isEqualTo(before.header("ETag"));
    assertThat(after.at("/preview/state")).isEqualTo("READY");
    assertThat(after.json().at("/preview/report"))
        .isEqualTo(JsonMapper.shared().readTree(PREVIEW).at("/report"));
  }

  @Test
  void saysWhichSignalsOfTheEvidenceThereAreNot() {
    var news = recommender.get("/v1/proposals/p-1/preview").expect(200).json();
    assertThat(news.at("/signals")).map(JsonNode::asString).contains("action-1", "action-2");
    assertThat(rep.get("/v1/proposals/p-1").json().at("/counts").has("unknownSignals")).isFalse();
    var found = PREVIEW.strip().replaceFirst("\\{", "{\"unknownSignals\": [\"action-2\"], ");
    recommender.send("PUT", "/v1/proposals/p-1/preview", found).expect(200);
    assertThat(rep.get("/v1/proposals/p-1").json().at("/counts/unknownSignals"))
        .map(JsonNode::asString)
        .containsExactly("action-2");
  }

  @Test
  void showsWhatThereIsToKnowOfWhatWasCounted() {
    recommender.send("PUT", "/v1/proposals/p-1/preview", withCounts()).expect(200);
    var nothing = rep.get("/v1/proposals/p-1").json().at("/counts/report");
    assertThat(nothing.has("marks") || nothing.has("signalMarks")).isFalse();

    var mark =
        """
        {"kind": "ACTIONS_IN_A_BURST", "option": "short", "number": 500, "of": 560,
         "minute": "2026-03-07T02:10:00.000Z", "by": {"principal": "rep", "key": "k"}, "message": "m"}\
        """;
    var marked =
        withCounts()
            .replace(
                "\"basis\"",
                "\"marks\": [%s], \"signalMarks\": [%s], \"basis\"".formatted(mark, mark));
    recommender.send("PUT", "/v1/proposals/p-1/preview", marked).expect(200);
    var counts = rep.get("/v1/proposals/p-1").json().at("/counts/report");
    assertThat(counts.at("/marks/0")).isEqualTo(JsonMapper.shared().readTree(mark));
    assertThat(counts.at("/signalMarks")).hasSize(1);
  }

  @Test
  void takesThePlaceOfTheOneBefore() {
    recommender.send("PUT", "/v1/proposals/p-1/preview", PREVIEW).expect(200);
    recommender
        .send(
            "PUT",
            "/v1/proposals/p-1/preview",
            PREVIEW.replace("\"changed\": 37", "\"changed\": 5"))
        .expect(200);
    assertThat(rep.get("/v1/proposals/p-1").at("/preview/report/changed")).isEqualTo("5");
  }

  @Test
  void isToldInTheFeedWithTheContentAndThenThatItIsNotOpenAnyMore() {
    var open = awaitNews(1).getFirst();
    assertThat(open.at("/id").asString()).isEqualTo("p-1");
    assertThat(open.at("/isOpen").asBoolean()).isTrue();
    assertThat(open.at("/baseVersion").asInt()).isEqualTo(1);
    assertThat(open.at("/content/hypothesis").asString()).isEqualTo("better");
    rep.get("/v1/proposals/p-1").expect(200);
    lead.post("/v1/proposals/p-1/reviews", "{\"verdict\": \"ACCEPT\"}", "If-Match", "\"1\"")
        .expect(200);
    var closed = awaitNews(2).getLast();
    assertThat(closed.at("/isOpen").asBoolean()).isFalse();
    assertThat(closed.has("content")).isFalse();
    recommender
        .send("PUT", "/v1/proposals/p-1/preview", PREVIEW)
        .expectProblem(409, "proposal-closed");
    assertThat(rep.get("/v1/proposals/p-1").json().has("preview")).isFalse();
  }

  @Test
  void isPutByTheServiceThatMakesItAloneAndForWhatThereIs() {
    rep.as("rep", "policies:write policies:read proposals:review feed")
        .send("PUT", "/v1/proposals/p-1/preview", PREVIEW)
        .expectProblem(403, "forbidden");
    recommender.send("PUT", "/v1/proposals/p-2/preview", PREVIEW).expectProblem(404, "not-found");
    recommender
        .send(
            "PUT", "/v1/proposals/p-1/preview", PREVIEW.replace("\"edition\": 1", "\"edition\": 2"))
        .expectProblem(404, "not-found");
    recommender
        .inOrganization("another")
        .send("PUT", "/v1/proposals/p-1/preview", PREVIEW)
        .expectProblem(404, "not-found");
  }

  @Test
  void showsWhatIsClaimedAndWhatWasCountedSideBySide() {
    proposeWithEvidence();
    var pending = rep.get("/v1/proposals/p-2").expect(200).json().at("/counts");
    assertThat(pending.at("/state").asString()).isEqualTo("PENDING");
    assertThat(pending.at("/claims/0/sentence").asString()).isEqualTo("It is being counted.");
    assertThat(pending.at("/claims/2/sentence").asString()).startsWith("It does not say of which");
    var told = news().stream().filter(each -> each.at("/id").asString().equals("p-2")).findFirst();
    assertThat(told.orElseThrow().at("/claims"))
        .isEqualTo(
            JsonMapper.shared()
                .readTree(
                    """
                    [{"option": "efficiency-email", "where": [{"attribute": "industry", "value": "retail"},
                      {"attribute": "seniority", "value": "VP"}]},
                     {"where": [{"attribute": "employees", "value": "7"}]}]\
                    """));

    recommender.send("PUT", "/v1/proposals/p-2/preview", withCounts()).expect(200);
    var ready = rep.get("/v1/proposals/p-2").expect(200).json().at("/counts");
    assertThat(ready.at("/state").asString()).isEqualTo("READY");
    assertThat(ready.at("/report/rules/0/options/0/rate/known").asInt()).isEqualTo(90);
    assertThat(ready.at("/report").has("places")).as("they stand in the claims").isFalse();
    var claims = ready.at("/claims");
    assertThat(claims.size()).isEqualTo(4);
    assertThat(claims.at("/0/claimed/trials").asInt()).isEqualTo(240);
    assertThat(claims.at("/0/counted/known").asInt()).isEqualTo(100);
    assertThat(claims.at("/0/sentence").asString())
        .isEqualTo("Counted: 12 of 100 (12.0 %), likely 7.0 % to 20.0 %.");
    assertThat(claims.at("/0/differences").valueStream().map(JsonNode::asString))
        .containsExactly(
            "It claims 240 trials, and 105 were counted.",
            "It claims 60 successes, and 12 were counted.",
            "It claims a share of 25.0 %, which is above what was counted: likely 7.0 % to 20.0"
                + " %.");
    assertThat(claims.at("/1/sentence").asString()).isEqualTo("Not counted: It has no values.");
    assertThat(claims.at("/2").has("counted")).isFalse();
    assertThat(claims.at("/3/clause/id").asString()).isEqualTo("vps");
    assertThat(claims.at("/3/counted/successes").asInt()).isEqualTo(18);
    assertThat(claims.at("/3/differences")).isEmpty();
  }

  @Test
  void isTheEffectInTheInboxUntilItSaysSomethingElse() {
    proposeWithEvidence();
    assertThat(lead.get("/v1/inbox").json().at("/items/1").has("effect")).isFalse();
    recommender.send("PUT", "/v1/proposals/p-1/preview", PREVIEW).expect(200);
    recommender.send("PUT", "/v1/proposals/p-2/preview", withCounts()).expect(200);
    var items = lead.get("/v1/inbox").expect(200).json().at("/items");
    assertThat(items.at("/0/effect").asString())
        .isEqualTo("37 of last week's 200 suggestions would change. 3 callers would be refused.");
    assertThat(items.at("/1/effect").asString())
        .isEqualTo(
            "37 of last week's 200 suggestions would change. 3 callers would be refused. Counted"
                + " where `vps` holds: `efficiency-call` 18 of 90 (20.0 %), `efficiency-email` 1 of"
                + " 4 (25.0 %), not enough evidence.");
    rep.send(
            "PUT",
            "/v1/proposals/p-1",
            "{\"change\": [{\"op\": \"SET\", \"set\": {\"title\": \"Another\"}}]}",
            "If-Match",
            "\"1\"")
        .expect(200);
    assertThat(lead.get("/v1/inbox").json().at("/items/0").has("effect")).isFalse();
  }

  @Test
  void canBeAskedForWhatItSaysNow() {
    var now = (ObjectNode) recommender.get("/v1/proposals/p-1/preview").expect(200).json();
    assertThat(now.remove("signals").valueStream().map(JsonNode::asString))
        .containsExactly("action-1", "action-2");
    assertThat(now).isEqualTo(awaitNews(1).getFirst());
    recommender.get("/v1/proposals/p-9/preview").expectProblem(404, "not-found");
    lead.get("/v1/proposals/p-1/preview").expectProblem(403, "forbidden");
  }

  private void proposeWithEvidence() {
    var proposal = newProposal("p-2", "outreach", 1, "better");
    with(proposal, "/evidence", EVIDENCE);
    with(proposal, "/content/rules/" + proposal.at("/content/rules").size(), RULE);
    rep.post("/v1/proposals", proposal).expect(201);
    awaitNews(2);
  }

  private static String withCounts() {
    return PREVIEW.substring(0, PREVIEW.length() - 1) + ", \"counts\": " + COUNTS + "}";
  }

  private List<JsonNode> awaitNews(int number) {
    Patience.await().until(() -> news().size() == number);
    return news();
  }

  private List<JsonNode> news() {
    var found = new ArrayList<JsonNode>();
    rep.as("recommender-service", "feed")
        .get("/v1/policy-feed?limit=1000")
        .json()
        .at("/items")
        .forEach(item -> {
          if (item.has("proposal")) {
            found.add(item.get("proposal"));
          }
        });
    return found;
  }
}
