package org.doubleloop.policy.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.policy.test.Outreach.newPolicy;

import java.util.ArrayList;
import java.util.List;
import org.doubleloop.policy.test.Outreach;
import org.doubleloop.policy.test.PolicyApi;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Policies over HTTP; every answer is checked against the contract.
class PolicyControllerTest {
  private final PolicyApi rep = PolicyApi.inNewOrganization("rep", "policies:write policies:read");

  @Nested
  class Creating {
    @Test
    void answersVersionOneAndWhereItIs() {
      var answer = rep.post("/v1/policies", newPolicy("outreach"));
      assertThat(answer.status()).isEqualTo(201);
      assertThat(answer.header("Location")).contains("/v1/policies/outreach");
      assertThat(answer.header("ETag")).contains("\"1\"");
      var made = answer.json();
      assertThat(made.at("/policy").asString()).isEqualTo("outreach");
      assertThat(made.at("/version").asInt()).isEqualTo(1);
      assertThat(made.at("/author").asString()).isEqualTo("rep");
      assertThat(made.at("/effectiveFrom")).isEqualTo(made.at("/createdAt"));
      assertThat(made.has("acceptedBy")).isFalse();
      assertThat(rep.get("/v1/policies/outreach").json()).isEqualTo(made);
      assertThat(rep.get("/v1/policies/outreach/versions/1").json()).isEqualTo(made);
    }

    @Test
    void saysHowLongItTakesToLearnSomething() {
      var made = rep.post("/v1/policies", newPolicy("outreach")).json();
      assertThat(made.at("/learnability/sentence").asString()).contains("50/50 trial");
      var path = "/v1/policies/outreach/learnability";
      assertThat(rep.get(path).json()).isEqualTo(made.at("/learnability"));
      var faster = rep.get(path + "?decisionsPerWeek=4000&rate=0.2&difference=0.1").json();
      assertThat(faster.at("/rate").asDouble()).isEqualTo(0.2);
      assertThat(faster.at("/times/1/weeks").asDouble()).isBetween(0.1, 1.0);
      rep.get(path + "?rate=0.9&difference=0.1").expectProblem(400, "invalid-request");
      rep.get(path + "?decisionsPerWeek=0").expectProblem(400, "invalid-request");
      rep.get("/v1/policies/none/learnability").expectProblem(404, "not-found");
      assertThat(rep.get("/v1/policies").json().at("/items/0").has("learnability")).isFalse();
    }

    @Test
    void answersContentThatCanBeSentBack() {
      var made = rep.post("/v1/policies", newPolicy("outreach")).json();
      var again = Outreach.newPolicy("again");
      again.set("content", made.get("content"));
      var copy = rep.post("/v1/policies", again).json();
      assertThat(copy.get("content")).isEqualTo(made.get("content"));
      assertThat(copy.get("contentHash")).isEqualTo(made.get("contentHash"));
    }

    @Test
    void answersARepeatByteForByte() {
      var first = rep.post("/v1/policies", newPolicy("outreach"));
      var repeat = rep.post("/v1/policies", newPolicy("outreach"));
      assertThat(repeat.status()).isEqualTo(201);
      assertThat(repeat.text()).isEqualTo(first.text());
      assertThat(repeat.header("ETag")).isEqualTo(first.header("ETag"));
      assertThat(repeat.header("Location")).isEqualTo(first.header("Location"));
    }

    @Test
    void answersTheSameKeyByteForByteAndRefusesItForAnotherBody() {
      var body = newPolicy(null);
      var first = rep.post("/v1/policies", body, "Idempotency-Key", "k-1");
      assertThat(first.status()).isEqualTo(201);
      assertThat(rep.post("/v1/policies", body, "Idempotency-Key", "\"k-1\"").text())
          .isEqualTo(first.text());
      assertThat(rep.post("/v1/policies", body, "Idempotency-Key", "k-2").text())
          .isNotEqualTo(first.text());
      var other = newPolicy(null);
      Outreach.with(other, "/content/hypothesis", "\"another\"");
      rep.post("/v1/policies", other, "Idempotency-Key", "k-1")
          .expectProblem(422, "idempotency-key-reused");
    }

    @Test
    void namesWhatHasNoName() {
      var made = rep.post("/v1/policies", newPolicy(null)).json();
      var id = made.at("/policy").asString();
      assertThat(rep.get("/v1/policies/" + id).json()).isEqualTo(made);
    }

    @Test
    void refusesAnotherContentUnderTheSameId() {
      rep.post("/v1/policies", newPolicy("outreach"));
      var other = newPolicy("outreach");
      Outreach.with(other, "/content/hypothesis", "\"another\"");
      var refused = rep.post("/v1/policies", other).expectProblem(409, "conflict", "/id");
      assertThat(refused.at("/detail"))
          .contains("outreach", "POST /v1/proposals", "baseVersion", "If-Match");
    }

    @Test
    void notesTextsThatAreComparedByTheirOrder() {
      var body = newPolicy("outreach");
      Outreach.with(body, "/content/rules/0/when", "\"seniority >= 'VP'\"");
      var made = rep.post("/v1/policies", body).expect(201);
      assertThat(made.at("/notes/0"))
          .contains("customers-by-phone", "seniority", "letter by letter");
    }

    @Test
    void refusesAnIdTogetherWithAKey() {
      rep.post("/v1/policies", newPolicy("outreach"), "Idempotency-Key", "k")
          .expectProblem(400, "invalid-request", "/id");
    }

    @Test
    void pointsAtEveryFaultAndStoresNothing() {
      var body = newPolicy("outreach");
      Outreach.with(body, "/content/metric/window", "\"P2Y\"");
      Outreach.with(body, "/content/rules/0/when", "\"custommer\"");
      Outreach.with(body, "/content/rules/1/matching", "{\"channel\": \"fax\"}");
      rep.post("/v1/policies", body)
          .expectProblem(
              422,
              "invalid-policy",
              "/content/metric/window",
              "/content/rules/0/when",
              "/content/rules/1/matching");
      rep.get("/v1/policies/outreach").expectProblem(404, "not-found");
    }
  }

  @Nested
  class Reading {
    @Test
    void saysThatNothingHasChanged() {
      rep.post("/v1/policies", newPolicy("outreach"));
      for (var tag : new String[] {"\"1\"", "W/\"1\"", "\"0\", \"1\"", "*"}) {
        var answer = rep.get("/v1/policies/outreach", "If-None-Match", tag);
        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.header("ETag")).contains("\"1\"");
        assertThat(answer.text()).isEmpty();
      }
      assertThat(rep.get("/v1/policies/outreach", "If-None-Match", "\"2\"").status())
          .isEqualTo(200);
    }

    @Test
    void saysThatAVersionNeverChanges() {
      rep.post("/v1/policies", newPolicy("outreach"));
      var path = "/v1/policies/outreach/versions/";
      var answer = rep.get(path + 1, "If-None-Match", "\"1\"");
      assertThat(answer.status()).isEqualTo(304);
      assertThat(answer.header("ETag")).contains("\"1\"");
      rep.get(path + 1, "If-None-Match", "\"2\"").expect(200);
      rep.get(path + 2, "If-None-Match", "\"2\"").expectProblem(404, "not-found");
    }

    @Test
    void answersWhatWasInForceAtAMoment() {
      var made = rep.post("/v1/policies", newPolicy("outreach")).json();
      var path = "/v1/policies/outreach?at=";
      var from = made.at("/effectiveFrom").asString();
      var then = rep.get(path + from).expect(200);
      assertThat(then.json()).isEqualTo(made);
      assertThat(then.header("ETag")).contains("\"1\"");
      assertThat(rep.get(path + from, "If-None-Match", "\"1\"").status()).isEqualTo(304);
      rep.get(path + "9999-12-31T23:59:59Z").expect(200);
      rep.get(path + "2020-01-01T00:00:00Z").expectProblem(404, "not-found");
      for (var wrong : List.of("yesterday", "2026-03-01", "-0001-01-01T00:00:00Z", "")) {
        rep.get(path + wrong).expectProblem(400, "invalid-request", "at");
      }
      rep.get(path + "%2B99999-01-01T00:00:00Z").expectProblem(400, "invalid-request", "at");
    }

    @Test
    void findsNothingElse() {
      rep.post("/v1/policies", newPolicy("outreach"));
      rep.get("/v1/policies/other").expectProblem(404, "not-found");
      rep.get("/v1/policies/outreach/versions/2").expectProblem(404, "not-found");
      rep.get("/v1/policies/other/versions").expectProblem(404, "not-found");
      rep.get("/v1/policies/outreach/versions/0").expectProblem(400, "invalid-request");
      rep.get("/v1/policies/outreach/versions/one").expectProblem(400, "invalid-request");
      rep.get("/v1/policies/outreach/versions/99999999999").expectProblem(400, "invalid-request");
    }

    @Test
    void showsNothingOfAnotherOrganization() {
      rep.post("/v1/policies", newPolicy("outreach"));
      var stranger = PolicyApi.inNewOrganization("rep", "policies:write policies:read");
      stranger.get("/v1/policies/outreach").expectProblem(404, "not-found");
      stranger.get("/v1/policies/outreach/versions").expectProblem(404, "not-found");
      stranger.get("/v1/policies/outreach/versions/1").expectProblem(404, "not-found");
      assertThat(stranger.get("/v1/policies").json().at("/items")).isEmpty();
      assertThat(stranger.post("/v1/policies", newPolicy("outreach")).status()).isEqualTo(201);
    }

    @Test
    void goesThroughPagesByTheirCursors() {
      for (var id : new String[] {"b", "d", "a", "c", "e"}) {
        rep.post("/v1/policies", newPolicy(id));
      }
      assertThat(pages("/v1/policies?limit=2", "/policy")).containsExactly("a", "b", "c", "d", "e");
      assertThat(rep.get("/v1/policies?limit=100000").json().at("/items")).hasSize(5);
      assertThat(rep.get("/v1/policies/a/versions").json().at("/items")).hasSize(1);
    }

    @Test
    void takesACursorOnlyForTheListThatItWasMadeFor() {
      for (var id : new String[] {"a", "b"}) {
        rep.post("/v1/policies", newPolicy(id));
      }
      var next = rep.get("/v1/policies?limit=1").json().at("/next").asString();
      rep.get("/v1/policies/a/versions?cursor=" + next).expectProblem(400, "invalid-cursor");
      var stranger = PolicyApi.inNewOrganization("rep", "policies:read");
      stranger.get("/v1/policies?cursor=" + next).expectProblem(400, "invalid-cursor");
      rep.get("/v1/policies?cursor=nonsense").expectProblem(400, "invalid-cursor");
    }

    private List<String> pages(String first, String pointer) {
      var found = new ArrayList<String>();
      JsonNode page = rep.get(first).json();
      page.at("/items").forEach(item -> found.add(item.at(pointer).asString()));
      while (page.has("next")) {
        page = rep.get(first + "&cursor=" + page.get("next").asString()).json();
        page.at("/items").forEach(item -> found.add(item.at(pointer).asString()));
      }
      return found;
    }
  }

  @Nested
  class Access {
    @Test
    void needsATokenWithTheRightScope() {
      rep.withoutToken().get("/v1/policies").expectProblem(401, "unauthorized");
      var reader = rep.as("reader", "policies:read");
      reader.post("/v1/policies", newPolicy("outreach")).expectProblem(403, "forbidden");
      var writer = rep.as("writer", "policies:write");
      writer.get("/v1/policies").expectProblem(403, "forbidden");
      reader.get("/v1/policy-feed").expectProblem(403, "forbidden");
    }
  }
}
