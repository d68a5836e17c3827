package org.doubleloop.policy.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.policy.test.Outreach.newPolicy;
import static org.doubleloop.policy.test.Outreach.newProposal;
import static org.doubleloop.policy.test.Outreach.with;

import java.util.List;
import java.util.stream.Stream;
import org.doubleloop.kit.test.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a caller can get wrong is answered with a 4xx problem that says where, and never with a
/// 500.
class BadInputTest {
  private static final PolicyApi CALLER =
      PolicyApi.inNewOrganization("rep", "policies:write policies:read proposals:review feed");

  static final List<String> POSTS =
      List.of("/v1/policies", "/v1/proposals", "/v1/proposals/p-1/reviews");

  static final List<String> NOT_JSON =
      List.of("", "{", "nonsense", "{\"a\": 1,}", "{} {}", "'single'", "\u0000", "NaN");

  @BeforeAll
  static void open() {
    CALLER.post("/v1/policies", newPolicy("outreach"));
    CALLER.post("/v1/proposals", newProposal("p-1", "outreach", 1, "better"));
  }

  @ParameterizedTest
  @FieldSource("POSTS")
  void refusesWhatIsNotJson(String path) {
    for (var body : NOT_JSON) {
      assertThat(post(path, body).status()).as(body).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @FieldSource("POSTS")
  void refusesJsonOfAnotherShape(String path) {
    for (var body :
        List.of("[]", "1", "\"text\"", "null", "{}", "{\"unknown\": 1}", "{\"id\": {}}")) {
      var answer = post(path, body);
      assertThat(answer.status()).as(body).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @FieldSource("POSTS")
  void asksForABodyThatIsNotCompressed(String path) {
    var answer = CALLER.post(path, "{}", "Content-Encoding", "gzip");
    answer.expectProblem(415, "unsupported-media-type");
    assertThat(answer.header("Accept-Encoding")).contains("identity");
    assertThat(answer.at("/detail")).contains("without a Content-Encoding");
  }

  @Test
  void takesHeadersAsLongAsTheGatewayLetsThrough() {
    var longTarget = "/v1/proposals?cursor=" + "a".repeat(16 << 10);
    var answer = CALLER.get(longTarget, "X-Long", "a".repeat(32 << 10));
    answer.expectProblem(400, "invalid-request");
  }

  @ParameterizedTest
  @FieldSource("POSTS")
  void refusesNestingAndSizes(String path) {
    var deep = "{\"content\": " + "[".repeat(200) + "]".repeat(200) + "}";
    assertThat(post(path, deep).status()).isEqualTo(400);
    var deepObject = "{\"a\":".repeat(200) + "1" + "}".repeat(200);
    assertThat(post(path, deepObject).status()).isEqualTo(400);
    var long1Mb = "{\"id\": \"" + "x".repeat(1 << 20) + "\"}";
    assertThat(post(path, long1Mb).status()).isEqualTo(413);
    var longName = "{\"" + "x".repeat(1 << 20) + "\": 1}";
    assertThat(post(path, longName).status()).isEqualTo(413);
    var long100Kb = "{\"id\": \"" + "x".repeat(100_000) + "\"}";
    assertThat(post(path, long100Kb).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @FieldSource("POSTS")
  void refusesOtherMediaTypes(String path) {
    var answer = CALLER.post(path, "x=1", "Content-Type", "application/x-www-form-urlencoded");
    answer.expectProblem(415, "unsupported-media-type");
  }

  static Stream<Arguments> wrongValues() {
    return Stream.of(
        Arguments.of("/id", "5", "/id"),
        Arguments.of("/id", "\"\"", "/id"),
        Arguments.of("/id", "\"a/b\"", "/id"),
        Arguments.of("/id", "\"" + "x".repeat(129) + "\"", "/id"),
        Arguments.of("/content", "null", "/content"),
        Arguments.of("/content", "[]", "/content"),
        Arguments.of("/content/unknown", "1", "/content/unknown"),
        Arguments.of("/content/hypothesis", "7", "/content/hypothesis"),
        Arguments.of("/content/hypothesis", "\"\"", "/content/hypothesis"),
        Arguments.of("/content/hypothesis", "\"" + "x".repeat(2001) + "\"", "/content/hypothesis"),
        Arguments.of("/content/metric/direction", "\"UP\"", "/content/metric/direction"),
        Arguments.of("/content/metric/direction", "0", "/content/metric/direction"),
        Arguments.of("/content/metric/target", "1.5", "/content/metric/target"),
        Arguments.of("/content/metric/target", "\"0.5\"", "/content/metric/target"),
        Arguments.of("/content/metric/target", "1e999", "/content/metric/target"),
        Arguments.of("/content/metric/window", "14", "/content/metric/window"),
        Arguments.of("/content/metric/countWeak", "\"true\"", "/content/metric/countWeak"),
        Arguments.of("/content/metric/countWeak", "1", "/content/metric/countWeak"),
        Arguments.of("/content/attributes", "{}", "/content/attributes"),
        Arguments.of("/content/attributes/0", "null", "/content/attributes/0"),
        Arguments.of("/content/attributes/0/values/0", "null", "/content/attributes/0/values/0"),
        Arguments.of("/content/attributes/0/name", "\"a b\"", "/content/attributes/0/name"),
        Arguments.of("/content/options", "[]", "/content/options"),
        Arguments.of("/content/options/0", "null", "/content/options/0"),
        Arguments.of("/content/options/0/attributes", "[]", "/content/options/0/attributes"),
        Arguments.of(
            "/content/options/0/attributes/angle", "5", "/content/options/0/attributes/angle"),
        Arguments.of(
            "/content/options/0/attributes/angle", "null", "/content/options/0/attributes/angle"),
        Arguments.of("/content/rules/0/effect", "\"FORBID\"", "/content/rules/0/effect"),
        Arguments.of("/content/rules/0/options/0", "null", "/content/rules/0/options/0"),
        Arguments.of("/content/rules/0/when", "\"\"", "/content/rules/0/when"),
        Arguments.of(
            "/content/rules/0/evidence/0/counts/0/trials",
            "1.5",
            "/content/rules/0/evidence/0/counts/0/trials"),
        Arguments.of(
            "/content/rules/0/evidence/0/counts/0/trials",
            "-1",
            "/content/rules/0/evidence/0/counts/0/trials"),
        Arguments.of(
            "/content/rules/0/evidence/0/counts/0/trials",
            "99999999999999999999",
            "/content/rules/0/evidence/0/counts/0/trials"),
        Arguments.of("/content/exploration/share", "2", "/content/exploration/share"),
        Arguments.of("/content/exploration/share", "\"NaN\"", "/content/exploration/share"),
        Arguments.of("/content/mode", "\"DREAM\"", "/content/mode"));
  }

  @ParameterizedTest
  @MethodSource("wrongValues")
  void pointsAtAWrongValue(String pointer, String json, String fault) {
    CALLER
        .post("/v1/policies", with(newPolicy("wrong"), pointer, json))
        .expectProblem(400, "invalid-request", fault);
    CALLER
        .post("/v1/proposals", with(newProposal("wrong", "outreach", 1, "h"), pointer, json))
        .expectProblem(400, "invalid-request", fault);
    CALLER.get("/v1/policies/wrong").expectProblem(404, "not-found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "\\ud800", "\\udc00\\ud800"})
  void refusesTextThatNoStoreKeeps(String text) {
    var body = with(newPolicy("wrong"), "/content/hypothesis", "\"here\"").toString();
    post("/v1/policies", body.replace("here", text))
        .expectProblem(400, "invalid-request", "/content/hypothesis");
    assertThat(CALLER.get("/v1/policies/outreach%00").status()).isEqualTo(400);
  }

  @Test
  void pointsAtEachOfSeveralWrongValues() {
    var body = newProposal("wrong", "outreach", 1, "h");
    with(body, "/baseVersion", "0");
    with(body, "/rationale", "\"\"");
    with(body, "/content/options/0/draft", "\"" + "x".repeat(10_001) + "\"");
    CALLER
        .post("/v1/proposals", body)
        .expectProblem(
            400, "invalid-request", "/baseVersion", "/content/options/0/draft", "/rationale");
  }

  @ParameterizedTest
  @MethodSource("wrongQueries")
  void refusesAWrongQuery(String path, String problem) {
    CALLER.get(path).expectProblem(400, problem);
  }

  static Stream<Arguments> wrongQueries() {
    return Stream.of(
            "/v1/policies", "/v1/policies/outreach/versions", "/v1/proposals", "/v1/policy-feed")
        .flatMap(path ->
            Stream.of(
                Arguments.of(path + "?limit=0", "invalid-request"),
                Arguments.of(path + "?limit=-1", "invalid-request"),
                Arguments.of(path + "?limit=many", "invalid-request"),
                Arguments.of(path + "?limit=99999999999", "invalid-request"),
                Arguments.of(path + "?cursor=nonsense", "invalid-cursor"),
                Arguments.of(path + "?cursor=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "invalid-cursor"),
                Arguments.of(path + "?cursor=%20", "invalid-cursor"),
                Arguments.of(path + "?cursor=%F0%9F%98%80", "invalid-cursor"),
                Arguments.of(path + "?unknown=1", "unknown-parameter")));
  }

  @Test
  void refusesWrongHeaders() {
    for (var key : List.of("\"open", "a b", "x".repeat(256))) {
      CALLER
          .post("/v1/policies", newPolicy(null), "Idempotency-Key", key)
          .expectProblem(400, "invalid-request", "Idempotency-Key");
    }
    CALLER
        .get("/v1/policies/outreach", "If-None-Match", "no-quotes")
        .expectProblem(400, "invalid-request", "If-None-Match");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/html", "nonsense", "application/problem+json", "application/*+json"})
  void answersNobodyWhoDoesNotAcceptJson(String accepted) {
    CALLER
        .post("/v1/policies", newPolicy("unseen"), "Accept", accepted)
        .expectProblem(406, "not-acceptable");
    CALLER.get("/v1/policies/unseen").expectProblem(404, "not-found");
    CALLER.get("/v1/policies/outreach", "Accept", "text/html, */*;q=0.1").expect(200);
  }

  @ParameterizedTest
  @MethodSource("unknownPlaces")
  void findsNothingAtAnUnknownPlace(String path) {
    CALLER.get(path).expectProblem(404, "not-found");
  }

  static Stream<String> unknownPlaces() {
    return Stream.of(
        "/v1/policies/unknown",
        "/v1/policies/unknown/versions",
        "/v1/policies/unknown/versions/1",
        "/v1/policies/outreach/versions/2147483647",
        "/v1/policies/%F0%9F%98%80",
        "/v1/policies/%24where",
        "/v1/proposals/unknown",
        "/v1/nothing",
        "/");
  }

  @Test
  void saysWhatIsAllowedWhereAMethodIsNot() {
    var answer = CALLER.send("DELETE", "/v1/policies/outreach", null);
    answer.expectProblem(405, "method-not-allowed");
    assertThat(answer.header("Allow"))
        .hasValueSatisfying(
            allowed -> assertThat(allowed).contains("GET").doesNotContain("DELETE"));
  }

  private static Answer post(String path, String body) {
    return CALLER.post(path, body, "If-Match", "\"1\"");
  }
}
