package org.doubleloop.policy.trial;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.doubleloop.kit.test.Answer;
import org.doubleloop.policy.test.Outreach;
import org.doubleloop.policy.test.PolicyApi;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// People and services of a fresh organization with the policy of the tests.
public final class Trying {
  public final PolicyApi rep = PolicyApi.inNewOrganization("rep", "policies:write policies:read");
  public final PolicyApi lead = rep.as("lead", "proposals:review policies:read");
  public final PolicyApi other = rep.as("other", "proposals:review policies:read");
  public final PolicyApi recommender = rep.as("recommender-service", "findings");
  public final PolicyApi counting = rep.as("recommender-service", "endings");

  public Trying() {
    this(Outreach.newPolicy("outreach"));
  }

  public Trying(ObjectNode policy) {
    rep.post("/v1/policies", policy).expect(201);
  }

  public static ObjectNode policyWithQuorum(int quorum) {
    return Outreach.with(
        Outreach.newPolicy("outreach"), "/content/review", "{\"quorum\": " + quorum + "}");
  }

  public static String change(String rule, String when) {
    return """
    [{"op": "ADD", "kind": "RULE", "rule": {"id": "%s", "when": "%s",
      "effect": "PREFER", "options": ["efficiency-email"], "reason": "It is what they answer for."}}]
    """
        .formatted(rule, when);
  }

  /// What the recommender proposes for vice presidents of an industry.
  public Answer propose(String id, String tier, String industry) {
    return recommender.post("/v1/proposals", proposal(id, tier, industry));
  }

  public static String proposal(String id, String tier, String industry) {
    return """
    {"id": "%s", "policy": "outreach", "baseVersion": 1, "rationale": "They replied.",
     "change": %s, "finding": %s}
    """
        .formatted(
            id,
            change(id, "industry == '" + industry + "' && seniority == 'VP'"),
            finding(tier, industry));
  }

  private static String finding(String tier, String industry) {
    return """
    {"tier": "%s", "basis": "RANDOMISED",
     "place": [{"attribute": "industry", "value": "%s"}, {"attribute": "seniority", "value": "VP"}],
     "since": "2026-03-01T00:00:00Z", "sentence": "8 of 12 against 4 of 12.",
     "counts": [{"option": "efficiency-email", "trials": 12, "successes": 8},
                {"option": "sustainability-email", "trials": 12, "successes": 4}],
     "eValue": 2.1, "learnable": "24 units; 20 points need about 300.", "unitsPerWeek": 60}
    """
        .formatted(tier, industry);
  }

  public Answer draft(String id, String where) {
    return rep.post("/v1/experiments", experiment(id, where));
  }

  public static String experiment(String id, String where) {
    return """
    {"id": "%s", "policy": "outreach", "baseVersion": 1, "rationale": "Let us see.",
     "title": "Efficiency first", "change": %s, "where": "%s", "until": "%s",
     "share": 0.5, "unitsPerWeek": 60}
    """
        .formatted(id, change(id, where), where, day(90));
  }

  public Answer review(PolicyApi reviewer, String proposal, String body, String... query) {
    var path = "/v1/proposals/" + proposal + "/reviews" + String.join("", query);
    return reviewer.post(path, body, "If-Match", tag("/v1/proposals/" + proposal));
  }

  public Answer attempt(PolicyApi reviewer, String proposal) {
    return review(reviewer, proposal, "{\"verdict\": \"TRY\", \"until\": \"" + day(90) + "\"}");
  }

  public Answer step(PolicyApi who, String experiment, String step, String body) {
    var path = "/v1/experiments/" + experiment;
    return who.post(path + "/" + step, body.isEmpty() ? null : body, "If-Match", tag(path));
  }

  public Answer end(String experiment, String outcome, String because) {
    return counting.send(
        "PUT",
        "/v1/experiments/" + experiment + "/ending",
        """
        {"outcome": "%s", "because": "%s", "results":
          {"counts": [{"variant": "A", "units": 160, "successes": 24},
                      {"variant": "B", "units": 151, "successes": 52}],
           "estimate": 0.194, "interval": {"low": 0.08, "high": 0.3}, "eValue": 23.4}}
        """
            .formatted(outcome, because));
  }

  public String tag(String path) {
    return rep.get(path).expect(200).header("ETag").orElseThrow();
  }

  public String trialOf(String proposal) {
    return rep.get("/v1/proposals/" + proposal).at("/trial/experiment");
  }

  public List<String> inbox(PolicyApi reviewer) {
    return reviewer
        .get("/v1/inbox")
        .json()
        .at("/items")
        .valueStream()
        .map(item -> item.at("/proposal").asString())
        .toList();
  }

  public List<JsonNode> news(String kind) {
    var found = new ArrayList<JsonNode>();
    rep.as("recommender-service", "feed")
        .get("/v1/policy-feed?limit=1000")
        .json()
        .at("/items")
        .forEach(item -> {
          if (item.has(kind)) {
            found.add(item.get(kind));
          }
        });
    return found;
  }

  public static LocalDate day(int ahead) {
    return LocalDate.now(ZoneOffset.UTC).plusDays(ahead);
  }
}
