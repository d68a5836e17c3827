package org.doubleloop.policy.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.policy.test.Outreach.newPolicy;
import static org.doubleloop.policy.test.Outreach.newProposal;

import java.util.ArrayList;
import java.util.List;
import org.doubleloop.kit.test.Patience;
import org.doubleloop.policy.test.PolicyApi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
