package org.doubleloop.recommender.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.doubleloop.kit.test.HttpApi;
import org.doubleloop.kit.test.Mutations;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a caller can get wrong is answered with a 4xx problem that says where, and never with a
/// 500.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
  static final List<String> POSTS =
      List.of("/v1/suggestions", "/v1/suggestions/known/feedback", "/v1/drafts");

  /// More by `-Ddoubleloop.mutations=2000`.
  private static final int EACH = Integer.getInteger("doubleloop.mutations", 60);

  private static final String DEEP = "[".repeat(200) + "]".repeat(200);
  private static final String ASK =
      """
      {"id": "ID", "policy": "outreach", "version": 1, "subject": "c-1", "account": "a",
       "trigger": "t", "context": {"industry": "retail", "touch": 1, "vip": true}}\
      """;

  private Service service;
  private HttpApi api;

  @BeforeAll
  void start() throws Exception {
    service = new Service();
    service.policy(
        1,
        """
        {"hypothesis": "h", "mode": "SUGGEST",
         "metric": {"outcome": "replied", "direction": "INCREASE", "window": "P14D"},
         "attributes": [{"name": "industry", "type": "STRING"},
           {"name": "touch", "type": "NUMBER"}, {"name": "vip", "type": "BOOLEAN"}],
         "options": [{"id": "a", "draft": "Hello {{contact}}"}, {"id": "b"}]}\
        """);
    service.awaitPolicy("outreach", 1);
    api = service.api().as("acme", "rep", "suggestions");
    api.post("/v1/suggestions", ASK.replace("ID", "known")).expect(201);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @ParameterizedTest
  @FieldSource("POSTS")
  void refusesWhatIsNoSuchJson(String path) {
    for (var body :
        List.of(
            "",
            "{",
            "nonsense",
            "{\"a\": 1,}",
            "{} {}",
            "'single'",
            "\u0000",
            "NaN",
            "[]",
            "1",
            "\"text\"",
            "null",
            "{}",
            "{\"unknown\": 1}",
            "{\"id\": {}}")) {
      assertThat(api.post(path, body).status()).as(body).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @FieldSource("POSTS")
  void refusesNestingSizesAndOtherMediaTypes(String path) {
    api.post(path, "{\"a\": " + DEEP + "}").expect(400);
    api.post(path, "{\"a\":".repeat(200) + "1" + "}".repeat(200)).expect(400);
    api.post(path, "{\"id\": \"" + "x".repeat(1 << 20) + "\"}").expect(413);
    api.post(path, "{\"" + "x".repeat(1 << 20) + "\": 1}").expect(413);
    api.post(path, "{\"id\": \"" + "x".repeat(60_000) + "\"}").expect(400);
    api.with("Content-Type", "text/plain")
        .post(path, "{}")
        .expectProblem(415, "unsupported-media-type");
  }

  static Stream<Arguments> wrongValues() {
    return Stream.of(
        Arguments.of(0, "\"policy\": 5, \"subject\": \"c\"", "/policy"),
        Arguments.of(0, "\"policy\": \"a b\", \"subject\": \"c\"", "/policy"),
        Arguments.of(0, "\"policy\": \"p\", \"subject\": \"\"", "/subject"),
        Arguments.of(0, "\"policy\": \"p\", \"subject\": null", "/subject"),
        Arguments.of(0, "\"policy\": \"p\", \"subject\": \"" + "c".repeat(257) + '"', "/subject"),
        Arguments.of(0, "\"policy\": \"p\", \"subject\": \"\\u0000\"", "/subject"),
        Arguments.of(0, "\"policy\": \"p\", \"subject\": \"\\ud800\"", "/subject"),
        Arguments.of(0, "\"policy\": \"p\", \"subject\": \"c\", \"id\": \"a/b\"", "/id"),
        Arguments.of(0, "\"policy\": \"p\", \"subject\": \"c\", \"version\": \"1\"", "/version"),
        Arguments.of(0, "\"policy\": \"p\", \"subject\": \"c\", \"version\": 1.5", "/version"),
        Arguments.of(
            0, "\"policy\": \"p\", \"subject\": \"c\", \"version\": 3000000000", "/version"),
        Arguments.of(0, "\"policy\": \"p\", \"subject\": \"c\", \"context\": []", "/context"),
        Arguments.of(
            0,
            "\"policy\": \"p\", \"subject\": \"c\", \"context\": {\"touch\": 1e999}",
            "/context/touch"),
        Arguments.of(1, "\"state\": \"LOST\"", "/state"),
        Arguments.of(1, "\"state\": 0", "/state"),
        Arguments.of(1, "\"state\": \"SHOWN\", \"reason\": \"\"", "/reason"),
        Arguments.of(1, "\"state\": \"SHOWN\", \"reason\": \"\\u0000\"", "/reason"),
        Arguments.of(
            1, "\"state\": \"SHOWN\", \"reason\": \"" + "x".repeat(2_001) + '"', "/reason"),
        Arguments.of(1, "\"state\": \"SHOWN\", \"at\": \"2026-02-30T00:00:00Z\"", "/at"),
        Arguments.of(1, "\"state\": \"SHOWN\", \"at\": 5", "/at"),
        Arguments.of(1, "\"state\": \"SHOWN\", \"option\": \"a\"", "/option"),
        Arguments.of(1, "\"state\": \"CHANGED\"", "/option"),
        Arguments.of(2, "\"suggestion\": \"\"", "/suggestion"),
        Arguments.of(2, "\"suggestion\": \"" + "x".repeat(129) + '"', "/suggestion"),
        Arguments.of(2, "\"suggestion\": \"known\", \"wish\": \"\\udc00\"", "/wish"),
        Arguments.of(2, "\"suggestion\": \"known\", \"wish\": 1", "/wish"),
        Arguments.of(
            2, "\"suggestion\": \"known\", \"values\": {\"contact\": 1}", "/values/contact"),
        Arguments.of(2, "\"suggestion\": \"known\", \"values\": {\"1\": \"x\"}", "/values/1"));
  }

  @ParameterizedTest
  @MethodSource("wrongValues")
  void pointsAtAWrongValue(int post, String fields, String pointer) {
    api.post(POSTS.get(post), '{' + fields + '}').expectProblem(400, "invalid-request", pointer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"touch\": \"x\"}",
        "{\"touch\": [1]}",
        "{\"touch\": null}",
        "{\"industry\": {\"$gt\": \"\"}}",
        "{\"$where\": 1}",
        "{\"\": 1}",
        "{\"vip\": 1}",
        "{\"touch\": 1, \"touch\": 2}",
        "{\"industry\": \"\\u0000\"}",
        "{\"industry\": \"\\ud800\"}",
        "{\"a\\u0000\": 1}"
      })
  void refusesAWrongContext(String context) {
    var body = "{\"id\": \"wrong\", \"policy\": \"outreach\", \"subject\": \"c\", \"context\": %s}";
    assertThat(api.post("/v1/suggestions", body.formatted(context)).status()).isIn(400, 422);
    assertThat(api.post("/v1/suggestions", body.formatted("{\"touch\": " + DEEP + "}")).status())
        .isEqualTo(400);
    api.get("/v1/suggestions/wrong").expectProblem(404, "not-found");
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/suggestions/unknown, 404",
    "/v1/suggestions/unknown/feedback, 404",
    "/v1/suggestions/%F0%9F%98%80, 404",
    "/v1/suggestions/%24where, 404",
    "/v1/suggestions/a%00b, 400",
    "/v1/suggestions/known?color=red, 400",
    "/v1/suggestions/known/feedback?limit=1, 400",
    "/v1/suggestions, 405",
    "/v1/drafts, 405",
    "/v1/nothing, 404"
  })
  void refusesPlacesAndParametersThatAreNone(String path, int status) {
    api.get(path).expect(status);
  }

  @Test
  void knowsNothingOfWhatIsAnothers() {
    var other = service.api().as("other", "rep", "suggestions");
    other.get("/v1/suggestions/known").expectProblem(404, "not-found");
    other.get("/v1/suggestions/known/feedback").expectProblem(404, "not-found");
    other.post("/v1/drafts", "{\"suggestion\": \"known\"}").expectProblem(404, "not-found");
    other.post(POSTS.get(1), "{\"state\": \"SHOWN\"}").expectProblem(404, "not-found");
    other.post("/v1/suggestions", ASK).expectProblem(404, "not-found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"open", "a b"})
  void refusesOddKeys(String key) {
    var keyed = api.with("Idempotency-Key", key);
    keyed
        .post("/v1/suggestions", "{\"policy\": \"outreach\", \"subject\": \"c\"}")
        .expectProblem(400, "invalid-request", "Idempotency-Key");
    keyed
        .post(POSTS.get(1), "{\"state\": \"SHOWN\"}")
        .expectProblem(400, "invalid-request", "Idempotency-Key");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /v1/suggestions/known/feedback | {"id": "ID", "state": "CHANGED", "option": "b", "reason": "r", "at": "2026-01-01T00:00:00Z"}
          /v1/drafts | {"suggestion": "known", "option": "b", "values": {"contact": "Ode"}, "wish": "short"}
          """)
  void takesOrRefusesWhatIsNearlyRight(String path, String right) {
    int number = 0;
    for (var body : Mutations.of(right, 1, EACH).toList()) {
      var sent = body.replace("\"ID\"", "\"made-" + number++ + '"');
      assertThat(api.post(path, sent).status()).as(sent).isIn(200, 201, 400, 404, 409, 413, 422);
    }
  }

  @Test
  void suggestsOnceOrRefusesWhereAQuestionIsNearlyRight() {
    int number = 0;
    for (var body : Mutations.of(ASK, 1, EACH).toList()) {
      var id = "made-" + number++;
      var sent = body.replace("\"ID\"", '"' + id + '"');
      var answer = api.post("/v1/suggestions", sent);
      assertThat(answer.status()).as(sent).isIn(201, 400, 404, 409, 413, 422);
      if (answer.status() == 201 && sent.contains('"' + id + '"')) {
        assertThat(api.post("/v1/suggestions", sent).text()).isEqualTo(answer.text());
      } else if (answer.status() != 201) {
        assertThat(api.get("/v1/suggestions/" + id).status()).as(sent).isEqualTo(404);
      }
    }
  }
}
