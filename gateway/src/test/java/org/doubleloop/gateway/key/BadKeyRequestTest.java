package org.doubleloop.gateway.key;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.doubleloop.gateway.TestGateway;
import org.doubleloop.kit.test.Answer;
import org.doubleloop.kit.test.Mutations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is asked of `/v1/api-keys` wrongly is refused with a problem that points at what is
/// wrong, and leaves the keys as they were.
class BadKeyRequestTest {

  private static final String DEEP = "[".repeat(200) + "]".repeat(200);

  @RegisterExtension private static final TestGateway gateway = TestGateway.shared();

  private List<Document> before = List.of();

  @BeforeEach
  void lookAtTheKeys() {
    before = keys();
  }

  @AfterEach
  void findTheKeysAsTheyWere() {
    assertThat(keys()).isEqualTo(before);
  }

  /// As they are stored.
  private static List<Document> keys() {
    return gateway
        .store()
        .collection("apiKeys")
        .find(eq("organization", gateway.keys().organization()))
        .sort(ascending("_id"))
        .into(new ArrayList<>());
  }

  private static Answer post(String json) {
    return gateway.post("/v1/api-keys", gateway.keys().admin(), json);
  }

  private static Answer post(String type, BodyPublisher body) {
    return gateway.send(
        gateway
            .request("/v1/api-keys", gateway.keys().admin())
            .header("Content-Type", type)
            .POST(body));
  }

  private static Answer delete(String path) {
    return gateway.send(gateway.request("/v1/api-keys/" + path, gateway.keys().admin()).DELETE());
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        Arguments.of("", "invalid-request", List.of("")),
        Arguments.of(" ", "invalid-request", List.of("")),
        Arguments.of("{", "malformed-json", List.of("")),
        Arguments.of("{'owner':'a'}", "malformed-json", List.of("")),
        Arguments.of("{\"owner\":\"a\",\"scopes\":[\"admin\"]} x", "malformed-json", List.of("")),
        Arguments.of("{\"owner\":\"a\",\"scopes\":[\"admin\"]}{}", "malformed-json", List.of("")),
        Arguments.of(
            "{\"owner\":\"a\",\"scopes\":[\"admin\",]}", "malformed-json", List.of("/scopes/1")),
        Arguments.of("{\"owner\":NaN,\"scopes\":[\"admin\"]}", "malformed-json", List.of("/owner")),
        Arguments.of(
            "{\"owner\":\"a\",\"owner\":\"b\",\"scopes\":[\"admin\"]}",
            "malformed-json",
            List.of("/owner")),
        Arguments.of("5", "invalid-request", List.of("")),
        Arguments.of("true", "invalid-request", List.of("")),
        Arguments.of("\"text\"", "invalid-request", List.of("")),
        Arguments.of("[]", "invalid-request", List.of("")),
        Arguments.of("null", "invalid-request", List.of("/owner", "/scopes")),
        Arguments.of("{}", "invalid-request", List.of("/owner", "/scopes")),
        Arguments.of(DEEP, "invalid-request", List.of("")),
        key("5", "[\"admin\"]", "/owner"),
        key("true", "[\"admin\"]", "/owner"),
        key("[\"a\"]", "[\"admin\"]", "/owner"),
        key("{\"id\":\"a\"}", "[\"admin\"]", "/owner"),
        key("null", "[\"admin\"]", "/owner"),
        key("\"\"", "[\"admin\"]", "/owner"),
        key("\"a b\"", "[\"admin\"]", "/owner"),
        key("\"a\\n\"", "[\"admin\"]", "/owner"),
        key("\"a\\u0000\"", "[\"admin\"]", "/owner"),
        key("\"\\ud83d\"", "[\"admin\"]", "/owner"),
        key("\"\\u00e9\"", "[\"admin\"]", "/owner"),
        key("\"" + "a".repeat(129) + "\"", "[\"admin\"]", "/owner"),
        key("\"a\"", "\"admin\"", "/scopes"),
        key("\"a\"", "5", "/scopes"),
        key("\"a\"", "{}", "/scopes"),
        key("\"a\"", "null", "/scopes"),
        key("\"a\"", "[]", "/scopes"),
        key("\"a\"", "[" + "\"admin\",".repeat(16) + "\"admin\"]", "/scopes"),
        key("\"a\"", "[\"admin\",5]", "/scopes/1"),
        key("\"a\"", "[null]", "/scopes/0"),
        key("\"a\"", "[\"\"]", "/scopes/0"),
        key("\"a\"", "[\"root\"]", "/scopes/0"),
        key("\"a\"", "[\"ADMIN\"]", "/scopes/0"),
        key("\"a\"", "[\"admin suggestions\"]", "/scopes/0"),
        key("\"a\"", "[\"admin\",\"feed\"]", "/scopes/1"),
        key("\"a\"", "[\"*\"]", "/scopes/0"),
        key("\"a\"", "[\"\\u0000\"]", "/scopes/0"),
        key("\"a\"", "[\"\\udc00\"]", "/scopes/0"),
        key("\"a\"", "[" + DEEP + "]", "/scopes/0"),
        ending("5"),
        ending("true"),
        ending("[]"),
        ending("\"\""),
        ending("\"tomorrow\""),
        ending("\"2999-01-01\""),
        ending("\"2999-02-30T00:00:00Z\""),
        ending("\"2999-01-01T24:00:00Z\""),
        ending("\"2999-01-01T00:00:00\""),
        ending("\"2999-01-01T00:00:00+25:00\""),
        ending("\"+999999999-12-31T23:59:59Z\""),
        ending("\"10000-01-01T00:00:00Z\""),
        ending("\"0000-01-01T00:00:00Z\""),
        ending("\"1970-01-01T00:00:00Z\""),
        ending("\"2020-01-01T00:00:00Z\""),
        ending("99999999999999999999"),
        more("\"organization\":\"other\"", "/organization"),
        more("\"id\":\"mine\"", "/id"),
        more("\"hash\":\"x\"", "/hash"),
        more("\"$set\":{\"owner\":\"b\"}", "/$set"),
        more("\"a/b~c\":1", "/a~1b~0c"),
        more("\"deep\":" + DEEP, ""));
  }

  private static Arguments key(String owner, String scopes, String pointer) {
    var body = "{\"owner\":" + owner + ",\"scopes\":" + scopes + "}";
    return Arguments.of(body, "invalid-request", List.of(pointer));
  }

  private static Arguments ending(String end) {
    return more("\"expiresAt\":" + end, "/expiresAt");
  }

  private static Arguments more(String field, String pointer) {
    var body = "{\"owner\":\"a\",\"scopes\":[\"admin\"]," + field + "}";
    return Arguments.of(body, "invalid-request", List.of(pointer));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void pointsAtWhatIsWrongInABody(String body, String problem, List<String> pointers) {
    post(body).expectProblem(400, problem, pointers.toArray(String[]::new));
  }

  @Test
  void boundsTheBody() {
    var large = "{\"owner\":\"" + "a".repeat(1 << 20) + "\",\"scopes\":[\"admin\"]}";
    post(large).expectProblem(413, "payload-too-large");
    post("[".repeat(60_000)).expectProblem(400, "invalid-request", "");
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    var body = "{\"owner\":\"a?\",\"scopes\":[\"admin\"]}".getBytes(ISO_8859_1);
    body[11] = (byte) 0xff;
    post("application/json", BodyPublishers.ofByteArray(body)).expectProblem(400, "malformed-json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/*",
        "application/merge-patch+json",
        "application/json;charset=nonsense"
      })
  void readsJsonOnly(String type) {
    post(type, BodyPublishers.ofString("{\"owner\":\"a\",\"scopes\":[\"admin\"]}"))
        .expectProblem(415, "unsupported-media-type");
  }

  @Test
  void readsNothingThatIsCompressed() {
    var answer =
        gateway.send(
            gateway
                .request("/v1/api-keys", gateway.keys().admin())
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString("{\"owner\":\"a\",\"scopes\":[\"admin\"]}")));
    assertThat(answer.expectProblem(415, "unsupported-media-type").header("Accept-Encoding"))
        .contains("identity");
  }

  /// Input with something wrong in it, made by a seed.
  @Test
  void takesOrRefusesWhatIsNearlyRight() {
    var right =
        "{\"owner\":\"nearly\",\"scopes\":[\"signals:read\",\"suggestions\"],"
            + "\"expiresAt\":\"2999-01-01T00:00:00Z\"}";
    for (var body : Mutations.of(right, 7, 150).toList()) {
      var known = keys();
      var answer = post(body);
      assertThat(answer.status()).as(body).isIn(201, 400, 413);
      if (answer.status() == 201) {
        assertThat(delete(answer.at("/apiKey/id")).status()).isEqualTo(204);
        before = keys();
      } else {
        assertThat(keys()).as(body).isEqualTo(known);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0, invalid-request, limit",
    "limit=-1, invalid-request, limit",
    "limit=01, invalid-request, limit",
    "limit=1.5, invalid-request, limit",
    "limit=%2B1, invalid-request, limit",
    "limit=2147483648, invalid-request, limit",
    "limit=99999999999999999999, invalid-request, limit",
    "limit=x, invalid-request, limit",
    "limit=, invalid-request, limit",
    "limit=1&limit=2, unknown-parameter, limit",
    "cursor=, invalid-cursor, cursor",
    "cursor=nonsense, invalid-cursor, cursor",
    "cursor=AAAA, invalid-cursor, cursor",
    "cursor=%00, invalid-cursor, cursor",
    "cursor=%2B%2B, invalid-cursor, cursor",
    "owner=rep, unknown-parameter, owner",
    "Limit=1, unknown-parameter, Limit"
  })
  void refusesQueriesThatItDoesNotKnow(String query, String problem, String pointer) {
    gateway
        .get("/v1/api-keys?" + query, gateway.keys().admin())
        .expectProblem(400, problem, pointer);
  }

  @ParameterizedTest
  @CsvSource({
    "aaaaaaaaaaaaaaaa, 404, not-found",
    "x, 404, not-found",
    "*, 404, not-found",
    "$ne, 404, not-found",
    "%F0%9F%98%80, 404, not-found",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, 404, not-found",
    "a%00b, 400, request-refused",
    "a%2Fb, 400, request-refused",
    "a?force=true, 400, unknown-parameter"
  })
  void revokesNothingByAnIdThatIsNone(String path, int status, String problem) {
    delete(path).expectProblem(status, problem);
  }

  @Test
  void revokesNothingWithoutAnId() {
    gateway
        .send(gateway.request("/v1/api-keys", gateway.keys().admin()).DELETE())
        .expectProblem(405, "method-not-allowed");
  }

  @Test
  void neitherShowsNorRevokesTheKeysOfOthers() {
    var theirs = gateway.adminOf("other");
    delete(theirs.id()).expectProblem(404, "not-found");
    assertThat(gateway.get("/v1/api-keys?limit=1000", gateway.keys().admin()).expect(200).text())
        .doesNotContain(theirs.id());
    var next = gateway.get("/v1/api-keys?limit=1", gateway.keys().admin()).expect(200).at("/next");
    gateway
        .get("/v1/api-keys?cursor=" + next, theirs.text())
        .expectProblem(400, "invalid-cursor", "cursor");
    var seen = gateway.get("/v1/api-keys", theirs.text()).expect(200).json().path("items");
    assertThat(seen.findValuesAsString("id")).containsExactly(theirs.id());
  }
}
