package org.doubleloop.policy.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.policy.test.Outreach.newPolicy;
import static org.doubleloop.policy.test.Outreach.newProposal;

import org.doubleloop.kit.test.Mutations;
import org.junit.jupiter.api.Test;

/// Input with something wrong in it, made by a seed: it is taken or refused, never answered by a
/// 500 nor half stored, and where it is taken a repeat has the same answer.
class NearlyRightInputTest {
  /// More by `-Ddoubleloop.mutations=2000`.
  private static final int EACH = Integer.getInteger("doubleloop.mutations", 60);

  private final PolicyApi rep =
      PolicyApi.inNewOrganization("rep", "policies:write policies:read proposals:review");

  @Test
  void aPolicyIsTakenOnceOrRefused() {
    isTakenOnceOrRefused("/v1/policies", newPolicy("ID").toString());
  }

  @Test
  void aProposalIsTakenOnceOrRefused() {
    rep.post("/v1/policies", newPolicy("outreach"));
    isTakenOnceOrRefused("/v1/proposals", newProposal("ID", "outreach", 1, "better").toString());
  }

  @Test
  void aReviewIsRefusedOrDecides() {
    rep.post("/v1/policies", newPolicy("outreach"));
    rep.post("/v1/proposals", newProposal("p-1", "outreach", 1, "better"));
    // Of one's own proposal, so that none counts.
    var right = "{\"verdict\": \"REJECT\", \"reason\": \"No evidence.\"}";
    for (var body : Mutations.of(right, 1, EACH).toList()) {
      var answer = rep.post("/v1/proposals/p-1/reviews", body, "If-Match", "\"1\"");
      assertThat(answer.status()).as(body).isIn(400, 403, 409);
    }
    assertThat(rep.get("/v1/proposals/p-1").json().at("/state").asString()).isEqualTo("OPEN");
  }

  private void isTakenOnceOrRefused(String path, String right) {
    int number = 0;
    for (var body : Mutations.of(right, 1, EACH).toList()) {
      var id = "made-" + number++;
      var sent = body.replace("\"ID\"", '"' + id + '"');
      var answer = rep.post(path, sent);
      assertThat(answer.status()).as(sent).isIn(201, 400, 404, 409, 413, 422);
      if (answer.status() == 201 && sent.contains('"' + id + '"')) {
        assertThat(rep.post(path, sent).text()).isEqualTo(answer.text());
      } else if (answer.status() != 201) {
        assertThat(rep.get(path + "/" + id).status()).as(sent).isEqualTo(404);
      }
    }
  }
}
