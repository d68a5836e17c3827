package org.doubleloop.policy.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.policy.test.Outreach.newPolicy;
import static org.doubleloop.policy.test.Outreach.newProposal;
import static org.doubleloop.policy.test.Outreach.with;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.doubleloop.kit.test.Answer;
import org.doubleloop.policy.test.PolicyApi;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// What is told of a policy beside its version in force, as time goes by.
class StandingControllerTest {
  private static final String OUTREACH = "/v1/policies/outreach";

  private final PolicyApi rep = PolicyApi.inNewOrganization("rep", "policies:write policies:read");
  private final PolicyApi lead = rep.as("lead", "proposals:review policies:read");

  @Test
  void showsAScheduledVersionAndUsesItFromItsMomentOn() {
    rep.post("/v1/policies", newPolicy("outreach")).expect(201);
    var moment = Instant.now().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS);
    accept(newProposal("p-1", "outreach", 1, "better"), moment);

    var now = rep.get(OUTREACH).expect(200);
    assertThat(now.json().at("/version").asInt()).isEqualTo(1);
    assertThat(now.header("ETag")).contains("\"1-n2\"");
    assertThat(now.json().at("/scheduled")).hasSize(1);
    assertThat(now.json().at("/scheduled/0/version").asInt()).isEqualTo(2);
    assertThat(Instant.parse(now.at("/scheduled/0/effectiveFrom"))).isEqualTo(moment);
    var versions = rep.get(OUTREACH + "/versions").json().at("/items");
    assertThat(Instant.parse(versions.at("/0/effectiveFrom").asString())).isEqualTo(moment);
    assertThat(rep.get("/v1/policies").json().at("/items/0/version").asInt()).isEqualTo(1);

    assertThat(rep.get(OUTREACH + "?at=" + moment.minusMillis(1)).json().at("/version").asInt())
        .isEqualTo(1);
    assertThat(rep.get(OUTREACH + "?at=" + moment).json().at("/version").asInt()).isEqualTo(2);

    var then = rep.ahead(Duration.ofDays(2).plusMinutes(1)).get(OUTREACH).expect(200);
    assertThat(then.json().at("/version").asInt()).isEqualTo(2);
    assertThat(then.header("ETag")).contains("\"2\"");
    assertThat(then.json().has("scheduled")).isFalse();
  }

  @Test
  void marksWhatNobodyHasLookedAtAgainInTime() {
    var today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
    var day = today.plusDays(30);
    rep.post("/v1/policies", reviewed(newPolicy("outreach"), day)).expect(201);
    assertThat(rep.get(OUTREACH).json().has("defendedByDefault")).isFalse();

    var late = rep.ahead(Duration.ofDays(32));
    var overdue = late.get(OUTREACH).expect(200);
    assertThat(overdue.header("ETag")).contains("\"1-d\"");
    assertThat(overdue.at("/defendedByDefault/since")).isEqualTo(day.plusDays(1).toString());
    assertThat(overdue.json().at("/defendedByDefault/itself").asBoolean()).isTrue();
    assertThat(overdue.json().at("/defendedByDefault/clauses")).hasSize(3 + 2 + 2);

    var shorter =
        with(newProposal("p-1", "outreach", 1, "better"), "/content/guidance/0/text", "\"Two.\"");
    late.post("/v1/proposals", reviewed(shorter, day)).expect(201);
    accept(lead.ahead(Duration.ofDays(32)), "p-1", "{\"verdict\": \"ACCEPT\"}");
    var looked = late.get(OUTREACH).json();
    assertThat(looked.at("/version").asInt()).isEqualTo(2);
    assertThat(looked.at("/defendedByDefault/itself").asBoolean(true)).isFalse();
    assertThat(looked.at("/defendedByDefault/clauses").toString()).doesNotContain("\"short\"");

    var again = reviewed(newProposal("p-2", "outreach", 2, "better still"), day.plusDays(90));
    late.post("/v1/proposals", again).expect(201);
    accept(lead.ahead(Duration.ofDays(32)), "p-2", "{\"verdict\": \"ACCEPT\"}");
    assertThat(late.get(OUTREACH).json().has("defendedByDefault")).isFalse();
  }

  private void accept(ObjectNode proposal, Instant from) {
    rep.post("/v1/proposals", proposal).expect(201);
    var review = "{\"verdict\": \"ACCEPT\", \"effectiveFrom\": \"%s\"}".formatted(from);
    accept(lead, proposal.get("id").asString(), review);
  }

  private static Answer accept(PolicyApi reviewer, String proposal, String review) {
    var path = "/v1/proposals/" + proposal;
    var tag = reviewer.get(path).header("ETag").orElseThrow();
    return reviewer.post(path + "/reviews", review, "If-Match", tag).expect(200);
  }

  private static ObjectNode reviewed(ObjectNode body, LocalDate day) {
    return with(body, "/content/review", "{\"reviewBy\": \"%s\"}".formatted(day));
  }
}
