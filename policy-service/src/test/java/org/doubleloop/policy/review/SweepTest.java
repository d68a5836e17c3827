package org.doubleloop.policy.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.kit.test.Patience.await;
import static org.doubleloop.policy.test.Outreach.newPolicy;
import static org.doubleloop.policy.test.Outreach.newProposal;

import java.time.Instant;
import org.doubleloop.policy.proposal.Proposals;
import org.doubleloop.policy.test.PolicyApi;
import org.doubleloop.policy.test.RunningService;
import org.junit.jupiter.api.Test;

/// A running service ends what a killed one has begun, without being asked.
class SweepTest {
  private final PolicyApi rep = PolicyApi.inNewOrganization("rep", "policies:write policies:read");

  @Test
  void putsInForceWhatAKilledProcessHadAccepted() throws Exception {
    rep.post("/v1/policies", newPolicy("outreach"));
    rep.post("/v1/proposals", newProposal("p-1", "outreach", 1, "better"));
    var proposals = new Proposals(RunningService.store());
    var open = proposals.find(rep.organization(), "p-1").orElseThrow();
    var begun = ProposalStore.acceptanceBegun(open, Instant.parse("2026-03-01T09:00:00Z"), null);
    assertThat(proposals.move(open, begun)).isTrue();

    await()
        .untilAsserted(
            () -> assertThat(rep.get("/v1/policies/outreach").header("ETag")).contains("\"2\""));
    assertThat(rep.get("/v1/proposals/p-1").json().at("/state").asString()).isEqualTo("ACCEPTED");
  }
}
