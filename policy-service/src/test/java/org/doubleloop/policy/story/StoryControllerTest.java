package org.doubleloop.policy.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.doubleloop.kit.test.Answer;
import org.doubleloop.kit.test.Patience;
import org.doubleloop.policy.test.Outreach;
import org.doubleloop.policy.trial.Trying;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// From signals to a decision that is made differently, told when it is asked for.
class StoryControllerTest {
  private static final String ACCEPT = "{\"verdict\": \"ACCEPT\", \"reason\": \"It held.\"}";

  /// Sustainability first, wherever nothing else is said.
  private final Trying trying =
      new Trying(
          Outreach.with(
              Outreach.newPolicy("outreach"),
              "/content/rules/2",
              """
              {"id": "lead", "when": "true", "effect": "PREFER",
               "options": ["sustainability-email"], "reason": "So we believe."}
              """));

  @Test
  void tellsFromTheFindingToWhatWasMeasuredAndThatItWasUndone() {
    find("vp-efficiency", "financial-services");
    preview("vp-efficiency", 30, "efficiency-email");
    trying.attempt(trying.lead, "vp-efficiency").expect(200);
    var trial = trying.trialOf("vp-efficiency");
    trying.end(trial, "HELD", "TEST").expect(200);
    assertThat(list("").json().at("/sentence").asString())
        .isEqualTo("None: no proposal was accepted.");
    trying.rep.get("/v1/stories/vp-efficiency").expectProblem(404, "not-found");
    trying.review(trying.lead, "vp-efficiency", ACCEPT).expect(200);

    var listed = list("").json();
    assertThat(listed.at("/sentence").asString())
        .isEqualTo("The one version accepted here is a story.");
    assertThat(listed.at("/none")).isEmpty();
    assertThat(listed.at("/items/0/sentence").asString())
        .isEqualTo(
            "Where industry is financial-services and seniority is VP, `sustainability-email` was"
                + " suggested; since version 2 it is `efficiency-email`. In a trial `replied` came"
                + " of 52 of 151 with it, and of 24 of 160 without: +19.4 points (8.0 to 30.0 at"
                + " 95 %).");
    assertThat(listed.at("/items/0").has("steps")).isFalse();

    var story = trying.rep.get("/v1/stories/vp-efficiency").expect(200).json();
    assertThat(story.at("/version").asInt()).isEqualTo(2);
    assertThat(story.at("/measured/results/interval/low").asDouble()).isEqualTo(0.08);
    assertThat(story.at("/example/comparedBy").asString()).isEqualTo("PREVIEW");
    assertThat(story.at("/contexts")).hasSize(2);
    assertThat(story.at("/contexts/0/suggestion").asString()).isEqualTo("s-2");
    assertThat(story.at("/contexts/0/times").asInt()).isEqualTo(28);
    assertThat(story.at("/contexts/0/before/option").asString()).isEqualTo("sustainability-email");
    assertThat(story.at("/contexts/0/after/option").asString()).isEqualTo("efficiency-email");
    assertThat(kinds(story))
        .containsExactly("FINDING", "PROPOSAL", "TRIAL", "REVIEW", "VERSION", "CHANGE", "MEASURED");
    assertThat(sentences(story))
        .contains(
            "The recommender found, as a hunch: 8 of 12 against 4 of 12.",
            "lead accepted it: It held.",
            "It became version 2 of `outreach`.")
        .anyMatch(sentence ->
            sentence.contains(
                "another option would have come in 30 of last week's 200 suggestions"))
        .anyMatch(sentence -> sentence.endsWith("By its test it held."));
    assertLinksLead(story);

    trying
        .other
        .as("admin", "policies:write policies:read")
        .post(
            "/v1/policies/outreach/rollback",
            "{\"id\": \"back\", \"version\": 1, \"rationale\": \"Too early.\"}")
        .expect(201);
    trying.review(trying.lead, "back", "{\"verdict\": \"ACCEPT\"}").expect(200);
    var undone = trying.rep.get("/v1/stories/vp-efficiency").expect(200).json();
    assertThat(undone.at("/undone/version").asInt()).isEqualTo(3);
    assertThat(undone.at("/undone/proposal").asString()).isEqualTo("back");
    assertThat(undone.at("/sentence").asString()).endsWith("Undone by version 3.");
    assertThat(kinds(undone)).endsWith("UNDONE");
    var after = list("").json();
    assertThat(after.at("/none/0/proposal").asString()).isEqualTo("back");
    assertThat(after.at("/none/0/because").asString()).isEqualTo("NO_EVIDENCE");
  }

  @Test
  void asksTheRulesAtThePlaceOfTheFindingWhereNothingWasPreviewed() {
    find("vp", "retail");
    trying.review(trying.lead, "vp", "{\"verdict\": \"ACCEPT\"}").expect(200);
    var story = trying.rep.get("/v1/stories/vp").expect(200).json();
    assertThat(story.at("/example/comparedBy").asString()).isEqualTo("RULES");
    assertThat(story.at("/example").has("suggestion")).isFalse();
    assertThat(story.at("/example/before/option").asString()).isEqualTo("sustainability-email");
    assertThat(story.at("/example/after/option").asString()).isEqualTo("efficiency-email");
    assertThat(story.at("/sentence").asString())
        .contains("since version 2 it is `efficiency-email`", "nobody can say what the change");
    assertThat(story.has("measured")).isFalse();
  }

  @Test
  void asksTheRulesInTheContextsOfAnEarlierEditionWhereItWasAmended() {
    find("vp", "financial-services");
    preview("vp", 30, "efficiency-email");
    trying
        .review(
            trying.lead,
            "vp",
            "{\"verdict\": \"AMEND\", \"reason\": \"For all of them.\", \"change\": "
                + first(Trying.change("vps", "seniority == 'VP'"))
                + "}")
        .expect(200);
    var story = trying.rep.get("/v1/stories/vp").expect(200).json();
    // The place of the finding is the context that was recorded most.
    assertThat(story.at("/contexts")).hasSize(2);
    assertThat(sentences(story))
        .anyMatch(
            sentence -> sentence.contains("something else comes first in 2 of the 2 contexts"));
    assertThat(story.at("/contexts/0/comparedBy").asString()).isEqualTo("RULES");
    assertThat(story.at("/contexts/0/suggestion").asString()).isEqualTo("s-2");
    assertThat(sentences(story))
        .anyMatch(sentence -> sentence.contains("What was accepted is edition 2"))
        .contains("lead amended it, and so accepted it: For all of them.");
  }

  @Nested
  class WhatIsNone {
    @Test
    void wasAcceptedOnJudgment() {
      propose("judged", "");
      assertNone("judged", "NO_EVIDENCE", "it was accepted on judgment");
    }

    @Test
    void changesNoSuggestion() {
      find("vp", "financial-services");
      trying
          .review(
              trying.lead,
              "vp",
              """
              {"verdict": "AMEND", "reason": "Only words.",
               "change": [{"op": "SET", "set": {"title": "Outreach"}}]}\
              """)
          .expect(200);
      assertNone("vp", "NO_CHANGE", "By the rules the same comes first in the one context");
    }

    @Test
    void wasDecidedBeforeAnybodyLooked() {
      propose(
          "signals",
          ", \"evidence\": [{\"statement\": \"They said so.\", \"signals\": [\"action-1\"]}]");
      assertNone("signals", "NOT_COMPARED", "before the recommender had looked");
    }

    @Test
    void leftToTheCountsWhatTheRuleNowSays() {
      var counting = new Trying();
      counting.propose("vp", "HUNCH", "retail").expect(201);
      counting.review(counting.lead, "vp", "{\"verdict\": \"ACCEPT\"}").expect(200);
      assertThat(counting.rep.get("/v1/stories").at("/none/0/because")).isEqualTo("NOT_COMPARED");
    }

    private void assertNone(String proposal, String reason, String why) {
      if (trying.rep.get("/v1/proposals/" + proposal).at("/state").equals("OPEN")) {
        trying.review(trying.lead, proposal, "{\"verdict\": \"ACCEPT\"}").expect(200);
      }
      var page = list("").json();
      assertThat(page.at("/items")).isEmpty();
      assertThat(page.at("/sentence").asString())
          .isEqualTo("The one version accepted here is no story.");
      assertThat(page.at("/none/0/because").asString()).isEqualTo(reason);
      assertThat(page.at("/none/0/sentence").asString()).startsWith("None: ").contains(why);
      assertThat(
              trying
                  .rep
                  .get("/v1/stories/" + proposal)
                  .expectProblem(404, "not-found")
                  .at("/detail"))
          .contains("Version 2 of outreach is no story", why);
    }
  }

  @Test
  void restsOnSignalsAndTheCountsOfThem() {
    propose(
        "counted",
        """
        , "evidence": [{"statement": "They said so.", "signals": ["action-1", "odd/id"],
          "counts": [{"label": "vps", "trials": 12, "successes": 8,
            "where": [{"attribute": "seniority", "value": "VP"}]}]}]
        """);
    trying.review(trying.lead, "counted", "{\"verdict\": \"ACCEPT\"}").expect(200);
    var story = trying.rep.get("/v1/stories/counted").expect(200).json();
    assertThat(sentences(story)).contains("It rests on 2 captured signals.");
    assertThat(story.at("/steps/0/links/1/path").asString()).isEqualTo("/v1/signals/odd%2Fid");
    assertThat(story.at("/example/attributes/seniority").asString()).isEqualTo("VP");
  }

  @Test
  void isReadPageByPageByPolicyAndTime() {
    for (int base = 1; base <= 5; base++) {
      trying
          .rep
          .post(
              "/v1/proposals",
              """
              {"id": "p-%d", "policy": "outreach", "baseVersion": %d, "rationale": "So.",
               "change": [{"op": "SET", "set": {"title": "Outreach %d"}}]}
              """
                  .formatted(base, base, base))
          .expect(201);
      trying.review(trying.lead, "p-" + base, "{\"verdict\": \"ACCEPT\"}").expect(200);
    }
    var whole = told(list("").json());
    assertThat(whole).containsExactly("p-5", "p-4", "p-3", "p-2", "p-1");
    var paged = new ArrayList<String>();
    var page = list("?limit=2").json();
    paged.addAll(told(page));
    while (page.has("next")) {
      page = list("?limit=2&cursor=" + page.get("next").asString()).json();
      paged.addAll(told(page));
    }
    assertThat(paged).isEqualTo(whole);
    var at = list("?limit=3").json().at("/none/2/acceptedAt").asString();
    assertThat(told(list("?from=" + at).json())).contains("p-5").doesNotContain("p-1");
    assertThat(told(list("?policy=outreach&to=" + at).json())).contains("p-1", "p-2");
    assertThat(told(list("?policy=other").json())).isEmpty();
    trying.rep.inOrganization("other").get("/v1/stories").expect(200);
    trying
        .rep
        .get("/v1/stories?policy=outreach&limit=2&cursor=" + list("?limit=2").at("/next"))
        .expectProblem(400, "invalid-cursor");
    trying.rep.get("/v1/stories?from=yesterday").expectProblem(400, "invalid-request", "from");
    trying.rep.as("nobody", "policies:write").get("/v1/stories").expectProblem(403, "forbidden");
    trying.rep.withoutToken().get("/v1/stories").expectProblem(401, "unauthorized");
  }

  private Answer list(String query) {
    return trying.rep.get("/v1/stories" + query).expect(200);
  }

  private static List<String> told(JsonNode page) {
    return page.at("/none").valueStream().map(each -> each.at("/proposal").asString()).toList();
  }

  private void propose(String id, String evidence) {
    trying
        .rep
        .post(
            "/v1/proposals",
            """
            {"id": "%s", "policy": "outreach", "baseVersion": 1, "rationale": "So.", "change": %s %s}
            """
                .formatted(id, first(Trying.change(id, "seniority == 'VP'")), evidence))
        .expect(201);
  }

  private void find(String id, String industry) {
    trying
        .recommender
        .post("/v1/proposals", first(Trying.proposal(id, "HUNCH", industry)))
        .expect(201);
  }

  /// Before the rule that holds everywhere.
  private static String first(String change) {
    return change.replace("\"kind\": \"RULE\",", "\"kind\": \"RULE\", \"before\": \"lead\",");
  }

  private void preview(String proposal, int others, String after) {
    Patience.await().until(() -> !trying.news("proposal").isEmpty());
    trying
        .rep
        .as("recommender-service", "previews")
        .send(
            "PUT",
            "/v1/proposals/" + proposal + "/preview",
            """
            {"edition": 1, "report": {"policy": "outreach", "baseVersion": 1, "sentence": "Some.",
             "from": "2026-03-01T00:00:00.000Z", "to": "2026-03-08T00:00:00.000Z", "isAll": true,
             "lookedAt": 200, "changed": 37, "otherOption": %d, "refused": 0, "refusedBefore": 0,
             "withoutOption": 0, "withoutOptionBefore": 0, "refusals": [], "rules": [], "examples": [
              {"suggestion": "s-1", "at": "2026-03-07T00:00:00.000Z", "times": 2,
               "attributes": {"industry": "retail", "seniority": "VP", "customer": true},
               "before": {"option": "sustainability-email", "eligible": ["sustainability-email", "efficiency-email"]},
               "after": {"option": "%s", "eligible": ["efficiency-email"]}},
              {"suggestion": "s-2", "at": "2026-03-07T00:00:00.000Z", "times": 28,
               "attributes": {"industry": "financial-services", "seniority": "VP"},
               "before": {"option": "sustainability-email", "eligible": ["sustainability-email", "efficiency-email"]},
               "after": {"option": "%s", "eligible": ["efficiency-email"]}}]}}
            """
                .formatted(others, after, after))
        .expect(200);
  }

  private static List<String> kinds(JsonNode story) {
    return story.at("/steps").valueStream().map(step -> step.at("/kind").asString()).toList();
  }

  private static List<String> sentences(JsonNode story) {
    return story.at("/steps").valueStream().map(step -> step.at("/sentence").asString()).toList();
  }

  /// What this service answers itself is there.
  private void assertLinksLead(JsonNode story) {
    var paths = new ArrayList<String>();
    story
        .at("/steps")
        .forEach(step -> step.at("/links").forEach(link -> paths.add(link.at("/path").asString())));
    assertThat(paths)
        .contains(
            "/v1/contrasts?policy=outreach",
            "/v1/policies/outreach/versions/1/diff?to=2",
            "/v1/suggestions/s-2",
            "/v1/policies/outreach/check");
    paths.stream()
        .filter(path -> path.matches("/v1/(policies|proposals|experiments)/.*"))
        .filter(path -> !path.endsWith("/check") && !path.endsWith("/results"))
        .forEach(path -> trying.rep.get(path).expect(200));
  }
}
