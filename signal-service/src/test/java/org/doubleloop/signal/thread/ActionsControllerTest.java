package org.doubleloop.signal.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.kit.test.Patience.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.doubleloop.kit.test.Answer;
import org.doubleloop.kit.test.HttpApi;
import org.doubleloop.signal.RunningService;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionsControllerTest extends RunningService {
  private static final String ACTION =
      """
      {"id": "%s", "subject": "c-17", "account": "acme-corp", "policy": "outreach", "version": 2,
       "option": "operational-efficiency", "suggestion": "sg-1", "trigger": "signup",
       "context": {"industry": "financial-services", "touch": 1, "score": 0.5, "vp": true, "a.b": "dot"},
       "actor": {"kind": "PERSON", "id": "rep-3"}, "at": "2026-11-21T10:00:00.123456+01:00"}
      """;

  @Nested
  class CreateAction {
    @Test
    void answersWhatWasStored() {
      var api = caller("create-action");
      var created = api.post("/v1/actions", ACTION.formatted("touch-77")).expect(201);
      assertThat(created.header("Location")).contains("/v1/actions/touch-77");
      assertThat(created.at("/at")).isEqualTo("2026-11-21T09:00:00.123Z");
      assertThat(created.at("/context/a.b")).isEqualTo("dot");
      assertThat(created.json().at("/context/touch").isInt()).isTrue();
      var read = api.get("/v1/signals/touch-77").expect(200);
      assertThat(read.json().path("action")).isEqualTo(created.json());
    }

    @Test
    void withoutAnIdOrATimeTheyAreMadeUp() {
      var api = caller("made-up");
      var first = api.post("/v1/actions", "{\"subject\": \"c\"}").expect(201);
      var second = api.post("/v1/actions", "{\"subject\": \"c\"}").expect(201);
      assertThat(first.at("/id")).isNotEqualTo(second.at("/id"));
      assertThat(first.at("/at")).isEqualTo(first.at("/recordedAt"));
    }

    @Test
    void aRepeatGetsTheSameBytes() {
      var api = caller("repeat");
      var body = "{\"id\": \"a-1\", \"subject\": \"c\", \"context\": {\"b\": 1, \"a\": 2.0}}";
      var first = api.post("/v1/actions", body).expect(201);
      var reordered = "{\"context\": {\"a\": 2.0, \"b\": 1}, \"subject\": \"c\", \"id\": \"a-1\"}";
      for (var again : List.of(body, reordered)) {
        var answer = caller("repeat", "bob").post("/v1/actions", again).expect(201);
        assertThat(answer.text()).isEqualTo(first.text());
        assertThat(answer.header("Location")).isEqualTo(first.header("Location"));
      }
      api.post("/v1/actions", "{\"id\": \"a-1\", \"subject\": \"d\"}")
          .expectProblem(409, "conflict");
    }

    @Test
    void anIdempotencyKeyMakesARepeatSafe() {
      var api = caller("keyed").with("Idempotency-Key", "k-1");
      var first = api.post("/v1/actions", "{\"subject\": \"c\"}").expect(201);
      assertThat(api.post("/v1/actions", "{\"subject\": \"c\"}").expect(201).text())
          .isEqualTo(first.text());
      assertThat(
              caller("keyed")
                  .with("Idempotency-Key", "\"k-1\"")
                  .post("/v1/actions", "{\"subject\": \"c\"}")
                  .text())
          .isEqualTo(first.text());
      api.post("/v1/actions", "{\"subject\": \"d\"}").expectProblem(422, "idempotency-key-reused");
      assertThat(
              caller("keyed", "bob")
                  .with("Idempotency-Key", "k-1")
                  .post("/v1/actions", "{\"subject\": \"c\"}")
                  .expect(201)
                  .at("/id"))
          .isNotEqualTo(first.at("/id"));
      api.post("/v1/actions", "{\"id\": \"x\", \"subject\": \"c\"}")
          .expectProblem(400, "invalid-request");
    }

    @Test
    void sixtyFourAtOnceStoreOneAndAllGetTheSameBytes() throws Exception {
      var api = caller("at-once");
      var body = "{\"id\": \"a-1\", \"subject\": \"c\"}";
      Callable<Answer> post = () -> api.post("/v1/actions", body);
      var texts = new ArrayList<String>();
      try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var answer : executor.invokeAll(Collections.nCopies(64, post))) {
          texts.add(answer.get().expect(201).text());
        }
      }
      assertThat(texts).hasSize(64).containsOnly(texts.getFirst());
      assertThat(api.get("/v1/actions").json().path("items")).hasSize(1);
    }

    @Test
    void organizationsDoNotMeet() {
      caller("one").post("/v1/actions", "{\"id\": \"same\", \"subject\": \"mine\"}").expect(201);
      caller("two").post("/v1/actions", "{\"id\": \"same\", \"subject\": \"other\"}").expect(201);
      assertThat(caller("one").get("/v1/actions/same").at("/action/subject")).isEqualTo("mine");
      caller("three").get("/v1/actions/same").expectProblem(404, "not-found");
    }
  }

  @Nested
  class ListActions {
    @Test
    void goesThroughAllOfThemNewestFirst() {
      var api = caller("listing");
      for (int n = 0; n < 7; n++) {
        api.post(
                "/v1/actions",
                "{\"id\": \"a-%d\", \"subject\": \"s-%d\", \"policy\": \"p-%d\"}"
                    .formatted(n, n % 2, n % 3))
            .expect(201);
      }
      assertThat(paged(api, "/v1/actions?limit=3"))
          .containsExactly("a-6", "a-5", "a-4", "a-3", "a-2", "a-1", "a-0");
      assertThat(paged(api, "/v1/actions?limit=7")).hasSize(7);
      assertThat(paged(api, "/v1/actions?limit=1&policy=p-0")).containsExactly("a-6", "a-3", "a-0");
      assertThat(paged(api, "/v1/actions?limit=2&subject=s-1"))
          .containsExactly("a-5", "a-3", "a-1");
      assertThat(paged(api, "/v1/actions?subject=s-1&policy=p-0")).containsExactly("a-3");
      assertThat(paged(api, "/v1/actions?subject=nobody")).isEmpty();
    }

    @Test
    void aCursorGoesOnWithItsOwnListOnly() {
      var api = caller("cursors");
      for (int n = 0; n < 3; n++) {
        api.post("/v1/actions", "{\"subject\": \"s\", \"policy\": \"p\"}").expect(201);
      }
      var next = api.get("/v1/actions?limit=1&policy=p").at("/next");
      api.get("/v1/actions?policy=p&cursor=" + next).expect(200);
      api.get("/v1/actions?cursor=" + next).expectProblem(400, "invalid-cursor");
      api.get("/v1/actions?policy=q&cursor=" + next).expectProblem(400, "invalid-cursor");
      caller("others")
          .get("/v1/actions?policy=p&cursor=" + next)
          .expectProblem(400, "invalid-cursor");
      api.get("/v1/signals?cursor=" + next).expectProblem(400, "invalid-cursor");
    }
  }

  @Nested
  class CreateEdit {
    @Test
    void saysWhatChanged() {
      var api = caller("edits");
      api.post("/v1/actions", "{\"id\": \"a-1\", \"subject\": \"c\"}").expect(201);
      var edit =
          api.post(
                  "/v1/actions/a-1/edits",
                  """
                  {"id": "e-1", "draft": "Dear Ms Ode, we are thrilled to help.",
                   "final": "Dear Ms Ode, we can help.", "editor": {"kind": "PERSON", "id": "rep-3"}}
                  """)
              .expect(201);
      assertThat(edit.header("Location")).contains("/v1/signals/e-1?kind=EDIT");
      assertThat(edit.at("/spans/0/from")).isEqualTo("are thrilled to");
      assertThat(edit.at("/spans/0/to")).isEqualTo("can");
      assertThat(edit.at("/spans/0/offset")).isEqualTo("16");
      assertThat(edit.json().at("/shareChanged").doubleValue()).isBetween(0.28, 0.29);
      assertThat(api.get("/v1/actions/a-1/edits").json().at("/items/0")).isEqualTo(edit.json());
      assertThat(api.get("/v1/signals/e-1").json().at("/edit")).isEqualTo(edit.json());
    }
  }

  @Nested
  class CreateOutcome {
    @Test
    void isConnectedWithItsAction() {
      var api = caller("outcomes");
      policy("outcomes", "outreach", 2);
      api.post(
              "/v1/actions", ACTION.formatted("touch-1").replace("operational-efficiency", "short"))
          .expect(201);
      var first =
          api.post(
                  "/v1/actions/touch-1/outcomes",
                  "{\"id\": \"o-1\", \"type\": \"replied\", \"at\": \"2026-11-22T00:00:00Z\"}")
              .expect(201);
      assertThat(first.json().path("value").doubleValue()).isEqualTo(1.0);
      assertThat(first.json().path("final").booleanValue()).isFalse();
      assertThat(first.at("/certainty")).isEqualTo("CERTAIN");
      assertThat(first.json().has("retracted")).isFalse();
      api.post(
              "/v1/actions/touch-1/outcomes",
              "{\"type\": \"revenue\", \"value\": 250.5, \"certainty\": \"WEAK\", \"final\": true}")
          .expect(201);
      await()
          .untilAsserted(() -> assertThat(codes(api, "touch-1")).doesNotContain("NOT_CONNECTED"));
      var story = api.get("/v1/actions/touch-1").expect(200).json();
      assertThat(story.path("outcomes")).hasSize(2);
      assertThat(story.at("/outcomes/0")).isEqualTo(first.json());
      assertThat(codes(api, "touch-1")).containsExactly("SUCCESS", "OTHER_TYPE");
      assertThat(story.path("counted")).hasSize(1);
      assertThat(story.at("/counted/0/id").stringValue()).isEqualTo("o-1");
      assertThat(story.path("edits")).isEmpty();
      assertThat(api.get("/v1/actions/touch-1/outcomes").json().path("items")).hasSize(2);
      assertThat(api.get("/v1/orphans").json().path("items")).isEmpty();
    }

    @Test
    void aCorrectionNamesAnOutcomeOfTheAction() {
      var api = caller("corrections");
      policy("corrections", "outreach", 2);
      var action = ACTION.replace("operational-efficiency", "short");
      api.post("/v1/actions", action.formatted("a-1")).expect(201);
      api.post("/v1/actions", action.formatted("a-2")).expect(201);
      api.post(
              "/v1/actions/a-1/outcomes",
              "{\"id\": \"o-1\", \"type\": \"replied\", \"value\": 5, \"at\":"
                  + " \"2026-11-22T00:00:00Z\"}")
          .expect(201);
      var unknown =
          api.post("/v1/actions/a-1/outcomes", "{\"type\": \"replied\", \"corrects\": \"o-9\"}")
              .expectProblem(422, "unknown-outcome");
      assertThat(unknown.at("/errors/0/pointer")).isEqualTo("/corrects");
      api.post("/v1/actions/a-2/outcomes", "{\"type\": \"replied\", \"corrects\": \"o-1\"}")
          .expectProblem(422, "unknown-outcome");
      api.post(
              "/v1/actions/a-1/outcomes",
              "{\"id\": \"o-2\", \"type\": \"replied\", \"value\": 7, \"corrects\": \"o-1\","
                  + " \"at\": \"2026-11-22T00:00:00Z\"}")
          .expect(201);
      await()
          .untilAsserted(
              () -> assertThat(api.get("/v1/actions/a-1").at("/counted/0/value")).isEqualTo("7.0"));
      api.post(
              "/v1/actions/a-1/outcomes",
              "{\"type\": \"replied\", \"corrects\": \"o-2\", \"retracted\": true}")
          .expect(201);
      await()
          .untilAsserted(
              () -> assertThat(api.get("/v1/actions/a-1").json().path("counted")).isEmpty());
      assertThat(api.get("/v1/actions/a-1").json().path("outcomes")).hasSize(3);
      assertThat(codes(api, "a-1")).containsExactly("RETRACTED", "RETRACTED", "RETRACTION");
    }

    @Test
    void theThousandAndFirstIsOnlyCountedWhereItSaysNothingNew() {
      var api = caller("full");
      api.post("/v1/actions", "{\"id\": \"a-1\", \"subject\": \"c\"}").expect(201);
      var batch = IntStream.range(0, 1_000).mapToObj(n -> outcomeEvent("o-" + n, "a-1")).toList();
      api.with("Content-Type", MANY).post("/v1/signals", batch.toString()).expect(207);
      var beyond = "{\"id\": \"beyond\", \"type\": \"replied\"}";
      var folded = api.post("/v1/actions/a-1/outcomes", beyond).expect(201);
      assertThat(folded.json().path("notes").findValuesAsString("code")).contains("FOLDED");
      assertThat(api.post("/v1/actions/a-1/outcomes", beyond).expect(201).text())
          .isEqualTo(folded.text());
      var more =
          api.with("Content-Type", MANY)
              .post(
                  "/v1/signals", "[" + outcomeEvent("o-1000", "a-1") + "," + batch.getFirst() + "]")
              .expect(207);
      assertThat(more.at("/results/0/status")).isEqualTo("STORED");
      assertThat(more.at("/results/1/status")).isEqualTo("DUPLICATE");
      await()
          .untilAsserted(() ->
              assertThat(codes(api, "a-1")).hasSize(1_000).containsOnly("ACTION_NOT_COUNTED"));
      assertThat(api.get("/v1/actions/a-1").at("/folded")).isEqualTo("2");
      assertThat(api.get("/v1/outcomes/beyond").expect(200).at("/action")).isEqualTo("a-1");

      api.post("/v1/actions", "{\"id\": \"a-2\", \"subject\": \"c\"}").expect(201);
      api.put("/v1/outcomes/beyond/action", "{\"action\": \"a-2\"}").expect(200);
      assertThat(api.get("/v1/actions/a-1").at("/folded")).as("counted once").isEqualTo("1");
      assertThat(api.get("/v1/actions/a-2").at("/outcomes/0/id")).isEqualTo("beyond");
      assertThat(api.get("/v1/outcomes/beyond").expect(200).text()).doesNotContain("FOLDED");
    }

    @Test
    void theOneThatDecidesIsTakenBehindAThousandOthers() {
      var api = caller("full-of-opens");
      policy("full-of-opens", "hello", 1);
      api.post(
              "/v1/actions",
              "{\"id\": \"a-1\", \"subject\": \"c\", \"policy\": \"hello\", \"version\": 1,"
                  + " \"option\": \"short\"}")
          .expect(201);
      var opens =
          IntStream.range(0, 1_001)
              .mapToObj(
                  n -> event("outcome", "o-" + n, "{\"action\": \"a-1\", \"type\": \"opened\"}"))
              .toList();
      var many = api.with("Content-Type", MANY);
      many.post("/v1/signals", opens.subList(0, 500).toString()).expect(207);
      many.post("/v1/signals", opens.subList(500, 1_001).toString()).expect(207);
      api.post("/v1/actions/a-1/outcomes", "{\"id\": \"r\", \"type\": \"replied\"}").expect(201);
      await()
          .untilAsserted(() ->
              assertThat(api.get("/v1/actions/a-1").at("/standing/state")).isEqualTo("SUCCESS"));
      var paid =
          IntStream.range(0, 99)
              .mapToObj(n ->
                  event(
                      "outcome",
                      "p-" + n,
                      "{\"action\": \"a-1\", \"type\": \"paid\", \"value\": 5%d}".formatted(n)))
              .toList();
      assertThat(
              many.post("/v1/signals", paid.toString())
                  .expect(207)
                  .json()
                  .path("results")
                  .findValuesAsString("status"))
          .hasSize(99)
          .containsOnly("STORED");
      api.post("/v1/actions/a-1/outcomes", "{\"type\": \"paid\", \"value\": 7}")
          .expectProblem(422, "action-full");
      api.post("/v1/actions/a-1/outcomes", "{\"type\": \"opened\"}").expect(201);
      await()
          .untilAsserted(() ->
              assertThat(api.get("/v1/actions/a-1").at("/standing/state")).isEqualTo("SUCCESS"));
    }
  }

  @ParameterizedTest
  @CsvSource({"edits,'{\"draft\":\"a\",\"final\":\"b\"}'", "outcomes,'{\"type\":\"replied\"}'"})
  void whatIsAboutAnActionNeedsIt(String what, String body) {
    var api = caller("about");
    caller("another").post("/v1/actions", "{\"id\": \"theirs\", \"subject\": \"c\"}").expect(201);
    for (var id : List.of("nothing", "theirs", "x".repeat(128))) {
      var path = "/v1/actions/" + id + "/" + what;
      api.post(path, body).expectProblem(404, "not-found");
      api.get(path).expectProblem(404, "not-found");
    }
    for (var none : List.of("a%20b", "x".repeat(161))) {
      api.get("/v1/actions/" + none).expectProblem(400, "invalid-request");
      api.post("/v1/actions/" + none + "/" + what, body).expect(400);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "edits,'{\"action\":\"a-1\",\"draft\":\"a\",\"final\":\"b\"}'",
    "outcomes,'{\"action\":\"a-1\",\"type\":\"replied\"}'"
  })
  void theActionStandsInThePathAlone(String what, String body) {
    var api = caller("path");
    api.post("/v1/actions", "{\"id\": \"a-1\", \"subject\": \"c\"}").expect(201);
    var problem = api.post("/v1/actions/a-1/" + what, body).expectProblem(400, "invalid-request");
    assertThat(problem.at("/errors/0/pointer")).isEqualTo("/action");
  }

  /// Whether each of an action's outcomes counts.
  private static List<String> codes(HttpApi api, String action) {
    return api.get("/v1/actions/" + action)
        .expect(200)
        .json()
        .path("standings")
        .valueStream()
        .map(each -> each.path("code").stringValue())
        .toList();
  }

  private static List<String> paged(HttpApi api, String path) {
    var ids = new ArrayList<String>();
    var page = api.get(path).expect(200).json();
    while (true) {
      page.path("items").forEach(item -> ids.add(item.path("id").stringValue()));
      if (!page.has("next")) {
        return ids;
      }
      page = api.get(path + "&cursor=" + page.path("next").stringValue()).expect(200).json();
    }
  }
}
