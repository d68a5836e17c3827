package org.doubleloop.signal.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.doubleloop.kit.test.HttpApi;
import org.doubleloop.signal.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Events come in three modes and from many tools: what CloudEvents allow is taken, and what was
/// said can be read again.
class EventModesTest extends RunningService {
  private static final String SIGNALS = "/v1/signals";
  private static final String DATA = "{\"subject\": \"c-1\", \"context\": {\"plan\": \"paid\"}}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json; charset=utf-8",
        "application/json;charset=UTF-8",
        "APPLICATION/JSON",
        "text/json",
        "application/vnd.acme.touch+json",
        "application/ld+json; profile=\"x\""
      })
  void anyTypeOfJsonIsTaken(String type) {
    var api = caller("types-of-json");
    var id = "e" + Integer.toHexString(type.hashCode());
    var quoted = type.replace("\"", "\\\"");
    var structured =
        event("action", id, DATA)
            .replace("\"data\"", "\"datacontenttype\": \"" + quoted + "\", \"data\"");
    api.with("Content-Type", ONE).post(SIGNALS, structured).expect(201);
    assertThat(api.get("/v1/actions/" + id).at("/action/extensions/datacontenttype"))
        .isEqualTo(type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "json", "application/jsonx", "a b"})
  void noOtherTypeIs(String type) {
    var structured =
        event("action", "e", DATA)
            .replace("\"data\"", "\"datacontenttype\": \"" + type + "\", \"data\"");
    caller("types-of-no-json")
        .with("Content-Type", ONE)
        .post(SIGNALS, structured)
        .expectProblem(400, "invalid-request", "/datacontenttype");
  }

  @Test
  void anEmptyBatchIsAnsweredWithNoResults() {
    for (var path : List.of(SIGNALS, SIGNALS + "/batch")) {
      var answer = caller("empty-batch").with("Content-Type", MANY).post(path, "[]").expect(207);
      assertThat(answer.json().path("results")).isEmpty();
    }
  }

  @Test
  void aBatchHasAPathOfItsOwn() {
    var api = caller("batch-path").with("Content-Type", MANY);
    var batch = List.of(actionEvent("a-1"), actionEvent("a-1"), "1").toString();
    var answer = api.post(SIGNALS + "/batch", batch).expect(207);
    assertThat(
            answer.json().path("results").valueStream().map(each -> each.at("/status").asString()))
        .containsExactly("STORED", "DUPLICATE", "INVALID");
    api.with("Content-Type", ONE)
        .post(SIGNALS + "/batch", actionEvent("a-2"))
        .expectProblem(415, "unsupported-media-type");
  }

  @Test
  void binaryModeIsTheSameEvent() {
    var organization = "binary-same";
    var api = caller(organization);
    for (var path : List.of(SIGNALS, SIGNALS + "/binary")) {
      var id = "e-" + path.length();
      var binary = binary(api, "action", id);
      var stored = binary.post(path, DATA).expect(201);
      assertThat(stored.at("/id")).isEqualTo(id);
      assertThat(binary.post(path, DATA).expect(200).at("/status")).isEqualTo("DUPLICATE");
      api.with("Content-Type", ONE).post(SIGNALS, event("action", id, DATA)).expect(200);
      binary
          .post(path, DATA.replace("paid", "free"))
          .expectProblem(409, "conflict", "/context/plan");
    }
  }

  @Test
  void itsAttributesStandInHeadersAndItsFaultsPointThere() {
    var api = caller("binary-attributes");
    var full =
        binary(api, "outcome", "o-1")
            .with("CE-Subject", "caf%C3%A9 %25 1")
            .with("ce-time", "2026-01-01T00:00:00Z")
            .with("ce-dataschema", "https://acme.example/s")
            .with("ce-traceparent", "00-1")
            .with("Content-Type", "application/vnd.acme+json");
    var id = full.post(SIGNALS, "{\"type\": \"replied\"}").expect(201).at("/id");
    var outcome = api.get("/v1/outcomes/" + id).expect(200);
    assertThat(outcome.at("/subject")).isEqualTo("caf\u00e9 % 1");
    assertThat(outcome.at("/at")).isEqualTo("2026-01-01T00:00:00.000Z");
    assertThat(outcome.at("/extensions/dataschema")).isEqualTo("https://acme.example/s");
    assertThat(outcome.at("/extensions/traceparent")).isEqualTo("00-1");
    assertThat(outcome.at("/extensions/id")).isEqualTo("o-1");
    full.with("ce-time", "2026-02-30T00:00:00Z")
        .post(SIGNALS, "{\"type\": \"replied\"}")
        .expectProblem(400, "invalid-request", "ce-time");
    full.with("ce-id", "o-2")
        .post(SIGNALS, "{\"type\": \"replied\", \"value\": \"x\"}")
        .expectProblem(400, "invalid-request", "/value");
    full.post(SIGNALS, "[1]").expectProblem(400, "invalid-request", "");
    full.post(SIGNALS, "{\"type\"").expectProblem(400, "malformed-json");
    full.with("ce-subject", "%00")
        .post(SIGNALS, "{\"type\": \"replied\"}")
        .expectProblem(400, "invalid-request", "ce-subject");
  }

  @Test
  void whoeverSendsJsonWithoutThemIsToldOfTheModes() {
    var api = caller("modes");
    var plain = api.post(SIGNALS, event("action", "e", DATA));
    assertThat(plain.expectProblem(400, "invalid-request", "ce-specversion").at("/detail"))
        .contains("ce-specversion", ONE, MANY);
    var other = api.with("Content-Type", "application/vnd.acme+json").post(SIGNALS, DATA);
    assertThat(other.expectProblem(415, "unsupported-media-type").at("/detail"))
        .contains("ce-specversion", ONE, MANY);
    binary(api, "action", "large")
        .post(SIGNALS, "{\"subject\": \"" + "c".repeat(300_000) + "\"}")
        .expectProblem(413, "payload-too-large");
  }

  @Test
  void theSubjectStandsForThatOfTheData() {
    var api = caller("event-subject");
    var events = api.with("Content-Type", ONE);
    events.post(SIGNALS, about("s-1", event("action", "a-1", "{}"))).expect(201);
    assertThat(api.get("/v1/actions/a-1").at("/action/subject")).isEqualTo("s-1");
    events.post(SIGNALS, event("action", "a-1", "{\"subject\": \"s-1\"}")).expect(200);
    for (var event :
        List.of(
            event("outcome", "o-1", "{\"type\": \"replied\"}"),
            event("opt-out", "p-1", "{\"reason\": \"no\"}"))) {
      var id = events.post(SIGNALS, about("s-2", event)).expect(201).at("/id");
      var told = api.get("/v1/signals/" + id).expect(200);
      assertThat(told.text()).contains("\"subject\":\"s-2\"");
    }
    events
        .post(SIGNALS, event("action", "a-2", "{}"))
        .expectProblem(400, "invalid-request", "/data/subject");
  }

  @Test
  void itMustBeThatOfTheDataWhereBothSayOne() {
    var events = caller("two-subjects").with("Content-Type", ONE);
    for (var event :
        List.of(
            event("action", "a", "{\"subject\": \"s-1\"}"),
            event("outcome", "o", "{\"subject\": \"s-1\", \"type\": \"replied\"}"),
            event("opt-out", "p", "{\"subject\": \"s-1\"}"))) {
      events.post(SIGNALS, about("s-2", event)).expectProblem(400, "invalid-request", "/subject");
      events.post(SIGNALS, about("s-1", event)).expect(201);
    }
  }

  /// Of every kind of event, with every attribute.
  @Test
  void everyAttributeCanBeReadAgain() {
    var api = caller("all-attributes");
    var events = api.with("Content-Type", ONE);
    events.post(SIGNALS, actionEvent("a-1")).expect(201);
    for (var event :
        List.of(
            event("action", "e-1", "{\"subject\": \"s-1\", \"at\": \"2026-01-02T00:00:00Z\"}"),
            event(
                "edit",
                "e-1",
                "{\"action\": \"a-1\", \"draft\": \"a\", \"final\": \"b\", \"at\":"
                    + " \"2026-01-02T00:00:00Z\"}"),
            event(
                "outcome",
                "e-1",
                "{\"action\": \"a-1\", \"type\": \"x\", \"at\": \"2026-01-02T00:00:00Z\"}"),
            event("opt-out", "e-1", "{\"account\": \"s-1\", \"at\": \"2026-01-02T00:00:00Z\"}"))) {
      var said =
          about("s-1", event)
              .replace(
                  "\"data\"",
                  "\"time\": \"2026-01-01T00:00:00Z\", \"dataschema\": \"https://x.example\","
                      + " \"datacontenttype\": \"text/json\", \"partitionkey\": 5.0, \"data\"");
      var id = events.post(SIGNALS, said).expect(201).at("/id");
      var told = api.get("/v1/signals/" + id).expect(200).text();
      assertThat(told)
          .contains(
              "\"s-1\"",
              "\"/test\"",
              "\"e-1\"",
              "\"2026-01-01T00:00:00.000Z\"",
              "\"2026-01-02T00:00:00.000Z\"",
              "\"https://x.example\"",
              "\"text/json\"",
              "\"partitionkey\":5");
    }
  }

  @Test
  void anActionOfAnotherSourceIsToldSo() {
    var api = caller("two-sources");
    var events = api.with("Content-Type", ONE);
    events.post(SIGNALS, actionEvent("a-1")).expect(201);
    var other = events.post(SIGNALS, actionEvent("a-1").replace("/test", "/crm"));
    assertThat(other.expectProblem(409, "conflict", "/source").at("/detail"))
        .contains("/test", "/crm", "a-1", "under an id that no other source uses");
    events
        .post(SIGNALS, actionEvent("a-1").replace("/test", "/crm").replace("c-17", "c-18"))
        .expectProblem(409, "conflict", "/source", "/data/subject");
    // of what nobody finds by its id alone, source and id together are the name
    events.post(SIGNALS, outcomeEvent("o-1", "a-1")).expect(201);
    events.post(SIGNALS, outcomeEvent("o-1", "a-1").replace("/test", "/crm")).expect(201);
  }

  @Test
  void aConflictNamesWhatDiffers() {
    var api = caller("differing");
    var events = api.with("Content-Type", ONE);
    var action =
        "{\"subject\": \"c\", \"policy\": \"p\", \"context\": {\"a.b\": 1, \"c\": 2, \"d\": 3}}";
    events.post(SIGNALS, event("action", "a-1", action)).expect(201);
    var other =
        "{\"subject\": \"c\", \"option\": \"o\", \"context\": {\"a.b\": 2, \"c\": 2, \"e\": 3}}";
    var pointers = List.of("/policy", "/option", "/context/a.b", "/context/d", "/context/e");
    events
        .post(SIGNALS, event("action", "a-1", other))
        .expectProblem(
            409, "conflict", pointers.stream().map("/data"::concat).toArray(String[]::new));
    var typed = "{\"id\": \"a-1\"," + other.substring(1);
    api.post("/v1/actions", typed).expectProblem(409, "conflict", pointers.toArray(String[]::new));
    var keyed = api.with("Idempotency-Key", "k");
    keyed.post("/v1/actions", action).expect(201);
    assertThat(
            keyed
                .post("/v1/actions", other)
                .expectProblem(422, "idempotency-key-reused", pointers.toArray(String[]::new))
                .at("/detail"))
        .contains("twice")
        .doesNotContain("use a new key");
    var batch = api.with("Content-Type", MANY);
    var results = batch.post(SIGNALS, "[" + event("action", "a-1", other) + "]").expect(207);
    assertThat(results.json().at("/results/0/problem/errors")).hasSize(5);
  }

  @Test
  void whoOnlyRestampedARepeatIsToldSo() {
    var api = caller("restamped");
    var events = api.with("Content-Type", ONE);
    events.post(SIGNALS, stamped(actionEvent("a-1"), "2026-01-01T00:00:00Z")).expect(201);
    assertThat(
            events
                .post(SIGNALS, stamped(actionEvent("a-1"), "2026-01-01T00:00:05Z"))
                .expectProblem(409, "conflict", "/time")
                .at("/detail"))
        .contains("as of another time", "nothing left to do", "stand twice");
    var keyed = api.with("Idempotency-Key", "k");
    var outcome = "{\"type\": \"replied\", \"at\": \"2026-01-01T00:00:0%dZ\"}";
    keyed.post("/v1/actions/a-1/outcomes", outcome.formatted(1)).expect(201);
    assertThat(
            keyed
                .post("/v1/actions/a-1/outcomes", outcome.formatted(2))
                .expectProblem(422, "idempotency-key-reused", "/at")
                .at("/detail"))
        .contains("as of another time", "nothing left to do", "stand twice");
    keyed.post("/v1/actions/a-1/outcomes", outcome.formatted(1)).expect(201);
    assertThat(api.get("/v1/actions/a-1").json().path("outcomes")).hasSize(1);
  }

  private static String about(String subject, String event) {
    return event.replace("\"data\"", "\"subject\": \"" + subject + "\", \"data\"");
  }

  private static String stamped(String event, String time) {
    return event.replace("\"data\"", "\"time\": \"" + time + "\", \"data\"");
  }

  private static HttpApi binary(HttpApi api, String type, String id) {
    return api.with("ce-specversion", "1.0")
        .with("ce-id", id)
        .with("ce-source", "/test")
        .with("ce-type", "org.doubleloop." + type);
  }
}
