package org.doubleloop.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is sent, bad input is answered with the problem that it is.
class BadInputTest extends RunningService {
  private static final String DEEP = "[".repeat(200) + "]".repeat(200);

  static Stream<Arguments> bodies() {
    return Stream.of(
        Arguments.of("", "/v1/actions", 400),
        Arguments.of("{", "/v1/actions", 400),
        Arguments.of("{'subject': 'c'}", "/v1/actions", 400),
        Arguments.of("5", "/v1/actions", 400),
        Arguments.of("\"text\"", "/v1/actions", 400),
        Arguments.of("null", "/v1/actions", 400),
        Arguments.of("[]", "/v1/actions", 400),
        Arguments.of("{}", "/v1/actions", 400),
        Arguments.of("{} {}", "/v1/actions", 400),
        Arguments.of("{\"subject\": \"c\", \"subject\": \"d\"}", "/v1/actions", 400),
        Arguments.of("{\"subject\": 5}", "/v1/actions", 400),
        Arguments.of("{\"subject\": null}", "/v1/actions", 400),
        Arguments.of("{\"subject\": \"" + "c".repeat(257) + "\"}", "/v1/actions", 400),
        Arguments.of("{\"subject\": \"" + "c".repeat(1 << 20) + "\"}", "/v1/actions", 413),
        Arguments.of("{\"subject\": \"" + "c".repeat(1_000_000) + "\"}", "/v1/actions", 400),
        Arguments.of("{\"subject\": \"\\u0000\"}", "/v1/actions", 400),
        Arguments.of("{\"subject\": \"\\ud83d\"}", "/v1/actions", 400),
        Arguments.of("{\"subject\": " + DEEP + "}", "/v1/actions", 400),
        Arguments.of(
            "{\"subject\": \"c\", \"context\": {\"a\": " + DEEP + "}}", "/v1/actions", 400),
        Arguments.of("{\"subject\": \"c\", \"unknown\": 1}", "/v1/actions", 400),
        Arguments.of("{\"subject\": \"c\", \"id\": \"a b\"}", "/v1/actions", 400),
        Arguments.of("{\"subject\": \"c\", \"id\": \"\"}", "/v1/actions", 400),
        Arguments.of("{\"subject\": \"c\", \"version\": \"1\"}", "/v1/actions", 400),
        Arguments.of("{\"subject\": \"c\", \"version\": 99999999999}", "/v1/actions", 400),
        Arguments.of("{\"subject\": \"c\", \"at\": \"2026-02-30T00:00:00Z\"}", "/v1/actions", 400),
        Arguments.of(
            "{\"subject\": \"c\", \"at\": \"+1000000-01-01T00:00:00Z\"}", "/v1/actions", 400),
        Arguments.of("{\"subject\": \"c\", \"at\": 1767225600}", "/v1/actions", 400),
        Arguments.of("{\"subject\": \"c\", \"context\": []}", "/v1/actions", 400),
        Arguments.of("{\"subject\": \"c\", \"context\": {\"$where\": 1}}", "/v1/actions", 400),
        Arguments.of("{\"subject\": \"c\", \"context\": {\"\": 1}}", "/v1/actions", 400),
        Arguments.of(
            "{\"subject\": \"c\", \"context\": {\"a\": {\"$gt\": 1}}}", "/v1/actions", 400),
        Arguments.of("{\"subject\": \"c\", \"context\": {\"a\": null}}", "/v1/actions", 400),
        Arguments.of("{\"subject\": \"c\", \"context\": {\"a\": 1e999}}", "/v1/actions", 400),
        Arguments.of(
            "{\"subject\": \"c\", \"context\": {\"a\": 1" + "0".repeat(400) + "}}",
            "/v1/actions",
            400),
        Arguments.of(
            "{\"subject\": \"c\", \"context\": {\"a\": \"" + "x".repeat(1_025) + "\"}}",
            "/v1/actions",
            400),
        Arguments.of(
            "{\"subject\": \"c\", \"actor\": {\"kind\": \"person\", \"id\": \"x\"}}",
            "/v1/actions",
            400),
        Arguments.of("{\"subject\": \"c\", \"actor\": \"x\"}", "/v1/actions", 400),
        Arguments.of("{\"final\": \"b\"}", "/v1/actions/known/edits", 400),
        Arguments.of("{\"draft\": 1, \"final\": \"b\"}", "/v1/actions/known/edits", 400),
        Arguments.of(
            "{\"draft\": \"" + "x".repeat(50_001) + "\", \"final\": \"b\"}",
            "/v1/actions/known/edits",
            400),
        Arguments.of("{\"type\": \"\"}", "/v1/actions/known/outcomes", 400),
        Arguments.of("{\"type\": \"x\", \"value\": \"1\"}", "/v1/actions/known/outcomes", 400),
        Arguments.of("{\"type\": \"x\", \"value\": 1e999}", "/v1/actions/known/outcomes", 400),
        Arguments.of("{\"type\": \"x\", \"value\": 2e15}", "/v1/actions/known/outcomes", 400),
        Arguments.of("{\"type\": \"x\", \"value\": NaN}", "/v1/actions/known/outcomes", 400),
        Arguments.of("{\"type\": \"x\", \"final\": 1}", "/v1/actions/known/outcomes", 400),
        Arguments.of(
            "{\"type\": \"x\", \"certainty\": \"MAYBE\"}", "/v1/actions/known/outcomes", 400),
        Arguments.of("{\"type\": \"x\", \"retracted\": true}", "/v1/actions/known/outcomes", 400),
        Arguments.of(
            "{\"type\": \"x\", \"id\": \"o\", \"corrects\": \"o\"}",
            "/v1/actions/known/outcomes",
            400));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void ofATypedEndpointIsRefused(String body, String path, int status) {
    var api = caller("bad-input");
    api.post(
            "/v1/actions",
            "{\"id\": \"known\", \"subject\": \"c\", \"at\": \"2026-01-01T00:00:00Z\"}")
        .expect(201);
    assertThat(api.post(path, body).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "5",
        "null",
        "\"text\"",
        "[]",
        "{}",
        "{} {}",
        "[{}]",
        "{\"specversion\": \"1.0\"}"
      })
  void noEventIsRefused(String body) {
    assertThat(caller("bad-event").with("Content-Type", ONE).post("/v1/signals", body).status())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[", "5", "null", "\"text\"", "[]", "{}", "[{}] 5", "[{},]", "[tru]"})
  void noBatchIsRefused(String body) {
    assertThat(caller("bad-batch").with("Content-Type", MANY).post("/v1/signals", body).status())
        .isEqualTo(400);
  }

  @Test
  void deepEventsAndLongStringsAreRefused() {
    var api = caller("bad-event").with("Content-Type", ONE);
    api.post("/v1/signals", DEEP).expect(400);
    api.post("/v1/signals", event("action", "a", DEEP)).expect(400);
    api.post("/v1/signals", event("action", "a", "{\"subject\": \"" + "c".repeat(1 << 20) + "\"}"))
        .expectProblem(413, "payload-too-large");
    api.with("Content-Type", MANY).post("/v1/signals", "[".repeat(100_000)).expect(400);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/actions,text/plain",
    "/v1/actions,application/xml",
    "/v1/actions,application/cloudevents+json",
    "/v1/signals,application/json",
    "/v1/signals,text/plain"
  })
  void otherMediaTypesAreRefused(String path, String type) {
    caller("media")
        .with("Content-Type", type)
        .post(path, "{}")
        .expectProblem(415, "unsupported-media-type");
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/actions?limit=0,400",
    "/v1/actions?limit=-1,400",
    "/v1/actions?limit=x,400",
    "/v1/actions?limit=99999999999,400",
    "/v1/actions?limit=5000,200",
    "/v1/actions?cursor=,400",
    "/v1/actions?cursor=AAAA,400",
    "/v1/actions?cursor=%00,400",
    "/v1/actions?cursor=!!!,400",
    "/v1/actions?policy=a%20b,400",
    "/v1/actions?subject=,400",
    "/v1/actions?color=red,400",
    "/v1/actions?limit=1&limit=2,400",
    "/v1/signals?kind=THING,400",
    "/v1/signals?kind=action,400",
    "/v1/signals?cursor=AAAA,400",
    "/v1/orphans?cursor=AAAA,400",
    "/v1/signals/nothing,404",
    "/v1/signals/a%00b,400",
    "/v1/actions/nothing,404",
    "/v1/nothing,404"
  })
  void badQueriesAndUnknownIdsAreRefused(String path, int status) {
    assertThat(caller("bad-query").get(path).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "cursor=AAAA,400",
    "cursor=,400",
    "limit=0,400",
    "wait=-1,400",
    "wait=30001,400",
    "wait=x,400",
    "limit=9999,200",
    "since=1,400"
  })
  void badFeedQueriesAreRefused(String query, int status) {
    assertThat(follower("bad-feed").get("/v1/feed?" + query).status()).isEqualTo(status);
  }

  @Test
  void keysAreCheckedToo() {
    for (var key : List.of("a b", "\"open", "x".repeat(300))) {
      assertThat(
              caller("bad-key")
                  .with("Idempotency-Key", key)
                  .post("/v1/actions", "{\"subject\": \"c\"}")
                  .status())
          .isEqualTo(400);
    }
  }

  @Test
  void scopesAreDemanded() {
    var reader = nobody().as("scopes", "ada", "signals:read");
    var writer = nobody().as("scopes", "ada", "signals:write");
    reader.post("/v1/actions", "{\"subject\": \"c\"}").expectProblem(403, "forbidden");
    reader
        .with("Content-Type", ONE)
        .post("/v1/signals", actionEvent("a"))
        .expectProblem(403, "forbidden");
    writer.get("/v1/actions").expectProblem(403, "forbidden");
    nobody().get("/v1/actions").expectProblem(401, "unauthorized");
  }
}
