package org.doubleloop.policy.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.policy.test.Outreach.newPolicy;
import static org.doubleloop.policy.test.Outreach.newProposal;
import static org.doubleloop.policy.test.Outreach.with;

import java.util.List;
import java.util.Map;
import org.doubleloop.kit.test.Answer;
import org.doubleloop.policy.test.PolicyApi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What reviewers do, through the API.
class ReviewStoryTest {
  private static final String RULE =
      """
      [{"op": "ADD", "kind": "RULE", "before": "managers-by-email",
        "rule": {"id": "vps-by-phone", "when": "seniority == 'VP'", "effect": "PREFER",
                 "matching": {"channel": "phone"}, "reason": "They pick up."}}]
      """;
  private static final String OTHER_HYPOTHESIS =
      "[{\"op\": \"SET\", \"set\": {\"hypothesis\": \"Calls work.\"}}]";

  private final PolicyApi rep = PolicyApi.inNewOrganization("rep", "policies:write policies:read");
  private final PolicyApi lead = rep.as("lead", "proposals:review policies:read");
  private final PolicyApi head = rep.as("head", "proposals:review policies:read");

  @BeforeEach
  void policy() {
    rep.post("/v1/policies", newPolicy("outreach")).expect(201);
  }

  @Test
  void oneCallTellsWhatChangesAndOneDecides() {
    propose("p-1", 1, RULE);
    var proposal = lead.get("/v1/proposals/p-1").json();
    assertThat(proposal.at("/changes/0/sentence").asString())
        .isEqualTo(
            "New rule `vps-by-phone`: prefers every option with `channel=phone` where"
                + " `seniority == 'VP'`");
    assertThat(proposal.at("/changes")).hasSize(1);
    assertThat(proposal.at("/editions/0/change/0/op").asString()).isEqualTo("ADD");
    assertThat(texts(proposal.at("/content/rules"), "id"))
        .containsExactly("customers-by-phone", "vps-by-phone", "managers-by-email");
    assertThat(texts(proposal.at("/next")))
        .containsExactly("ACCEPT", "AMEND", "REJECT", "MORE_EVIDENCE", "TRY", "COMMENT", "REBASE");
    assertThat(texts(rep.get("/v1/proposals/p-1").json().at("/next")))
        .containsExactly("COMMENT", "EDIT", "REBASE", "WITHDRAW");
    assertThat(review(lead, "p-1", 1, "ACCEPT").json().at("/state").asString())
        .isEqualTo("ACCEPTED");
  }

  @Test
  void whoAmendsAcceptsItSoAndBothTextsAreKept() {
    propose("p-1", 1, RULE);
    var amendment = RULE.replace("They pick up.", "They pick up before nine.");
    var amended =
        lead.post(
                "/v1/proposals/p-1/reviews",
                "{\"verdict\": \"AMEND\", \"reason\": \"Say when.\", \"change\": %s}"
                    .formatted(amendment),
                "If-Match",
                "\"1\"")
            .expect(200)
            .json();
    assertThat(amended.at("/state").asString()).isEqualTo("ACCEPTED");
    assertThat(amended.at("/editions")).hasSize(2);
    assertThat(amended.at("/editions/0/content/rules/1/reason").asString())
        .isEqualTo("They pick up.");
    assertThat(amended.at("/editions/1/origin").asString()).isEqualTo("AMENDED");
    var version = rep.get("/v1/policies/outreach").json();
    assertThat(version.at("/content/rules/1/reason").asString())
        .isEqualTo("They pick up before nine.");
    assertThat(version.at("/author").asString()).isEqualTo("rep");
    assertThat(version.at("/acceptedBy").asString()).isEqualTo("lead");
  }

  @Test
  void twoHaveToApproveOfTheSameContentWhereThePolicyAsksForTwo() {
    var terms = "[{\"op\": \"SET\", \"set\": {\"review\": {\"quorum\": 2}}}]";
    propose("terms", 1, terms);
    review(lead, "terms", 1, "ACCEPT").expect(200);

    propose("p-1", 2, RULE);
    var once = review(lead, "p-1", 1, "ACCEPT").json();
    assertThat(once.at("/state").asString()).isEqualTo("OPEN");
    assertThat(head.get("/v1/proposals/p-1").json().at("/approvals").asInt()).isEqualTo(1);
    review(lead, "p-1", 2, "ACCEPT").expectProblem(409, "already-reviewed");

    step(lead, "p-1", "take-back", 2).expect(200);
    review(head, "p-1", 3, "ACCEPT").expect(200);
    var edited =
        rep.send(
            "PUT",
            "/v1/proposals/p-1",
            "{\"change\": %s}".formatted(OTHER_HYPOTHESIS),
            "If-Match",
            "\"4\"");
    edited.expect(200);
    assertThat(head.get("/v1/proposals/p-1").json().at("/approvals").asInt())
        .as("an edit revokes approvals")
        .isZero();

    var body = "{\"verdict\": \"AMEND\", \"reason\": \"Both.\", \"change\": %s}".formatted(RULE);
    lead.post("/v1/proposals/p-1/reviews", body, "If-Match", "\"5\"").expect(200);
    review(lead, "p-1", 6, "ACCEPT").expectProblem(403, "own-proposal");
    review(head, "p-1", 6, "ACCEPT").expect(200);
    rep.as("third", "proposals:review")
        .post("/v1/proposals/p-1/reviews", "{\"verdict\": \"ACCEPT\"}", "If-Match", "\"7\"")
        .expect(200);
    assertThat(rep.get("/v1/policies/outreach").header("ETag")).contains("\"3\"");
  }

  @Test
  void whatComesBehindGoesOnWhereItTouchesSomethingElse() {
    propose("p-1", 1, RULE);
    propose("p-2", 1, OTHER_HYPOTHESIS);
    review(lead, "p-2", 1, "ACCEPT").expect(200);
    var behind = lead.get("/v1/proposals/p-1").json();
    assertThat(behind.at("/rebase/newestVersion").asInt()).isEqualTo(2);
    assertThat(behind.at("/rebase/conflicts")).isEmpty();
    review(lead, "p-1", 1, "ACCEPT").expectProblem(409, "stale-base");

    var rebased = step(rep, "p-1", "rebase", 1).expect(200).json();
    assertThat(rebased.at("/baseVersion").asInt()).isEqualTo(2);
    assertThat(rebased.at("/content/hypothesis").asString()).isEqualTo("Calls work.");
    assertThat(rebased.at("/editions/1/origin").asString()).isEqualTo("REBASED");
    review(lead, "p-1", 2, "ACCEPT").expect(200);
    var version = rep.get("/v1/policies/outreach").json();
    assertThat(version.at("/version").asInt()).isEqualTo(3);
    assertThat(version.at("/content/hypothesis").asString()).isEqualTo("Calls work.");
    assertThat(version.at("/content/rules")).hasSize(3);
  }

  @Test
  void whatOverlapsIsAConflictWithBothSides() {
    propose("p-1", 1, OTHER_HYPOTHESIS);
    var second = propose("p-2", 1, OTHER_HYPOTHESIS.replace("Calls", "Letters"));
    assertThat(second.at("/overlapping")).as("own fields are no clause").isEmpty();
    review(lead, "p-2", 1, "ACCEPT").expect(200);
    var conflict = step(lead, "p-1", "rebase", 1);
    conflict.expectProblem(409, "rebase-conflict", "/content");
    assertThat(conflict.json().at("/errors/0/message").asString())
        .contains("`Letters work.`", "`Calls work.`");
    assertThat(lead.get("/v1/proposals/p-1").json().at("/rebase/conflicts")).hasSize(1);
    assertThat(rep.get("/v1/policies/outreach").json().at("/content/hypothesis").asString())
        .isEqualTo("Letters work.");
  }

  @Test
  void whatHasHappenedAlreadyIsSuperseded() {
    propose("p-1", 1, OTHER_HYPOTHESIS);
    propose("p-2", 1, OTHER_HYPOTHESIS);
    review(lead, "p-2", 1, "ACCEPT").expect(200);
    assertThat(step(lead, "p-1", "rebase", 1).expect(200).json().at("/state").asString())
        .isEqualTo("SUPERSEDED");
    assertThat(waiting(lead)).isEmpty();
  }

  @Test
  void aProposalNamesOthersAtTheSameClause() {
    propose("p-1", 1, RULE);
    var second = propose("p-2", 1, RULE.replace("VP", "Manager"));
    assertThat(second.at("/overlapping/0/id").asString()).isEqualTo("p-1");
    assertThat(second.at("/overlapping/0/clauses/0/id").asString()).isEqualTo("vps-by-phone");
  }

  @Test
  void nobodyButOwnersTouchesWhatIsLocked() {
    var body = newPolicy("guarded");
    with(body, "/content/guardrails/0/locked", "true");
    with(body, "/content/review", "{\"owners\": [\"owner\"]}");
    rep.post("/v1/policies", body).expect(201);
    var removal =
        """
        {"id": "%s", "policy": "guarded", "baseVersion": 1, "rationale": "They may be called.",
         "change": [{"op": "REMOVE", "kind": "GUARDRAIL", "id": "no-calls-in-retail"}]}
        """;
    rep.post("/v1/proposals", removal.formatted("p-1"))
        .expectProblem(422, "locked-clause", "/content/guardrails");
    rep.as("owner", "policies:write").post("/v1/proposals", removal.formatted("p-2")).expect(201);
  }

  @Test
  void aRollbackIsAProposalToo() {
    propose("p-1", 1, OTHER_HYPOTHESIS);
    review(lead, "p-1", 1, "ACCEPT").expect(200);
    var back =
        rep.post(
                "/v1/policies/outreach/rollback",
                Map.of("id", "back", "version", 1, "rationale", "Replies fell."))
            .expect(201)
            .json();
    assertThat(back.at("/changes/0/sentence").asString()).startsWith("Hypothesis `Calls work.` to");
    review(lead, "back", 1, "ACCEPT").expect(200);
    var diff = rep.get("/v1/policies/outreach/versions/1/diff?to=3").json();
    assertThat(diff.at("/changes")).isEmpty();
    assertThat(rep.get("/v1/policies/outreach/versions/1/diff?to=2").json().at("/changes"))
        .hasSize(1);
  }

  @Test
  void commentsStandBesideWhatTheyAreAboutAndWaitForNobody() {
    propose("p-1", 1, RULE);
    var comment =
        Map.of("text", "All of them?", "clause", Map.of("kind", "RULE", "id", "vps-by-phone"));
    lead.post("/v1/proposals/p-1/comments", comment, "Idempotency-Key", "k").expect(200);
    lead.post("/v1/proposals/p-1/comments", comment, "Idempotency-Key", "k").expect(200);
    rep.post("/v1/proposals/p-1/comments", Map.of("text", "Yes.")).expect(200);
    var comments = lead.get("/v1/proposals/p-1").json().at("/comments");
    assertThat(texts(comments, "text")).containsExactly("All of them?", "Yes.");
    assertThat(comments.at("/0/clause/id").asString()).isEqualTo("vps-by-phone");
  }

  @Test
  void theInboxHasWhatWaitsForTheCaller() {
    propose("p-1", 1, RULE);
    propose("p-2", 1, OTHER_HYPOTHESIS);
    assertThat(waiting(lead)).containsExactly("p-1", "p-2");
    assertThat(waiting(rep.as("rep", "proposals:review"))).as("one's own").isEmpty();
    review(lead, "p-2", 1, "MORE_EVIDENCE").expect(200);
    assertThat(waiting(lead)).as("asked for more").containsExactly("p-1", "p-2");
    review(lead, "p-2", 2, "REJECT").expect(200);
    var inbox = lead.get("/v1/inbox").json();
    assertThat(texts(inbox.at("/items"), "proposal")).containsExactly("p-1");
    assertThat(inbox.at("/items/0/sentence").asString()).startsWith("New rule `vps-by-phone`");
    assertThat(inbox.at("/waiting").asInt()).isEqualTo(1);
    assertThat(inbox.at("/counts/0/policy").asString()).isEqualTo("outreach");
  }

  @Test
  void stepsThatDoNotFitSayWhere() {
    rep.post("/v1/proposals", proposal("p-1", 1, RULE.replace("managers-by-email", "unknown")))
        .expectProblem(422, "invalid-policy", "/change/0/before");
    rep.post(
            "/v1/proposals", proposal("p-1", 1, RULE.replace("vps-by-phone", "customers-by-phone")))
        .expectProblem(422, "invalid-policy", "/change/0/id");
    rep.post("/v1/proposals", proposal("p-1", 1, RULE.replace("\"kind\": \"RULE\",", "")))
        .expectProblem(400, "invalid-request", "/change/0/kind");
    rep.post("/v1/proposals", proposal("p-1", 1, RULE.replace("seniority ==", "rank ==")))
        .expectProblem(422, "invalid-policy", "/content/rules/1/when");
    var both = newProposal("p-1", "outreach", 1, "better");
    with(both, "/change", RULE);
    rep.post("/v1/proposals", both).expectProblem(400, "invalid-request", "/change");
  }

  @Test
  void whatLeavesNoOptionIsAcceptedInSpiteOfThatAlone() {
    propose(
        "p-1",
        1,
        """
        [{"op": "ADD", "kind": "GUARDRAIL", "guardrail":
          {"id": "nobody", "when": "industry == 'retail'", "matching": {"channel": "email"},
           "reason": "Retail wants to be left alone."}}]
        """);
    review(lead, "p-1", 1, "ACCEPT").expectProblem(422, "needs-despite", "/despite");
    assertThat(lead.get("/v1/proposals/p-1").json().at("/state").asString()).isEqualTo("OPEN");
    lead.post(
            "/v1/proposals/p-1/reviews",
            Map.of("verdict", "ACCEPT", "despite", "That is the point."),
            "If-Match",
            "\"1\"")
        .expect(200);
    assertThat(lead.get("/v1/proposals/p-1").json().at("/reviews/0/despite").asString())
        .isEqualTo("That is the point.");
  }

  private JsonNode propose(String id, int base, String change) {
    return rep.post("/v1/proposals", proposal(id, base, change)).expect(201).json();
  }

  private static String proposal(String id, int base, String change) {
    return """
    {"id": "%s", "policy": "outreach", "baseVersion": %d, "rationale": "Because.",
     "change": %s}
    """
        .formatted(id, base, change);
  }

  private static Answer review(PolicyApi reviewer, String proposal, int tag, String verdict) {
    return reviewer.post(
        "/v1/proposals/" + proposal + "/reviews",
        Map.of("verdict", verdict, "reason", "So."),
        "If-Match",
        "\"" + tag + "\"");
  }

  private static Answer step(PolicyApi by, String proposal, String step, int tag) {
    return by.post("/v1/proposals/" + proposal + "/" + step, null, "If-Match", "\"" + tag + "\"");
  }

  private static List<String> waiting(PolicyApi reviewer) {
    return texts(reviewer.get("/v1/inbox").json().at("/items"), "proposal");
  }

  private static List<String> texts(JsonNode items) {
    return items.valueStream().map(JsonNode::asString).toList();
  }

  private static List<String> texts(JsonNode items, String field) {
    return items.valueStream().map(item -> item.get(field).asString()).toList();
  }
}
