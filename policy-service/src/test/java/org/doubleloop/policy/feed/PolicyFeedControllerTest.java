package org.doubleloop.policy.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.policy.test.Outreach.newPolicy;
import static org.doubleloop.policy.test.Outreach.newProposal;
import static org.doubleloop.policy.test.Outreach.without;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.doubleloop.policy.test.PolicyApi;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The feed over HTTP; every answer is checked against the contract.
class PolicyFeedControllerTest {
  private final PolicyApi rep = PolicyApi.inNewOrganization("rep", "policies:write policies:read");
  private final PolicyApi lead = rep.as("lead", "proposals:review");
  private final PolicyApi follower = rep.as("recommender-service", "feed");

  @Test
  void hasTheVersionsOfTheOrganizationInOrder() {
    rep.post("/v1/policies", newPolicy("a"));
    rep.post("/v1/policies", newPolicy("b"));
    accept("p-1", "a", 1);
    accept("p-2", "a", 2);
    assertThat(names(readAll(follower, "/v1/policy-feed?limit=1")))
        .containsExactly("a1", "b1", "a2", "a3");
    var items = readAll(follower, "/v1/policy-feed?limit=1000");
    assertThat(items.getLast().at("/organization").asString()).isEqualTo(rep.organization());
    assertThat(items.getLast().at("/kind").asString()).isEqualTo("VERSION");
    var inForce = (ObjectNode) rep.get("/v1/policies/a").json();
    assertThat(items.getLast().get("version"))
        .isEqualTo(without(without(without(inForce, "/notes"), "/learnability"), "/etag"));
  }

  @Test
  void hasTheVersionsOfAllOrganizationsForAServiceThatMayReadThem() {
    var other = PolicyApi.inNewOrganization("rep", "policies:write");
    rep.post("/v1/policies", newPolicy("mine"));
    other.post("/v1/policies", newPolicy("theirs"));
    var items = readAll(follower.inOrganization("*"), "/v1/policy-feed?limit=1000");
    assertThat(items)
        .extracting(item -> item.at("/organization").asString())
        .contains(rep.organization(), other.organization());
    assertThat(names(readAll(follower, "/v1/policy-feed?limit=1000"))).containsExactly("mine1");
  }

  @Test
  void bringsANewVersionWithinTwoSecondsToWhoWaits() throws Exception {
    rep.post("/v1/policies", newPolicy("a"));
    rep.post("/v1/proposals", newProposal("p-1", "a", 1, "better"));
    var read = follower.get("/v1/policy-feed").json();
    var next = read.get("next").asString();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var waiting =
          CompletableFuture.supplyAsync(
              () -> {
                var page = follower.get("/v1/policy-feed?wait=30000&cursor=" + next).json();
                return new Seen(page, System.nanoTime());
              },
              executor);
      var accepted =
          lead.post("/v1/proposals/p-1/reviews", "{\"verdict\": \"ACCEPT\"}", "If-Match", "\"1\"");
      long at = System.nanoTime();
      assertThat(accepted.status()).isEqualTo(200);
      var seen = waiting.get();
      assertThat(names(List.of(seen.page().at("/items/0")))).containsExactly("a2");
      assertThat(Duration.ofNanos(seen.nanos() - at)).isLessThan(Duration.ofSeconds(2));
    }
  }

  @Test
  void answersAtOnceWhenNobodyWantsToWait() {
    var page = follower.get("/v1/policy-feed").json();
    assertThat(page.at("/items")).isEmpty();
    assertThat(page.at("/more").asBoolean()).isFalse();
    var again = follower.get("/v1/policy-feed?cursor=" + page.get("next").asString()).json();
    assertThat(again.at("/items")).isEmpty();
  }

  @Test
  void takesACursorOnlyFromItsReader() {
    rep.post("/v1/policies", newPolicy("a"));
    var next = follower.get("/v1/policy-feed").json().get("next").asString();
    follower
        .inOrganization("another")
        .get("/v1/policy-feed?cursor=" + next)
        .expectProblem(400, "invalid-cursor");
    follower
        .inOrganization("*")
        .get("/v1/policy-feed?cursor=" + next)
        .expectProblem(400, "invalid-cursor");
    follower.get("/v1/policy-feed?wait=30001").expectProblem(400, "invalid-request", "wait");
  }

  private record Seen(JsonNode page, long nanos) {}

  private void accept(String proposal, String policy, int base) {
    rep.post("/v1/proposals", newProposal(proposal, policy, base, "better than " + base));
    var path = "/v1/proposals/" + proposal + "/reviews";
    assertThat(lead.post(path, "{\"verdict\": \"ACCEPT\"}", "If-Match", "\"1\"").status())
        .isEqualTo(200);
  }

  private static List<JsonNode> readAll(PolicyApi follower, String path) {
    var items = new ArrayList<JsonNode>();
    var page = follower.get(path).json();
    page.at("/items").forEach(items::add);
    while (page.get("more").asBoolean() || !page.at("/items").isEmpty()) {
      page = follower.get(path + "&cursor=" + page.get("next").asString()).json();
      page.at("/items").forEach(items::add);
    }
    items.removeIf(item -> !item.at("/kind").asString().equals("VERSION"));
    return items;
  }

  private static List<String> names(List<JsonNode> items) {
    return items.stream()
        .map(item -> item.at("/version/policy").asString() + item.at("/version/version").asInt())
        .toList();
  }
}
