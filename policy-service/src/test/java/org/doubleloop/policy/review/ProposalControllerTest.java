package org.doubleloop.policy.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.policy.test.Outreach.newPolicy;
import static org.doubleloop.policy.test.Outreach.newProposal;
import static org.doubleloop.policy.test.Outreach.with;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.doubleloop.kit.test.Answer;
import org.doubleloop.policy.test.Outreach;
import org.doubleloop.policy.test.PolicyApi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Proposals and reviews over HTTP; every answer is checked against the contract.
class ProposalControllerTest {
  private static final String ACCEPT = "{\"verdict\": \"ACCEPT\", \"reason\": \"The counts.\"}";
  private static final String REJECT = "{\"verdict\": \"REJECT\", \"reason\": \"Too few.\"}";

  private final PolicyApi rep = PolicyApi.inNewOrganization("rep", "policies:write policies:read");
  private final PolicyApi lead = rep.as("lead", "proposals:review policies:read policies:write");

  @BeforeEach
  void makeVersionOne() {
    rep.post("/v1/policies", newPolicy("outreach"));
  }

  @Test
  void leadFromAVersionThroughAReviewToTheNext() {
    var proposed = rep.post("/v1/proposals", newProposal("p-1", "outreach", 1, "better"));
    assertThat(proposed.status()).isEqualTo(201);
    assertThat(proposed.header("Location")).contains("/v1/proposals/p-1");
    assertThat(proposed.header("ETag")).contains("\"1\"");
    var open = proposed.json();
    assertThat(open.at("/state").asString()).isEqualTo("OPEN");
    assertThat(open.at("/author").asString()).isEqualTo("rep");
    assertThat(open.at("/reviews")).isEmpty();
    assertThat(open.has("version")).isFalse();
    assertThat(open.at("/evidence/0/counts/0/trials").asInt()).isEqualTo(12);
    assertThat(open.at("/learnability/sentence").asString()).contains("50/50 trial");

    var reviewed = review(lead, "p-1", ACCEPT, "\"1\"");
    assertThat(reviewed.status()).isEqualTo(200);
    var accepted = reviewed.json();
    assertThat(accepted.at("/state").asString()).isEqualTo("ACCEPTED");
    assertThat(accepted.at("/version").asInt()).isEqualTo(2);
    assertThat(accepted.at("/reviews/0/reviewer").asString()).isEqualTo("lead");
    assertThat(accepted.at("/reviews/0/verdict").asString()).isEqualTo("ACCEPT");
    var read = rep.get("/v1/proposals/p-1");
    assertThat(
            ((ObjectNode) read.json())
                .without(List.of("quorum", "approvals", "overlapping", "next")))
        .as("but for what is around it")
        .isEqualTo(accepted);
    assertThat(read.header("ETag")).isEqualTo(reviewed.header("ETag"));

    var inForce = rep.get("/v1/policies/outreach");
    assertThat(inForce.header("ETag")).contains("\"2\"");
    assertThat(inForce.json().at("/etag").asString()).isEqualTo("\"2\"");
    assertThat(read.header("ETag")).contains(read.json().at("/etag").asString());
    assertThat(inForce.json().at("/content/hypothesis").asString()).isEqualTo("better");
    assertThat(inForce.json().at("/proposal").asString()).isEqualTo("p-1");
    assertThat(inForce.json().at("/acceptedBy").asString()).isEqualTo("lead");
    assertThat(inForce.json().at("/author").asString()).isEqualTo("rep");
    assertThat(inForce.json().at("/contentHash")).isEqualTo(accepted.at("/contentHash"));
    assertThat(texts(rep.get("/v1/policies/outreach/versions").json(), "/version"))
        .containsExactly("2", "1");
    var alone = Outreach.without((ObjectNode) inForce.json(), "/notes");
    alone.remove("etag");
    assertThat(alone.remove("learnability")).isEqualTo(accepted.at("/learnability"));
    assertThat(rep.get("/v1/policies").json().at("/items/0"))
        .as("without what is only said of one")
        .isEqualTo(alone);
  }

  @Nested
  class Opening {
    @Test
    void saysWhatItMeansForWhatWasCountedAsTheVersionDoesThatItBecomes() {
      var body = newProposal("p-1", "outreach", 1, "better");
      with(body, "/content/metric/outcome", "\"opened\"");
      var notes = rep.post("/v1/proposals", body).json().at("/notes");
      assertThat(notes).hasSize(1);
      assertThat(notes.path(0).asString()).contains("another outcome: counting begins anew");
      assertThat(rep.get("/v1/proposals/p-1").json().at("/notes")).isEqualTo(notes);
      review(lead, "p-1", ACCEPT, "\"1\"");
      assertThat(rep.get("/v1/policies/outreach").json().at("/notes")).isEqualTo(notes);
      assertThat(rep.get("/v1/policies/outreach/versions/1").json().at("/notes")).isEmpty();
    }

    @Test
    void answersARepeatByteForByteAlsoWhenItIsDecided() {
      var body = newProposal("p-1", "outreach", 1, "better");
      var first = rep.post("/v1/proposals", body);
      review(lead, "p-1", ACCEPT, "\"1\"");
      var repeat = rep.post("/v1/proposals", body);
      assertThat(repeat.status()).isEqualTo(201);
      assertThat(repeat.text()).isEqualTo(first.text());
      assertThat(repeat.header("ETag")).isEqualTo(first.header("ETag"));
    }

    @Test
    void knowsARepeatByItsKey() {
      var body = newProposal(null, "outreach", 1, "better");
      var first = rep.post("/v1/proposals", body, "Idempotency-Key", "k");
      assertThat(rep.post("/v1/proposals", body, "Idempotency-Key", "k").text())
          .isEqualTo(first.text());
      var other = newProposal(null, "outreach", 1, "different");
      rep.post("/v1/proposals", other, "Idempotency-Key", "k")
          .expectProblem(422, "idempotency-key-reused");
    }

    @Test
    void refusesWhatCannotBecomeTheNextVersion() {
      rep.post("/v1/proposals", newProposal("p-1", "outreach", 1, "better"));
      rep.post("/v1/proposals", newProposal("p-1", "outreach", 1, "worse"))
          .expectProblem(409, "conflict");
      rep.post("/v1/proposals", newProposal("p-2", "unknown", 1, "better"))
          .expectProblem(404, "not-found");
      rep.post("/v1/proposals", newProposal("p-2", "outreach", 2, "better"))
          .expectProblem(409, "stale-base");
      var same = newProposal("p-2", "outreach", 1, "better");
      same.set("content", Outreach.content());
      rep.post("/v1/proposals", same).expectProblem(422, "unchanged", "/content");
      var broken = newProposal("p-2", "outreach", 1, "better");
      Outreach.with(broken, "/content/rules/0/when", "\"custommer\"");
      Outreach.with(broken, "/evidence/0/counts/0/successes", "13");
      rep.post("/v1/proposals", broken)
          .expectProblem(
              422, "invalid-policy", "/content/rules/0/when", "/evidence/0/counts/0/successes");
      var stranger = PolicyApi.inNewOrganization("rep", "policies:write");
      stranger
          .post("/v1/proposals", newProposal("p-3", "outreach", 1, "better"))
          .expectProblem(404, "not-found");
    }
  }

  @Nested
  class Reviewing {
    @BeforeEach
    void propose() {
      rep.post("/v1/proposals", newProposal("p-1", "outreach", 1, "better"));
    }

    @Test
    void rejectsForAReason() {
      review(lead, "p-1", "{\"verdict\": \"REJECT\"}", "\"1\"")
          .expectProblem(400, "invalid-request", "/reason");
      review(lead, "p-1", "{\"verdict\": \"REJECT\", \"reason\": \"  \"}", "\"1\"")
          .expectProblem(400, "invalid-request", "/reason");
      var rejected = review(lead, "p-1", REJECT, "\"1\"").json();
      assertThat(rejected.at("/state").asString()).isEqualTo("REJECTED");
      assertThat(rejected.at("/reviews/0/reason").asString()).isEqualTo("Too few.");
      assertThat(rejected.has("version")).isFalse();
      assertThat(rep.get("/v1/policies/outreach").json().at("/version").asInt()).isEqualTo(1);
      review(lead, "p-1", ACCEPT, "\"2\"").expectProblem(409, "proposal-closed");
    }

    @Test
    void isBasedOnTheStateThatTheReviewerHasRead() {
      lead.post("/v1/proposals/p-1/reviews", ACCEPT).expectProblem(428, "if-match-required");
      review(lead, "p-1", ACCEPT, "\"7\"").expectProblem(412, "stale");
      review(lead, "p-1", ACCEPT, "W/\"1\"").expectProblem(412, "stale");
      review(lead, "p-1", ACCEPT, "1").expectProblem(400, "invalid-request", "If-Match");
      assertThat(review(lead, "p-1", ACCEPT, "*").status()).isEqualTo(200);
    }

    @Test
    void isNotForTheAuthorWhateverTheKey() {
      var author = rep.as("rep", "proposals:review");
      review(author, "p-1", ACCEPT, "\"1\"").expectProblem(403, "own-proposal");
      review(author, "p-1", REJECT, "\"1\"").expectProblem(403, "own-proposal");
      review(rep, "p-1", ACCEPT, "\"1\"").expectProblem(403, "forbidden");
    }

    @Test
    void tellsTheSecondOfTwoProposalsWhatToDo() {
      rep.post("/v1/proposals", newProposal("p-2", "outreach", 1, "also better"));
      review(lead, "p-2", ACCEPT, "\"1\"");
      var late = review(lead, "p-1", ACCEPT, "\"1\"");
      late.expectProblem(409, "stale-base");
      assertThat(late.json().at("/detail").asString()).contains("Version 2", "rebase it");
      var waiting = rep.get("/v1/proposals/p-1").json();
      assertThat(waiting.at("/state").asString()).isEqualTo("OPEN");
      assertThat(waiting.at("/rebase/newestVersion").asInt()).isEqualTo(2);
      assertThat(waiting.has("version")).isFalse();
      rep.post("/v1/proposals", newProposal("p-3", "outreach", 1, "better"))
          .expectProblem(409, "stale-base");
      assertThat(rep.post("/v1/proposals", newProposal("p-3", "outreach", 2, "better")).status())
          .isEqualTo(201);
    }

    @Test
    void answersARepeatWithItsKeyByteForByte() {
      var first = review(lead, "p-1", ACCEPT, "\"1\"", "Idempotency-Key", "k");
      var repeat = review(lead, "p-1", ACCEPT, "\"1\"", "Idempotency-Key", "k");
      assertThat(repeat.status()).isEqualTo(200);
      assertThat(repeat.text()).isEqualTo(first.text());
      assertThat(repeat.header("ETag")).isEqualTo(first.header("ETag"));
      review(lead, "p-1", REJECT, "\"1\"", "Idempotency-Key", "k")
          .expectProblem(422, "idempotency-key-reused");
      review(lead, "p-1", ACCEPT, "\"1\"").expectProblem(412, "stale");
      var other = rep.as("other", "proposals:review");
      review(other, "p-1", ACCEPT, "\"1\"", "Idempotency-Key", "k").expectProblem(412, "stale");
    }

    @Test
    void findsNothingOfAnotherOrganization() {
      var stranger =
          PolicyApi.inNewOrganization("lead", "proposals:review policies:read policies:write");
      review(stranger, "p-1", ACCEPT, "\"1\"").expectProblem(404, "not-found");
      stranger.get("/v1/proposals/p-1").expectProblem(404, "not-found");
      stranger
          .post("/v1/proposals/p-1/withdraw", null, "If-Match", "\"1\"")
          .expectProblem(404, "not-found");
      assertThat(stranger.get("/v1/proposals").json().at("/items")).isEmpty();
    }
  }

  @Nested
  class Withdrawing {
    @BeforeEach
    void propose() {
      rep.post("/v1/proposals", newProposal("p-1", "outreach", 1, "better"));
    }

    @Test
    void isForTheAuthorAlone() {
      lead.post("/v1/proposals/p-1/withdraw", null, "If-Match", "\"1\"")
          .expectProblem(403, "not-author");
      rep.post("/v1/proposals/p-1/withdraw", null).expectProblem(428, "if-match-required");
      var first = withdraw("Idempotency-Key", "k");
      assertThat(first.json().at("/state").asString()).isEqualTo("WITHDRAWN");
      assertThat(withdraw("Idempotency-Key", "k").text()).isEqualTo(first.text());
      withdraw().expectProblem(412, "stale");
      review(lead, "p-1", ACCEPT, "\"2\"").expectProblem(409, "proposal-closed");
    }

    @Test
    void asksNothingOfABodyThatItDoesNotTake() {
      withdraw("Content-Encoding", "gzip").expect(200);
    }

    private Answer withdraw(String... headers) {
      var all = new ArrayList<>(List.of("If-Match", "\"1\""));
      all.addAll(List.of(headers));
      return rep.post("/v1/proposals/p-1/withdraw", null, all.toArray(String[]::new));
    }
  }

  @Nested
  class Listing {
    @Test
    void goesThroughPagesFromTheNewest() {
      for (int i = 1; i <= 5; i++) {
        rep.post("/v1/proposals", newProposal("p-" + i, "outreach", 1, "better " + i));
      }
      review(lead, "p-2", REJECT, "\"1\"");
      var all = new ArrayList<String>();
      var page = rep.get("/v1/proposals?limit=2").json();
      all.addAll(texts(page, "/id"));
      while (page.has("next")) {
        page = rep.get("/v1/proposals?limit=2&cursor=" + page.get("next").asString()).json();
        all.addAll(texts(page, "/id"));
      }
      assertThat(all).containsExactlyInAnyOrder("p-1", "p-2", "p-3", "p-4", "p-5");
      assertThat(texts(rep.get("/v1/proposals?state=REJECTED").json(), "/id"))
          .containsExactly("p-2");
      assertThat(texts(rep.get("/v1/proposals?policy=outreach&state=OPEN").json(), "/id"))
          .hasSize(4);
      assertThat(texts(rep.get("/v1/proposals?policy=other").json(), "/id")).isEmpty();
    }

    @Test
    void takesACursorOnlyWithItsFilters() {
      rep.post("/v1/proposals", newProposal("p-1", "outreach", 1, "better"));
      rep.post("/v1/proposals", newProposal("p-2", "outreach", 1, "even better"));
      var next = rep.get("/v1/proposals?limit=1&state=OPEN").json().at("/next").asString();
      rep.get("/v1/proposals?state=ACCEPTED&cursor=" + next).expectProblem(400, "invalid-cursor");
      rep.get("/v1/proposals?cursor=" + next).expectProblem(400, "invalid-cursor");
      assertThat(rep.get("/v1/proposals?state=OPEN&cursor=" + next).status()).isEqualTo(200);
      rep.get("/v1/proposals?state=SOMETHING").expectProblem(400, "invalid-request", "state");
    }

    @Test
    void saysThatAProposalHasNotChanged() {
      rep.post("/v1/proposals", newProposal("p-1", "outreach", 1, "better"));
      assertThat(rep.get("/v1/proposals/p-1", "If-None-Match", "\"1\"").status()).isEqualTo(304);
      review(lead, "p-1", REJECT, "\"1\"");
      assertThat(rep.get("/v1/proposals/p-1", "If-None-Match", "\"1\"").status()).isEqualTo(200);
    }
  }

  @Test
  void let64ReviewersAtOnceMakeOneVersion() throws Exception {
    for (int i = 0; i < 8; i++) {
      rep.post("/v1/proposals", newProposal("p-" + i, "outreach", 1, "better " + i));
    }
    var tasks = new ArrayList<Callable<Answer>>();
    for (int i = 0; i < 64; i++) {
      var reviewer = rep.as("reviewer-" + i, "proposals:review");
      var proposal = "p-" + i % 8;
      // The first proposal is rejected, whoever is first; the others may be either.
      var body = i % 8 == 0 || i % 3 == 0 ? REJECT : ACCEPT;
      tasks.add(() -> review(reviewer, proposal, body, "\"1\""));
    }
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : executor.invokeAll(tasks)) {
        assertThat(answer.get().status()).as(answer.get().text()).isIn(200, 409, 412);
      }
    }
    var closed = rep.get("/v1/proposals?policy=outreach").json().at("/items");
    var accepted = new ArrayList<String>();
    for (var proposal : closed) {
      assertThat(proposal.at("/state").asString()).isIn("ACCEPTED", "REJECTED", "STALE");
      if (proposal.at("/state").asString().equals("ACCEPTED")) {
        accepted.add(proposal.at("/id").asString());
      }
    }
    var versions = rep.get("/v1/policies/outreach/versions").json();
    assertThat(texts(versions, "/proposal").stream().filter(p -> !p.isEmpty()))
        .containsExactlyElementsOf(accepted);
    assertThat(accepted).hasSizeLessThanOrEqualTo(1).doesNotContain("p-0");
  }

  private static Answer review(
      PolicyApi reviewer, String proposal, String body, String ifMatch, String... headers) {
    var all = new ArrayList<>(List.of("If-Match", ifMatch));
    all.addAll(List.of(headers));
    return reviewer.post(
        "/v1/proposals/" + proposal + "/reviews", body, all.toArray(String[]::new));
  }

  private static List<String> texts(JsonNode page, String pointer) {
    var found = new ArrayList<String>();
    page.at("/items").forEach(item -> found.add(item.at(pointer).asString()));
    return found;
  }
}
