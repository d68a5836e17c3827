package org.doubleloop.policy.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.policy.test.Outreach.newPolicy;
import static org.doubleloop.policy.test.Outreach.newProposal;
import static org.doubleloop.policy.test.Outreach.with;

import java.util.ArrayList;
import java.util.List;
import org.doubleloop.kit.test.Patience;
import org.doubleloop.policy.test.PolicyApi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// From what a policy says back to signals, and forward from signals.
class LineageControllerTest {
  private static final String LINEAGE = "/v1/policies/outreach/lineage";
  private static final String RULE = LINEAGE + "?kind=RULE&clause=managers-by-email";

  private final PolicyApi rep = PolicyApi.inNewOrganization("rep", "policies:write policies:read");
  private final PolicyApi lead = rep.as("lead", "proposals:review policies:read");

  /// Version 2 changes a rule and the hypothesis, version 3 takes guidance away, version 4 gives
  /// the rule evidence of its own.
  @BeforeEach
  void makeTheHistory() {
    rep.post("/v1/policies", newPolicy("outreach")).expect(201);
    accept(with(proposal(1), "/content/rules/1/reason", "\"They said so.\""));
    accept(gone(with(proposal(2), "/content/rules/1/reason", "\"They said so.\"")));
    accept(
        with(
            gone(with(proposal(3), "/content/rules/1/reason", "\"They said so.\"")),
            "/content/rules/1/evidence",
            "[{\"statement\": \"Nobody answered.\", \"signals\": [\"call-7\"]}]"));
  }

  @Nested
  class OfAPolicy {
    @Test
    void leadsFromAClauseToProposalEvidenceAndSignals() {
      var items = rep.get(RULE).expect(200).json().at("/items");
      assertThat(items).extracting(step -> step.at("/version").asInt()).containsExactly(4, 2, 1);
      assertThat(items).allSatisfy(step -> assertThat(step.at("/changes")).hasSize(1));
      var since = items.get(0);
      assertThat(since.at("/proposal").asString()).isEqualTo("p-3");
      assertThat(since.at("/author").asString()).isEqualTo("rep");
      assertThat(since.at("/acceptedBy").asString()).isEqualTo("lead");
      assertThat(since.at("/rationale").asString()).isEqualTo("The evidence.");
      assertThat(since.at("/evidence/0/signals/1").asString()).isEqualTo("action-2");
      assertThat(since.at("/changes/0/change").asString()).isEqualTo("CHANGED");
      assertThat(since.at("/changes/0/fields/0/field").asString()).isEqualTo("evidence");
      assertThat(since.at("/changes/0/fields/0").has("before")).isFalse();
      assertThat(since.at("/changes/0/fields/0/after").asString()).contains("call-7");
      assertThat(since.at("/changes/0/sentence").asString()).contains("managers-by-email");
      var begin = items.get(2);
      assertThat(begin.at("/changes/0/change").asString()).isEqualTo("ADDED");
      assertThat(begin.at("/changes/0/fields").findValues("before")).isEmpty();
      assertThat(begin.has("proposal")).isFalse();
      assertThat(begin.has("evidence")).isFalse();
    }

    @Test
    void tellsAllThatEachVersionChanged() {
      var items = rep.get(LINEAGE).expect(200).json().at("/items");
      assertThat(items).hasSize(4);
      assertThat(names(items.get(2))).containsExactly("CHANGED -", "CHANGED managers-by-email");
      assertThat(names(items.get(1))).containsExactly("CHANGED -", "REMOVED short");
      assertThat(names(items.get(3)))
          .hasSizeGreaterThan(13)
          .allMatch(name -> name.startsWith("ADDED ") || name.equals("CHANGED -"));
    }

    @Test
    void isReadPageByPage() {
      for (var path : List.of(LINEAGE + "?", RULE + "&")) {
        var whole = rep.get(path + "limit=100").json();
        var pages = new ArrayList<JsonNode>();
        var page = rep.get(path + "limit=1").json();
        page.at("/items").forEach(pages::add);
        while (page.has("next")) {
          page = rep.get(path + "limit=1&cursor=" + page.get("next").asString()).json();
          page.at("/items").forEach(pages::add);
        }
        assertThat(pages).isEqualTo(whole.at("/items").valueStream().toList());
      }
    }

    @Test
    void knowsNothingOfWhatIsNotThere() {
      assertThat(rep.get(LINEAGE + "?kind=RULE&clause=never").json().at("/items")).isEmpty();
      rep.get("/v1/policies/other/lineage").expectProblem(404, "not-found");
      rep.inOrganization("other").get(LINEAGE).expectProblem(404, "not-found");
      rep.get(LINEAGE + "?kind=RULE").expectProblem(400, "invalid-request", "clause");
      rep.get(LINEAGE + "?clause=short").expectProblem(400, "invalid-request", "kind");
    }
  }

  @Nested
  class OfASignal {
    @Test
    void leadsToWhatItBecamePartOf() {
      var uses = uses("action-2");
      assertThat(uses)
          .extracting(use -> use.at("/proposal").asString() + " " + use.at("/version").asInt())
          .containsExactly("p-3 4", "p-2 3", "p-1 2");
      assertThat(uses)
          .allSatisfy(use -> {
            assertThat(use.at("/kind").asString()).isEqualTo("PROPOSAL");
            assertThat(use.at("/state").asString()).isEqualTo("ACCEPTED");
            assertThat(use.at("/policy").asString()).isEqualTo("outreach");
          });
      assertThat(uses.get(1).at("/clauses/0/id").asString()).isEqualTo("short");
    }

    @Test
    void leadsToTheRuleThatNamesIt() {
      var uses = uses("call-7");
      assertThat(uses)
          .extracting(use -> use.at("/kind").asString())
          .containsExactlyInAnyOrder("PROPOSAL", "RULE");
      var rule = uses.stream().filter(use -> use.has("isInForce")).findFirst().orElseThrow();
      assertThat(rule.at("/version").asInt()).isEqualTo(4);
      assertThat(rule.at("/proposal").asString()).isEqualTo("p-3");
      assertThat(rule.at("/clauses/0/id").asString()).isEqualTo("managers-by-email");
      assertThat(rule.at("/isInForce").asBoolean()).isTrue();
      assertThat(rule.at("/sentence").asString())
          .isEqualTo(
              "Is evidence of rule `managers-by-email` of policy `outreach` since version 4.");
    }

    /// Whoever edited a draft hears it.
    @Test
    void saysThatAnEditBecameGuidance() {
      var proposal =
          """
          {"id": "p-edit", "policy": "outreach", "baseVersion": 4, "rationale": "Edited by three.",
           "change": [{"op": "ADD", "kind": "GUIDANCE",
             "guidance": {"id": "7", "text": "Begin with what they asked for.",
               "marks": {"without": ["I hope this finds you well"]}}}],
           "evidence": [{"statement": "Three people edited it.", "signals": ["edit-1"]}]}\
          """;
      var asked = JsonMapper.shared().readTree(proposal).asObject();
      rep.post("/v1/proposals", asked).expect(201);
      assertThat(uses("edit-1").getFirst().at("/sentence").asString())
          .isEqualTo("Stands in proposal `p-edit` to policy `outreach`, which is open.");
      accept(asked);
      assertThat(uses("edit-1").getFirst().at("/sentence").asString())
          .isEqualTo("Became guidance `7` in version 5 of policy `outreach`.");
    }

    @Test
    void leadsToProposalsThatWereNotAccepted() {
      rep.post("/v1/proposals", with(proposal(4), "/evidence/0/signals/0", "\"reply-1\""))
          .expect(201);
      var use = uses("reply-1").getFirst();
      assertThat(use.at("/state").asString()).isEqualTo("OPEN");
      assertThat(use.has("version")).isFalse();
      assertThat(use.at("/clauses")).isEmpty();
    }

    @Test
    void isReadPageByPage() {
      var found = new ArrayList<String>();
      var path = "/v1/lineage?signal=action-1&limit=1";
      var page = rep.get(path).json();
      page.at("/items").forEach(use -> found.add(use.at("/kind").asString()));
      while (page.has("next")) {
        page = rep.get(path + "&cursor=" + page.get("next").asString()).json();
        page.at("/items").forEach(use -> found.add(use.at("/kind").asString()));
      }
      assertThat(found).containsExactly("PROPOSAL", "PROPOSAL", "PROPOSAL", "RULE");
    }

    @Test
    void leadsNowhereWhereNothingNamesIt() {
      Patience.await()
          .until(() -> rep.get("/v1/lineage?signal=x").json().at("/isComplete").asBoolean());
      assertThat(uses("nothing")).isEmpty();
      assertThat(rep.inOrganization("other").get("/v1/lineage?signal=action-2").json().at("/items"))
          .isEmpty();
      rep.get("/v1/lineage").expectProblem(400, "invalid-request", "signal");
    }

    private List<JsonNode> uses(String signal) {
      return rep.get("/v1/lineage?signal=" + signal)
          .expect(200)
          .json()
          .at("/items")
          .valueStream()
          .toList();
    }
  }

  private static ObjectNode proposal(int base) {
    return newProposal("p-" + base, "outreach", base, "better than " + base);
  }

  private static ObjectNode gone(ObjectNode proposal) {
    proposal.withArray("/content/guidance").remove(0);
    return proposal;
  }

  private void accept(ObjectNode proposal) {
    rep.post("/v1/proposals", proposal).expect(201);
    var path = "/v1/proposals/" + proposal.get("id").asString();
    var tag = lead.get(path).header("ETag").orElseThrow();
    lead.post(path + "/reviews", "{\"verdict\": \"ACCEPT\"}", "If-Match", tag).expect(200);
  }

  private static List<String> names(JsonNode step) {
    return step.at("/changes")
        .valueStream()
        .map(each -> each.at("/change").asString() + " " + each.at("/clause/id").asString("-"))
        .toList();
  }
}
