package org.doubleloop.policy.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.policy.test.Outreach.newPolicy;
import static org.doubleloop.policy.test.Outreach.newProposal;

import java.util.Map;
import org.doubleloop.kit.test.Answer;
import org.doubleloop.policy.test.Outreach;
import org.doubleloop.policy.test.PolicyApi;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// An organization whose policies have as many terms as they may.
class OrganizationFullTest {
  private final PolicyApi rep = PolicyApi.inNewOrganization("rep", "policies:write policies:read");
  private final PolicyApi reviewer = rep.as("reviewer", "proposals:review policies:read");

  @Test
  void takesNothingMoreUntilOneIsShorter() {
    for (int i = 0; i < 10; i++) {
      rep.post("/v1/policies", large(newPolicy("policy-" + i))).expect(201);
    }
    var full = rep.post("/v1/policies", large(newPolicy("more")));
    full.expectProblem(422, "organization-full");
    assertThat(full.json().at("/detail").asString()).contains("50,000", "terms", "shorter");
    // What was taken is answered as before, and other organizations do not notice.
    rep.post("/v1/policies", large(newPolicy("policy-9"))).expect(201);
    PolicyApi.inNewOrganization("rep", "policies:write")
        .post("/v1/policies", large(newPolicy("more")))
        .expect(201);

    accept(newProposal("shorter", "policy-0", 1, "Fewer words.")).expect(200);
    rep.post("/v1/proposals", large(newProposal("again", "policy-0", 2, "More."))).expect(201);
    rep.post("/v1/policies", large(newPolicy("more"))).expect(201);
    review("again").expectProblem(422, "organization-full");
    assertThat(rep.get("/v1/proposals/again").json().at("/state").asString()).isEqualTo("OPEN");
    rep.post("/v1/proposals", large(newProposal("third", "policy-0", 2, "More still.")))
        .expectProblem(422, "organization-full");
  }

  private Answer accept(ObjectNode proposal) {
    rep.post("/v1/proposals", proposal).expect(201);
    return review(proposal.get("id").asString());
  }

  private Answer review(String proposal) {
    var tag = reviewer.get("/v1/proposals/" + proposal).header("ETag").orElseThrow();
    return reviewer.post(
        "/v1/proposals/" + proposal + "/reviews", Map.of("verdict", "ACCEPT"), "If-Match", tag);
  }

  /// With nearly as many terms as a policy may have.
  private static ObjectNode large(ObjectNode body) {
    for (int i = 2; i < 18; i++) {
      Outreach.with(
          body,
          "/content/guidance/" + i,
          "{\"id\": \"g-%d\", \"text\": \"t\", \"when\": \"%semployees<%d\"}"
              .formatted(i, "employees<1||".repeat(74), i));
    }
    return body;
  }
}
