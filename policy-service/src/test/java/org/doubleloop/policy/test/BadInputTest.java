package org.doubleloop.policy.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.kit.test.input.Differing.where;
import static org.doubleloop.policy.test.Outreach.newExperiment;
import static org.doubleloop.policy.test.Outreach.newFile;
import static org.doubleloop.policy.test.Outreach.newPolicy;
import static org.doubleloop.policy.test.Outreach.newProposal;
import static org.doubleloop.policy.test.Outreach.with;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.doubleloop.kit.test.HttpApi;
import org.doubleloop.kit.test.Patience;
import org.doubleloop.kit.test.TestTokens;
import org.doubleloop.kit.test.input.BadInputSuite;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What a caller can get wrong is answered with a 4xx problem that says where, and changes nothing.
class BadInputTest extends BadInputSuite {
  private final List<String> organizations = new ArrayList<>();

  BadInputTest() {
    super(
        "openapi/policy.yaml",
        Map.of(
            "/v1/policies/{id}",
            "outreach",
            "/v1/proposals/{id}",
            "p-1",
            "/v1/experiments/{id}",
            "e-1"),
        Map.of(
            "POST /v1/policies",
            newPolicy("a").toString(),
            "POST /v1/proposals",
            with(
                    with(
                        newProposal("p", "outreach", 1, "better"),
                        "/evidence/0/counts/0/option",
                        "\"efficiency-email\""),
                    "/evidence/0/counts/0/where",
                    "[{\"attribute\": \"seniority\", \"value\": \"VP\"}]")
                .toString(),
            "PUT /v1/policies/{id}/file",
            newFile("outreach", "better").toString(),
            "POST /v1/proposals/{id}/reviews",
            "{\"verdict\": \"REJECT\", \"reason\": \"No evidence.\"}",
            "POST /v1/policies/{id}/check",
            """
            {"contexts": [{"attributes": {"industry": "retail", "seniority": "VP"}}]}\
            """,
            "POST /v1/experiments",
            newExperiment("e", "outreach", 1).toString(),
            "PUT /v1/proposals/{id}/preview",
            """
            {"edition": 1, "report": {"policy": "outreach", "baseVersion": 1, "sentence": "s",
             "from": "2026-03-01T00:00:00Z", "to": "2026-03-08T00:00:00Z", "isAll": true, "lookedAt": 1, "changed": 1, "otherOption": 1, "refused": 0,
             "refusedBefore": 0, "withoutOption": 0, "withoutOptionBefore": 0, "refusals": [],
             "rules": [], "examples": []},
             "counts": {"outcome": "replied", "window": "P7D", "basis": "DONE", "generation": 1, "suggested": 1,
               "drawn": 0, "sentence": "s", "since": "2026-03-02",
               "places": [{"place": {"option": "a", "where": [{"attribute": "industry", "value": "retail"}]},
                 "rate": {"state": "COUNTED", "known": 10, "pending": 0, "successes": 5, "rate": 0.5,
                   "low": 0.2, "high": 0.8}}],
               "rules": [{"clause": {"kind": "RULE", "id": "r"}, "when": "true", "untold": 0,
                 "options": [{"option": "a", "isNamed": true, "rate": {"state": "NOT_ENOUGH"}}]}]}}\
            """),
        List.of(
            // The policy's own rules say how long these are: `invalid-policy`.
            where(
                "POST /v1/(policies|proposals|policies/.id./check):"
                    + " /content/.*/(attributes|matching)/[a-z]+ = too long",
                422),
            // The body has steps beside the content, or of another kind, or is no amendment.
            where(
                "P.* /v1/proposals.*: /(content|change)/.*/(attributes|matching)/[a-z]+ = too long",
                400,
                422),
            // Whether there is anything to do depends on what came before.
            where("POST /v1/policies/.id./rollback: right", 422),
            where("POST /v1/policies/.id./rollback: nearly right", 400, 422),
            where("POST /v1/proposals/.id./take-back: right", 409, 412),
            where("POST /v1/proposals/.id./rebase: right", 200, 412),
            where("PUT /v1/proposals/.id.: right", 200, 412),
            where("PUT /v1/proposals/.id.: nearly right", 200, 400, 412, 422),
            where(
                "PUT /v1/policies/.id./file: /content/.*/(attributes|matching)/[a-z]+ = too long",
                422),
            where("PUT /v1/policies/.id./file: right", 202),
            where("PUT /v1/policies/.id./file: nearly right", 200, 202, 400, 409, 412, 422),
            // Of one's own proposal, so that none counts.
            where("POST /v1/proposals/.id./reviews: right", 403),
            where("POST /v1/proposals/.id./reviews: nearly right", 400, 403, 409),
            // It would archive the policy for all others.
            where("POST /v1/policies/.id./archive: right"),
            where("POST /v1/policies/.id./archive: nearly right", 200, 400, 412),
            where("POST /v1/policies/.id./restore: right", 409),
            // The body has steps beside the content, or of another kind.
            where(
                "POST /v1/experiments: /(content|change)/.*/(attributes|matching)/[a-z]+ = too"
                    + " long",
                400,
                422),
            // Whether it can be tried depends on what it changes.
            where("POST /v1/experiments: nearly right", 200, 201, 400, 404, 409, 422),
            // Of one's own draft, which never ran.
            where("POST /v1/experiments/.id./start: right", 403),
            where("POST /v1/experiments/.id./(pause|resume|conclude): right", 409),
            // Nothing has been accepted.
            where("GET /v1/stories/.id.: right", 404),
            where("POST /v1/experiments/.id./conclude: nearly right", 400, 409, 412),
            where("PUT /v1/experiments/.id./ending: right", 409),
            where("PUT /v1/experiments/.id./ending: nearly right", 400, 409),
            // It would end the experiment for all others.
            where("POST /v1/experiments/.id./stop: right"),
            where("POST /v1/experiments/.id./stop: nearly right", 200, 400, 409, 412),
            // It would end the proposal for all others.
            where("POST /v1/proposals/.id./withdraw: right")));
  }

  @Override
  protected HttpApi nobody() {
    return HttpApi.at(RunningService.sharedPort(), "openapi/policy.yaml", TestTokens.shared());
  }

  @Override
  protected String opened() {
    var organization = "org-" + UUID.randomUUID();
    var api = allowedIn(organization);
    api.post("/v1/policies", newPolicy("outreach")).expect(201);
    api.post("/v1/proposals", newProposal("p-1", "outreach", 1, "better")).expect(201);
    api.post("/v1/experiments", newExperiment("e-1", "outreach", 1)).expect(201);
    Patience.await()
        .until(() -> api.get("/v1/policy-feed").json().at("/items/1/proposal").isObject());
    organizations.add(organization);
    return organization;
  }

  @Test
  void pointsAtEachOfSeveralWrongValues() {
    var body = newProposal("wrong", "outreach", 1, "h");
    with(body, "/baseVersion", "0");
    with(body, "/rationale", "\"\"");
    with(body, "/content/options/0/draft", "\"" + "x".repeat(10_001) + "\"");
    allowed()
        .post("/v1/proposals", body)
        .expectProblem(
            400, "invalid-request", "/baseVersion", "/content/options/0/draft", "/rationale");
  }

  /// Reviews of the proposal, however wrong, and withdrawals that failed have not changed it.
  @AfterAll
  void eachProposalIsOpen() {
    assertThat(organizations)
        .isNotEmpty()
        .allSatisfy(each ->
            assertThat(allowedIn(each).get("/v1/proposals/p-1").at("/state")).isEqualTo("OPEN"));
  }
}
