package org.doubleloop.policy.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.policy.test.Outreach.newPolicy;
import static org.doubleloop.policy.test.Outreach.newProposal;
import static org.doubleloop.policy.test.Outreach.with;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.doubleloop.kit.test.Answer;
import org.doubleloop.policy.test.Outreach;
import org.doubleloop.policy.test.PolicyApi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Policies by which nothing is suggested any more.
class ArchiveControllerTest {
  private static final String WHY = "{\"reason\": \"We do not sell this any more.\"}";
  private static final String OUTREACH = "/v1/policies/outreach";

  private final PolicyApi rep = PolicyApi.inNewOrganization("rep", "policies:write policies:read");
  private final PolicyApi lead = rep.as("lead", "proposals:review policies:read");

  @BeforeEach
  void makeThePolicy() {
    rep.post("/v1/policies", newPolicy("outreach")).expect(201);
  }

  @Test
  void saysWhoArchivedItWhenAndWhyAndKeepsAllThatItSays() {
    var archived = archive("\"1\"").expect(200);
    assertThat(archived.at("/by")).isEqualTo("rep");
    assertThat(archived.at("/reason")).isEqualTo("We do not sell this any more.");
    assertThat(archived.json().at("/archived").asBoolean()).isTrue();
    assertThat(archived.json().at("/number").asInt()).isEqualTo(1);

    var policy = rep.get(OUTREACH).expect(200);
    assertThat(policy.json().at("/archived")).isEqualTo(archived.json());
    assertThat(policy.header("ETag")).contains("\"1-a1\"");
    rep.get(OUTREACH + "/versions/1").expect(200);
    assertThat(rep.get(OUTREACH + "/versions").json().at("/items")).hasSize(1);
    assertThat(rep.get(OUTREACH, "If-None-Match", "\"1\"").status()).isEqualTo(200);
    assertThat(rep.get(OUTREACH, "If-None-Match", "\"1-a1\"").status()).isEqualTo(304);
  }

  @Test
  void isRestoredAndSaysSoInItsHistory() {
    archive("\"1\"").expect(200);
    var restored = restore("\"1-a1\"").expect(200);
    assertThat(restored.json().at("/archived").asBoolean(true)).isFalse();
    var policy = rep.get(OUTREACH);
    assertThat(policy.json().has("archived")).isFalse();
    assertThat(policy.header("ETag")).contains("\"1-a2\"");
    archive("\"1-a2\"").expect(200);
    assertThat(numbers(rep.get(OUTREACH + "/archivals?limit=2").json())).containsExactly(3, 2);
    var next = rep.get(OUTREACH + "/archivals?limit=2").json().get("next").asString();
    assertThat(numbers(rep.get(OUTREACH + "/archivals?limit=2&cursor=" + next).json()))
        .containsExactly(1);
  }

  @Test
  void takesNoProposalsAndAcceptsNone() {
    rep.post("/v1/proposals", newProposal("p-1", "outreach", 1, "better")).expect(201);
    archive("\"1\"").expect(200);
    rep.post("/v1/proposals", newProposal("p-2", "outreach", 1, "better still"))
        .expectProblem(409, "policy-archived");
    accept("p-1").expectProblem(409, "policy-archived");
    assertThat(rep.get("/v1/proposals/p-1").at("/state")).isEqualTo("OPEN");
    assertThat(lead.get("/v1/proposals/p-1").json().at("/next").toString())
        .contains("REJECT")
        .doesNotContain("ACCEPT", "AMEND");
    assertThat(lead.get("/v1/inbox").expect(200).json().at("/items")).isEmpty();
    restore("\"1-a1\"").expect(200);
    accept("p-1").expect(200);
    assertThat(rep.get(OUTREACH).header("ETag")).contains("\"2-a2\"");
  }

  @Test
  void isDoneOnceByRequestsWithTheSameKey() {
    var first = archive("\"1\"", "Idempotency-Key", "k-1").expect(200);
    assertThat(archive("\"1\"", "Idempotency-Key", "k-1").text()).isEqualTo(first.text());
    restore("\"1-a1\"", "Idempotency-Key", "k-1").expect(200);
    assertThat(archive("\"1\"", "Idempotency-Key", "k-1").text()).isEqualTo(first.text());
    rep.post(
            OUTREACH + "/archive",
            "{\"reason\": \"Another.\"}",
            "If-Match",
            "\"1\"",
            "Idempotency-Key",
            "k-1")
        .expectProblem(422, "idempotency-key-reused");
  }

  @Test
  void isBasedOnHowThePolicyStands() {
    rep.post(OUTREACH + "/archive", WHY).expectProblem(428, "if-match-required");
    archive("\"2\"").expectProblem(412, "stale");
    restore("\"1\"").expectProblem(409, "not-archived");
    archive("\"1\"").expect(200);
    archive("\"1\"").expectProblem(412, "stale");
    archive("\"1-a1\"").expectProblem(409, "policy-archived");
    rep.post("/v1/policies/other/archive", WHY, "If-Match", "\"1\"")
        .expectProblem(404, "not-found");
    rep.get("/v1/policies/other/archivals").expectProblem(404, "not-found");
    rep.post(OUTREACH + "/restore", "{\"reason\": \"  \"}", "If-Match", "\"1-a1\"")
        .expectProblem(400, "invalid-request", "/reason");
  }

  @Test
  void letsOneOfManyAtOnceDoIt() throws Exception {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks =
          IntStream.range(0, 16)
              .<Callable<Integer>>mapToObj(i -> () -> archivedFor("reason " + i))
              .toList();
      var statuses = new ArrayList<Integer>();
      for (var each : executor.invokeAll(tasks)) {
        statuses.add(each.get());
      }
      assertThat(statuses).containsOnlyOnce(200).allMatch(each -> each == 200 || each == 412);
    }
    assertThat(numbers(rep.get(OUTREACH + "/archivals").json())).containsExactly(1);
  }

  @Test
  void isForOwnersWhereThereAreAnyAndForAdministrators() {
    var owned = with(newPolicy("owned"), "/content/review", "{\"owners\": [\"ada\"]}");
    rep.post("/v1/policies", owned).expect(201);
    var path = "/v1/policies/owned/";
    rep.post(path + "archive", WHY, "If-Match", "\"1\"").expectProblem(403, "not-owner");
    rep.as("ada", "policies:write").post(path + "archive", WHY, "If-Match", "\"1\"").expect(200);
    rep.as("root", "policies:write admin")
        .post(path + "restore", WHY, "If-Match", "\"1-a1\"")
        .expect(200);
  }

  @Test
  void standsInListsOnlyWhereItIsAskedFor() {
    for (var id : new String[] {"a", "b", "c"}) {
      rep.post("/v1/policies", newPolicy(id)).expect(201);
    }
    for (var id : new String[] {"a", "c"}) {
      rep.post("/v1/policies/" + id + "/archive", WHY, "If-Match", "\"1\"").expect(200);
    }
    assertThat(listed("/v1/policies?limit=1")).containsExactly("b", "outreach");
    assertThat(listed("/v1/policies?limit=3")).containsExactly("b", "outreach");
    assertThat(listed("/v1/policies?limit=3&archived=true"))
        .containsExactly("a archived", "b", "c archived", "outreach");
    var next = rep.get("/v1/policies?limit=1").json().get("next").asString();
    rep.get("/v1/policies?limit=1&archived=true&cursor=" + next)
        .expectProblem(400, "invalid-cursor");
  }

  @Test
  void isToldToThoseWhoFollow() {
    archive("\"1\"").expect(200);
    var page = rep.as("recommender-service", "feed").get("/v1/policy-feed").json();
    var item = page.at("/items/1");
    assertThat(item.at("/kind").asString()).isEqualTo("ARCHIVAL");
    assertThat(item.at("/archival/policy").asString()).isEqualTo("outreach");
    assertThat(item.has("version")).isFalse();
  }

  @Test
  void takesNoRoomUntilItIsRestored() {
    for (int i = 0; i < 10; i++) {
      rep.post("/v1/policies", large("policy-" + i)).expect(201);
    }
    rep.post("/v1/policies", large("more")).expectProblem(422, "organization-full");
    rep.post("/v1/policies/policy-0/archive", WHY, "If-Match", "\"1\"").expect(200);
    rep.post("/v1/policies", large("more")).expect(201);
    rep.post("/v1/policies/policy-0/restore", WHY, "If-Match", "\"1-a1\"")
        .expectProblem(422, "organization-full");
    rep.post("/v1/policies/more/archive", WHY, "If-Match", "\"1\"").expect(200);
    rep.post("/v1/policies/policy-0/restore", WHY, "If-Match", "\"1-a1\"").expect(200);
  }

  private int archivedFor(String reason) {
    var body = "{\"reason\": \"%s\"}".formatted(reason);
    return rep.post(OUTREACH + "/archive", body, "If-Match", "\"1\"").status();
  }

  private Answer archive(String tag, String... headers) {
    return transition("archive", tag, headers);
  }

  private Answer restore(String tag, String... headers) {
    return transition("restore", tag, headers);
  }

  private Answer transition(String step, String tag, String... headers) {
    var all = new ArrayList<>(List.of("If-Match", tag));
    all.addAll(List.of(headers));
    return rep.post(OUTREACH + "/" + step, WHY, all.toArray(String[]::new));
  }

  private Answer accept(String proposal) {
    var tag = lead.get("/v1/proposals/" + proposal).header("ETag").orElseThrow();
    return lead.post(
        "/v1/proposals/" + proposal + "/reviews", "{\"verdict\": \"ACCEPT\"}", "If-Match", tag);
  }

  private static List<Integer> numbers(JsonNode page) {
    return page.at("/items").valueStream().map(each -> each.get("number").asInt()).toList();
  }

  private List<String> listed(String first) {
    var found = new ArrayList<String>();
    var path = first;
    JsonNode page;
    do {
      page = rep.get(path).expect(200).json();
      page.at("/items")
          .forEach(each ->
              found.add(each.get("policy").asString() + (each.has("archived") ? " archived" : "")));
      path = first + "&cursor=" + page.path("next").asString("");
    } while (page.has("next"));
    return found;
  }

  /// With nearly as many terms as a policy may have.
  private static JsonNode large(String id) {
    var body = newPolicy(id);
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
