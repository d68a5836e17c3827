package org.doubleloop.policy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.doubleloop.kit.test.Patience;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Experiments that stand alone, through the API.
class ExperimentApiTest {
  private static final String VP = "seniority == 'VP'";

  private final Trying trying = new Trying();

  @Test
  void isDraftedStartedPausedStoppedAndConcluded() {
    var drafted = trying.draft("vps", VP).expect(201);
    assertThat(drafted.header("Location")).hasValue("/v1/experiments/vps");
    assertThat(drafted.at("/state")).isEqualTo("DRAFT");
    assertThat(drafted.json().at("/changes")).hasSize(1);
    assertThat(drafted.at("/outlook/closing")).isNotEmpty();
    assertThat(trying.draft("vps", VP).text()).as("the repeat").isEqualTo(drafted.text());
    trying.step(trying.rep, "vps", "start", "").expectProblem(403, "forbidden");

    var next = trying.lead.get("/v1/experiments/vps").json().at("/next");
    assertThat(next.valueStream().map(each -> each.asString())).containsExactly("START", "STOP");
    var running = trying.step(trying.lead, "vps", "start", "").expect(200);
    assertThat(running.at("/state")).isEqualTo("RUNNING");
    assertThat(running.json().has("startedAt")).isTrue();
    assertThat(trying.step(trying.lead, "vps", "pause", "").at("/state")).isEqualTo("PAUSED");
    trying.step(trying.lead, "vps", "pause", "").expectProblem(409, "experiment-state");
    assertThat(trying.step(trying.lead, "vps", "resume", "").at("/state")).isEqualTo("RUNNING");
    trying.step(trying.lead, "vps", "stop", "{\"reason\": \"Enough.\"}").expect(200);
    trying
        .step(trying.lead, "vps", "conclude", "{\"learning\": \"Two weeks are too few.\"}")
        .expect(200);
    var last = trying.rep.get("/v1/experiments?state=CONCLUDED&text=weeks").json().at("/items");
    assertThat(last).hasSize(1);
    assertThat(trying.rep.get("/v1/experiments?state=RUNNING").json().at("/items")).isEmpty();
    Patience.await()
        .until(() -> trying.news("experiment").stream().anyMatch(ExperimentApiTest::isConcluded));
    var numbers = new ArrayList<Integer>();
    trying.news("experiment").forEach(news -> numbers.add(news.at("/number").asInt()));
    assertThat(numbers).as("each change once").doesNotHaveDuplicates();
  }

  private static boolean isConcluded(JsonNode news) {
    return news.at("/state").asString().equals("CONCLUDED");
  }

  @Test
  void storesNothingInADryRun() {
    var dry =
        trying.rep.post("/v1/experiments?dryRun=true", Trying.experiment("dry", VP)).expect(200);
    assertThat(dry.at("/outlook/sentence")).contains("units in the trial");
    trying.rep.get("/v1/experiments/dry").expectProblem(404, "not-found");
    trying
        .rep
        .post(
            "/v1/experiments?dryRun=true",
            Trying.experiment("dry", VP).replace("\"baseVersion\": 1", "\"baseVersion\": 2"))
        .expectProblem(409, "stale-base");
  }

  @Test
  void isRefusedWhereItCannotBeRead() {
    trying.draft("e", "seniority = VP").expectProblem(422, "invalid-policy");
    trying.draft("e", "seniority == 'CEO'").expectProblem(422, "invalid-policy", "/where");
    trying
        .rep
        .post(
            "/v1/experiments",
            Trying.experiment("e", VP)
                .replace("\"where\": \"" + VP + "\"", "\"where\": \"wealth > 3.0\""))
        .expectProblem(422, "invalid-policy", "/where");
    trying
        .rep
        .post(
            "/v1/experiments",
            Trying.experiment("e", VP).replace(Trying.day(90).toString(), "2020-01-01"))
        .expectProblem(400, "invalid-request", "/until");
  }

  @Test
  void takesAStepOnceAndOnlyOfWhatWasRead() {
    trying.draft("e", VP).expect(201);
    var path = "/v1/experiments/e/start";
    trying.lead.post(path, null).expectProblem(428, "if-match-required");
    trying.lead.post(path, null, "If-Match", "\"7\"").expectProblem(412, "stale");
    var first =
        trying.lead.post(path, null, "If-Match", "\"1\"", "Idempotency-Key", "k").expect(200);
    trying.step(trying.lead, "e", "pause", "").expect(200);
    var again =
        trying.lead.post(path, null, "If-Match", "\"1\"", "Idempotency-Key", "k").expect(200);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
  }

  @Test
  void startsOnWhatHasComeIntoForceSinceItWasDrafted() {
    trying.draft("e", VP).expect(201);
    trying
        .rep
        .post(
            "/v1/proposals",
            """
            {"id": "p", "policy": "outreach", "baseVersion": 1, "rationale": "So.",
             "change": [{"op": "REMOVE", "kind": "GUIDANCE", "id": "short"}]}
            """)
        .expect(201);
    trying.review(trying.lead, "p", "{\"verdict\": \"ACCEPT\"}").expect(200);
    var running = trying.step(trying.lead, "e", "start", "").expect(200);
    assertThat(running.at("/state")).isEqualTo("RUNNING");
    assertThat(running.at("/baseVersion")).isEqualTo("2");
  }

  @Test
  void isFoundByItsWordsPageByPage() {
    for (int i = 0; i < 5; i++) {
      trying.draft("e-" + i, VP).expect(201);
    }
    var found = new ArrayList<String>();
    var query = "/v1/experiments?text=EFFICIENCY%20see&limit=2";
    var page = trying.rep.get(query);
    while (true) {
      page.json().at("/items").forEach(item -> found.add(item.at("/id").asString()));
      var next = page.at("/next");
      if (next.isEmpty()) {
        break;
      }
      page = trying.rep.get(query + "&cursor=" + next);
    }
    assertThat(found).containsExactlyInAnyOrder("e-0", "e-1", "e-2", "e-3", "e-4");
    assertThat(trying.rep.inOrganization("another").get(query).json().at("/items")).isEmpty();
  }

  @Test
  void isEndedByTheServiceThatCountsAlone() {
    trying.draft("e", VP).expect(201);
    trying.step(trying.lead, "e", "start", "").expect(200);
    trying
        .lead
        .send("PUT", "/v1/experiments/e/ending", "{\"outcome\": \"HELD\"}")
        .expectProblem(403, "forbidden");
    trying.end("e", "HELD", "STOPPED").expectProblem(400, "invalid-request", "/outcome");
    trying.end("e", "UNDECIDED", "OVERLAP").expectProblem(400, "invalid-request", "/because");
    var ended = trying.end("e", "DID_NOT_HOLD", "DAY").expect(200);
    assertThat(trying.end("e", "DID_NOT_HOLD", "DAY").text()).isEqualTo(ended.text());
    trying.end("e", "HELD", "TEST").expectProblem(409, "experiment-state");
  }
}
