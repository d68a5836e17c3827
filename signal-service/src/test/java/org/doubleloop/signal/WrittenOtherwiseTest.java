package org.doubleloop.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.doubleloop.kit.test.HttpApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is worth the same is the same, however JSON, text and time are written.
class WrittenOtherwiseTest extends RunningService {
  private static final String SMILE = "\uD83D\uDE00";

  /// Bodies with a place for a number, by what they are posted to.
  private static final Map<String, String> NUMBERED =
      Map.of(
          "/v1/actions",
          """
          {"id": "x", "subject": "c", "version": 2.0, "touch": 3e0, "context": {"b": NUMBER, "a": 1}}
          """,
          "/v1/actions/known/outcomes",
          "{\"id\": \"x\", \"type\": \"paid\", \"value\": NUMBER}",
          "/v1/outcomes",
          "{\"id\": \"x\", \"subject\": \"c\", \"type\": \"paid\", \"value\": NUMBER}");

  @ParameterizedTest
  @CsvSource({"1, 1.0 1e0 10e-1 1.000", "100, 1e2 100.0 1E+2", "0, 0.0 -0 -0.0", "0.5, 5e-1 0.50"})
  void aNumberMakesNoOtherBody(String plain, String others) {
    for (var body : NUMBERED.entrySet()) {
      var organization = "numbers-" + plain.replace('.', '-') + body.getKey().replace('/', '-');
      var api = opened(organization);
      var first = api.post(body.getKey(), body.getValue().replace("NUMBER", plain)).expect(201);
      for (var other : others.split(" ", -1)) {
        var again = api.post(body.getKey(), body.getValue().replace("NUMBER", other)).expect(201);
        assertThat(again.text()).as(body.getKey() + " with " + other).isEqualTo(first.text());
      }
      api.post(body.getKey(), body.getValue().replace("NUMBER", "7"))
          .expectProblem(409, "conflict");
    }
  }

  @Test
  void neitherDoesItInAnEventNorUnderAnIdempotencyKey() {
    var api = opened("numbers-keyed");
    var events = api.with("Content-Type", ONE);
    var keyed = api.with("Idempotency-Key", "k");
    var data = "{\"subject\": \"c\", \"context\": {\"seats\": 5, \"z\": 1.5, \"a\": true}}";
    events.post("/v1/signals", event("action", "e", data)).expect(201);
    var first = keyed.post("/v1/actions", data).expect(201);
    for (var other :
        List.of(
            "{\"context\": {\"a\": true, \"seats\": 5.0, \"z\": 15e-1}, \"subject\": \"c\"}",
            "{\"context\": {\"z\": 1.50, \"a\": true, \"seats\": 0.5e1}, \"subject\": \"c\"}")) {
      events.post("/v1/signals", event("action", "e", other)).expect(200);
      assertThat(keyed.post("/v1/actions", other).expect(201).text()).isEqualTo(first.text());
    }
    keyed
        .post("/v1/actions", data.replace("\"seats\": 5", "\"seats\": 6"))
        .expectProblem(422, "idempotency-key-reused", "/context/seats");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1.0", "1e0", "0.1E1"})
  void aWholeNumberMayBeWrittenAsAnother(String one) {
    var api = opened("whole");
    var action =
        api.post("/v1/actions", "{\"subject\": \"c\", \"version\": " + one + "}").expect(201);
    assertThat(action.json().path("version").intValue()).isEqualTo(1);
    api.post("/v1/actions", "{\"subject\": \"c\", \"version\": 1.5}")
        .expectProblem(400, "invalid-request", "/version");
    api.post("/v1/actions", "{\"subject\": \"c\", \"version\": 3e9}")
        .expectProblem(400, "invalid-request", "/version");
  }

  /// Texts by the longest that is taken: bodies, and where the fault of a longer one is.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          256    | /v1/actions                | {"subject": "TEXT"}                              | /subject
          128    | /v1/actions                | {"subject": "c", "team": "TEXT"}                 | /team
          1024   | /v1/actions                | {"subject": "c", "context": {"a": "TEXT"}}       | /context/a
          50000  | /v1/actions/known/edits    | {"draft": "TEXT", "final": "x"}                  | /draft
          256    | /v1/actions/known/edits    | {"draft": "", "final": "", "editor": {"kind": "PERSON", "id": "TEXT"}} | /editor/id
          256    | /v1/outcomes               | {"subject": "TEXT", "type": "x"}                 | /subject
          2000   | /v1/opt-outs               | {"subject": "c", "reason": "TEXT"}               | /reason
          """)
  void textsAreCountedInCharacters(int most, String path, String body, String pointer) {
    var api = opened("characters");
    var longest = SMILE.repeat(most);
    var stored = api.post(path, body.replace("TEXT", longest)).expect(201);
    assertThat(stored.at(pointer)).isEqualTo(longest);
    api.post(path, body.replace("TEXT", longest + "x"))
        .expectProblem(400, "invalid-request", pointer);
  }

  @Test
  void theyAreInEventsAndQueriesToo() {
    var api = opened("characters-of-events");
    var longest = SMILE.repeat(256);
    var encoded = "%F0%9F%98%80";
    var event = actionEvent("e").replace("/test", SMILE.repeat(512));
    api.with("Content-Type", ONE).post("/v1/signals", event).expect(201);
    api.with("Content-Type", ONE)
        .post("/v1/signals", event.replace("\"e\"", "\"f\"").replace(SMILE + "\"", "xx\""))
        .expectProblem(400, "invalid-request", "/source");
    api.post("/v1/actions", Map.of("subject", longest)).expect(201);
    assertThat(
            api.get("/v1/actions?subject=" + encoded.repeat(256))
                .expect(200)
                .at("/items/0/subject"))
        .isEqualTo(longest);
    api.get("/v1/actions?subject=x" + encoded.repeat(256))
        .expectProblem(400, "invalid-request", "subject");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T09:30:00.1234567890123Z, 2026-03-01T09:30:00.123Z",
    "2026-03-01T09:30:00.000+0000, 2026-03-01T09:30:00.000Z",
    "2026-03-01T09:30:00-23:59, 2026-03-02T09:29:00.000Z",
    "2026-03-01t09:30:00z, 2026-03-01T09:30:00.000Z",
  })
  void momentsAreReadWhereverTheyStand(String sent, String kept) {
    var api = opened("moments");
    assertThat(api.post("/v1/actions", Map.of("subject", "c", "at", sent)).expect(201).at("/at"))
        .isEqualTo(kept);
    var id = "e" + Integer.toHexString(sent.hashCode());
    var event = actionEvent(id).replace("\"data\"", "\"time\": \"" + sent + "\", \"data\"");
    api.with("Content-Type", ONE).post("/v1/signals", event).expect(201);
    assertThat(api.get("/v1/actions/" + id).expect(200).at("/action/at")).isEqualTo(kept);
    api.get("/v1/actions?from=" + sent.replace("+", "%2B")).expect(200);
    api.get("/v1/actions?from=" + sent).expect(200);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-30T00:00:00Z, February 2026 has days 1 to 28",
    "2016-12-31T23:59:60Z, a leap second",
    "2026-03-01T09:30:00, an offset",
    "2026-03-01T25:30:00Z, hour 23 at most",
  })
  void aMomentThatIsNoneIsRefusedByItsPart(String sent, String named) {
    var api = opened("no-moments");
    var typed = api.post("/v1/actions", Map.of("subject", "c", "at", sent));
    assertThat(typed.expectProblem(400, "invalid-request", "/at").at("/errors/0/message"))
        .contains(named);
    var event = actionEvent("e").replace("\"data\"", "\"time\": \"" + sent + "\", \"data\"");
    var asEvent = api.with("Content-Type", ONE).post("/v1/signals", event);
    assertThat(asEvent.expectProblem(400, "invalid-request", "/time").at("/errors/0/message"))
        .contains(named);
    var asked = api.get("/v1/signals?until=" + sent);
    assertThat(asked.expectProblem(400, "invalid-request", "until").at("/errors/0/message"))
        .contains(named);
  }

  @Test
  void nullIsAbsentWhereverSomethingMayBe() {
    var api = opened("nulls");
    var data =
        "{\"subject\": \"c\", \"policy\": null, \"version\": null, \"actor\": null,"
            + " \"context\": {\"plan\": null, \"seats\": 2}}";
    var action = api.post("/v1/actions", data).expect(201).json();
    assertThat(action.path("context").propertyNames()).containsExactly("seats");
    api.with("Content-Type", ONE).post("/v1/signals", event("action", "e", data)).expect(201);
    assertThat(api.get("/v1/actions/e").json().at("/action/context"))
        .isEqualTo(action.path("context"));
    api.with("Content-Type", ONE)
        .post(
            "/v1/signals",
            event("action", "e", "{\"subject\": \"c\", \"context\": {\"seats\": 2}}"))
        .expect(200);
    api.post("/v1/actions", "{\"subject\": null}")
        .expectProblem(400, "invalid-request", "/subject");
    api.post("/v1/actions", "{\"subject\": \"c\", \"context\": {\"a\": [null]}}")
        .expectProblem(400, "invalid-request", "/context/a");
  }

  private HttpApi opened(String organization) {
    var api = caller(organization);
    api.post(
            "/v1/actions",
            "{\"id\": \"known\", \"subject\": \"c\", \"at\": \"2026-01-01T00:00:00Z\"}")
        .expect(201);
    return api;
  }
}
