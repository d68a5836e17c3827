package org.doubleloop.policy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.doubleloop.kit.test.Patience;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// A hunch is proposed, tried, and comes back with what came of it: a person decides.
class TrialStoryTest {
  private static final String ACCEPT = "{\"verdict\": \"ACCEPT\"}";

  private final Trying trying = new Trying();

  @Test
  void aHunchIsTriedHoldsAndIsAccepted() {
    var proposed = trying.propose("vp-efficiency", "HUNCH", "financial-services").expect(201);
    assertThat(proposed.at("/author")).isEqualTo("recommender");
    assertThat(proposed.at("/authorKind")).isEqualTo("SERVICE");
    assertThat(proposed.at("/finding/counts/0/successes")).isEqualTo("8");
    assertThat(trying.inbox(trying.lead)).containsExactly("vp-efficiency");

    var tried = trying.attempt(trying.lead, "vp-efficiency").expect(200);
    assertThat(tried.at("/state")).isEqualTo("OPEN");
    assertThat(tried.at("/trial/state")).isEqualTo("RUNNING");
    assertThat(trying.inbox(trying.lead)).as("while it runs").isEmpty();
    var id = trying.trialOf("vp-efficiency");
    var running = trying.rep.get("/v1/experiments/" + id).expect(200);
    assertThat(running.at("/state")).isEqualTo("RUNNING");
    assertThat(running.at("/proposal")).isEqualTo("vp-efficiency");
    assertThat(running.at("/where"))
        .isEqualTo("industry == 'financial-services' && seniority == 'VP'");
    assertThat(running.at("/share")).isEqualTo("1.0");
    assertThat(running.at("/consents/0")).isEqualTo("lead");
    assertThat(running.at("/outlook/sentence")).contains("units in the trial will have closed");
    var news = awaitNews(1);
    assertThat(news.at("/state").asString()).isEqualTo("RUNNING");
    assertThat(news.at("/content/rules/2/id").asString()).isEqualTo("vp-efficiency");

    trying.end(id, "HELD", "TEST").expect(200);
    var back = trying.rep.get("/v1/proposals/vp-efficiency");
    assertThat(back.at("/trial/state")).isEqualTo("ENDED");
    assertThat(back.at("/trial/outcome")).isEqualTo("HELD");
    assertThat(back.at("/trial/ending/results/estimate")).isEqualTo("0.194");
    assertThat(trying.inbox(trying.lead)).containsExactly("vp-efficiency");
    assertThat(trying.lead.get("/v1/inbox").at("/items/0/trial/outcome")).isEqualTo("HELD");
    assertThat(awaitNews(2).has("content")).isFalse();

    trying.review(trying.lead, "vp-efficiency", ACCEPT).expect(200);
    assertThat(trying.rep.get("/v1/policies/outreach").at("/version")).isEqualTo("2");
    assertThat(
            trying.rep.get("/v1/policies/outreach/lineage").json().at("/items/0").has("judgment"))
        .as("a trial has held")
        .isFalse();
    var learning = "{\"learning\": \"Vice presidents answer for costs.\"}";
    trying.step(trying.lead, id, "conclude", learning).expect(200);
    assertThat(
            trying
                .rep
                .get("/v1/experiments?policy=outreach&text=COSTS%20vice")
                .at("/items/0/learning/text"))
        .isEqualTo("Vice presidents answer for costs.");
    assertThat(trying.rep.get("/v1/experiments?text=sustainability").json().at("/items")).isEmpty();
  }

  @Test
  void aHunchIsAcceptedOnJudgment() {
    trying.propose("vp-efficiency", "HUNCH", "financial-services").expect(201);
    trying.review(trying.lead, "vp-efficiency", ACCEPT).expect(200);
    assertThat(trying.rep.get("/v1/policies/outreach/lineage").at("/items/0/judgment"))
        .isEqualTo("true");
  }

  @Test
  void whatIsRejectedIsToldWithItsReasonAndWhatWasFound() {
    trying.propose("vp-efficiency", "HUNCH", "financial-services").expect(201);
    trying
        .review(
            trying.lead,
            "vp-efficiency",
            "{\"verdict\": \"REJECT\", \"code\": \"WRONG_PLACE\", \"reason\": \"Only banks.\"}")
        .expect(200);
    Patience.await().until(() -> trying.news("proposal").size() == 2);
    var told = trying.news("proposal").getLast();
    assertThat(told.at("/state").asString()).isEqualTo("REJECTED");
    assertThat(told.at("/rejection/code").asString()).isEqualTo("WRONG_PLACE");
    assertThat(told.at("/rejection/reason").asString()).isEqualTo("Only banks.");
    assertThat(told.at("/finding/place/0/value").asString()).isEqualTo("financial-services");
  }

  @Nested
  class WhatEndsATrial {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "ACCEPT | {\"verdict\": \"ACCEPT\"}",
          "REJECT | {\"verdict\": \"REJECT\", \"reason\": \"No.\"}",
          "AMEND  | {\"verdict\": \"AMEND\", \"reason\": \"So.\", \"change\": [{\"op\": \"SET\","
              + " \"set\": {\"title\": \"Outreach\"}}]}"
        })
    void aDecisionOnTheProposal(String name, String body) {
      trying.propose("vp", "HUNCH", "financial-services").expect(201);
      trying.attempt(trying.lead, "vp").expect(200);
      var id = trying.trialOf("vp");
      trying.review(trying.other, "vp", body).expect(200);
      assertStopped(id, "STOPPED");
    }

    @Test
    void anEditOfTheProposal() {
      var body =
          Trying.proposal("mine", "HUNCH", "retail").replaceFirst("(?s), \"finding\".*", "}");
      trying.rep.post("/v1/proposals", body).expect(201);
      trying.attempt(trying.lead, "mine").expect(200);
      var id = trying.trialOf("mine");
      trying
          .rep
          .send(
              "PUT",
              "/v1/proposals/mine",
              "{\"change\": " + Trying.change("mine", "seniority == 'VP'") + "}",
              "If-Match",
              trying.tag("/v1/proposals/mine"))
          .expect(200);
      assertStopped(id, "STOPPED");
      assertThat(trying.inbox(trying.lead)).containsExactly("mine");
    }

    @Test
    void aPersonAndWhatCameOfItIsSaidLater() {
      trying.propose("vp", "HUNCH", "financial-services").expect(201);
      trying.attempt(trying.lead, "vp").expect(200);
      var id = trying.trialOf("vp");
      trying.step(trying.lead, id, "stop", "{\"reason\": \"The campaign is over.\"}").expect(200);
      assertStopped(id, "STOPPED");
      assertThat(trying.inbox(trying.lead)).containsExactly("vp");
      trying.end(id, "HELD", "TEST").expectProblem(409, "experiment-state");
      trying.end(id, "UNDECIDED", "STOPPED").expect(200);
      trying.end(id, "UNDECIDED", "STOPPED").expect(200);
      var ended = trying.rep.get("/v1/experiments/" + id);
      assertThat(ended.at("/ending/reason")).isEqualTo("The campaign is over.");
      assertThat(ended.at("/ending/results/counts/1/successes")).isEqualTo("52");
    }

    @Test
    void aVersionThatItCannotBePutOnto() {
      trying.propose("vp", "HUNCH", "financial-services").expect(201);
      trying.attempt(trying.lead, "vp").expect(200);
      var id = trying.trialOf("vp");
      accepted(
          "{\"op\": \"SET\", \"set\": {\"metric\": {\"outcome\": \"converted\","
              + " \"direction\": \"INCREASE\", \"window\": \"P14D\"}}}");
      assertStopped(id, "BASE_CHANGED");
    }

    private void assertStopped(String id, String because) {
      var ended = trying.rep.get("/v1/experiments/" + id);
      assertThat(ended.at("/state")).isEqualTo("ENDED");
      assertThat(ended.at("/ending/outcome")).isEqualTo("UNDECIDED");
      assertThat(ended.at("/ending/because")).isEqualTo(because);
    }
  }

  @Test
  void goesOnBesideAVersionThatChangesSomethingElse() {
    trying.propose("vp", "HUNCH", "financial-services").expect(201);
    trying.attempt(trying.lead, "vp").expect(200);
    var id = trying.trialOf("vp");
    accepted("{\"op\": \"REMOVE\", \"kind\": \"GUIDANCE\", \"id\": \"short\"}");
    var running = trying.rep.get("/v1/experiments/" + id);
    assertThat(running.at("/state")).isEqualTo("RUNNING");
    assertThat(running.at("/baseVersion")).isEqualTo("2");
    assertThat(running.at("/content/guidance/0/id")).isEqualTo("formal");
    assertThat(running.json().at("/changes")).hasSize(1);
    assertThat(awaitNews(2).at("/baseVersion").asInt()).isEqualTo(2);
  }

  private void accepted(String step) {
    trying
        .rep
        .post(
            "/v1/proposals",
            """
            {"id": "else", "policy": "outreach", "baseVersion": 1, "rationale": "So.",
             "change": [%s]}
            """
                .formatted(step))
        .expect(201);
    trying.review(trying.other, "else", ACCEPT).expect(200);
  }

  @Nested
  class WhatCannotBeTried {
    @Test
    void twoAtOnePlace() {
      trying.propose("vp", "HUNCH", "financial-services").expect(201);
      trying.propose("vp-too", "HUNCH", "financial-services").expect(201);
      trying.propose("elsewhere", "HUNCH", "retail").expect(201);
      trying.attempt(trying.lead, "vp").expect(200);
      var refused = trying.attempt(trying.lead, "vp-too").expectProblem(409, "experiment-running");
      assertThat(refused.at("/detail")).contains(trying.trialOf("vp"));
      trying.attempt(trying.lead, "vp").expectProblem(409, "on-trial");
      trying.attempt(trying.lead, "elsewhere").expect(200);
    }

    @Test
    void whatNoUnitCanHaveForItself() {
      for (var step :
          new String[] {
            "{\"op\": \"REMOVE\", \"kind\": \"GUARDRAIL\", \"id\": \"no-calls-in-retail\"}",
            "{\"op\": \"SET\", \"set\": {\"unit\": \"ACCOUNT\"}}",
            "{\"op\": \"SET\", \"set\": {\"title\": \"Only words\"}}"
          }) {
        var id = "p-" + Integer.toHexString(step.hashCode());
        trying
            .rep
            .post(
                "/v1/proposals",
                """
                {"id": "%s", "policy": "outreach", "baseVersion": 1, "rationale": "So.",
                 "change": [%s]}
                """
                    .formatted(id, step))
            .expect(201);
        trying.attempt(trying.lead, id).expectProblem(422, "not-triable");
        assertThat(trying.lead.get("/v1/proposals/" + id).json().at("/next").toString())
            .contains("ACCEPT")
            .doesNotContain("TRY");
      }
    }

    @Test
    void onesOwnProposalOrByAServiceOrUntilYesterday() {
      trying.propose("vp", "HUNCH", "financial-services").expect(201);
      trying
          .review(
              trying.rep.as("recommender", "proposals:review policies:read"),
              "vp",
              "{\"verdict\": \"TRY\", \"until\": \"" + Trying.day(9) + "\"}")
          .expectProblem(403, "own-proposal");
      trying
          .review(trying.lead, "vp", "{\"verdict\": \"TRY\", \"until\": \"" + Trying.day(0) + "\"}")
          .expectProblem(400, "invalid-request", "/until");
      trying
          .review(trying.lead, "vp", "{\"verdict\": \"TRY\"}")
          .expectProblem(400, "invalid-request", "/until");
      trying
          .recommender
          .post("/v1/proposals/vp/reviews", ACCEPT, "If-Match", "\"1\"")
          .expectProblem(403, "forbidden");
    }
  }

  @Test
  void takesAsManyConsentsAsTheQuorumAndIsAsSmallAndShortAsAnybodyWants() {
    var two = new Trying(Trying.policyWithQuorum(2));
    two.propose("vp", "HUNCH", "financial-services").expect(201);
    var first =
        two.review(
            two.lead,
            "vp",
            "{\"verdict\": \"TRY\", \"share\": 0.4, \"until\": \"" + Trying.day(60) + "\"}");
    assertThat(first.expect(200).json().has("trial")).isFalse();
    assertThat(two.inbox(two.other)).containsExactly("vp");
    var second =
        two.review(
            two.other, "vp", "{\"verdict\": \"TRY\", \"until\": \"" + Trying.day(30) + "\"}");
    assertThat(second.expect(200).at("/trial/share")).isEqualTo("0.4");
    assertThat(second.at("/trial/until")).isEqualTo(Trying.day(30).toString());
    assertThat(two.rep.get("/v1/experiments/" + two.trialOf("vp")).json().at("/consents"))
        .hasSize(2);
  }

  @Test
  void saysBeforeItBeginsWhatItCanShow() {
    trying.propose("vp", "HUNCH", "financial-services").expect(201);
    assertThat(trying.lead.get("/v1/proposals/vp").json().at("/next").toString()).contains("TRY");
    var dry =
        trying.review(
            trying.lead,
            "vp",
            "{\"verdict\": \"TRY\", \"until\": \"" + Trying.day(90) + "\", \"rate\": 0.15}",
            "?dryRun=true");
    assertThat(dry.expect(200).at("/outlook/unitsPerWeek")).isEqualTo("60.0");
    assertThat(dry.at("/outlook/smallest")).isNotEmpty();
    var after = trying.rep.get("/v1/proposals/vp");
    assertThat(after.json().has("trial")).as("nothing is stored").isFalse();
    assertThat(after.json().at("/reviews")).isEmpty();
  }

  @Test
  void hasThreeHunchesOpenAndNoMore() {
    for (int i = 0; i < 3; i++) {
      trying.propose("hunch-" + i, "HUNCH", "retail").expect(201);
    }
    trying.propose("hunch-3", "HUNCH", "retail").expectProblem(409, "too-many-hunches");
    trying.propose("hunch-2", "HUNCH", "retail").expect(201);
    trying.propose("holds", "HOLDS", "retail").expect(201);
  }

  @Test
  void onlyTheRecommenderHasFindings() {
    trying
        .rep
        .post("/v1/proposals", Trying.proposal("p", "HUNCH", "retail"))
        .expectProblem(403, "forbidden");
    trying
        .recommender
        .post(
            "/v1/proposals",
            Trying.proposal("p", "HUNCH", "retail").replaceFirst("(?s), \"finding\".*", "}"))
        .expectProblem(400, "invalid-request", "/finding");
    trying
        .recommender
        .post(
            "/v1/proposals",
            Trying.proposal("p", "HUNCH", "retail")
                .replace(
                    "\"tier\"",
                    "\"likeIt\": {\"tried\": 12, \"held\": 13, \"sentence\": \"s\"}, \"tier\""))
        .expectProblem(400, "invalid-request", "/finding/likeIt/held");
    trying
        .recommender
        .post(
            "/v1/proposals",
            Trying.proposal("p", "HUNCH", "retail")
                .replace("\"attribute\": \"industry\"", "\"attribute\": \"color\"")
                .replace("\"value\": \"VP\"", "\"value\": \"CEO\""))
        .expectProblem(
            422, "invalid-policy", "/finding/place/0/attribute", "/finding/place/1/value");
  }

  private JsonNode awaitNews(int number) {
    Patience.await().until(() -> trying.news("experiment").size() == number);
    return trying.news("experiment").getLast();
  }
}
