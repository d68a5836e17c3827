package org.doubleloop.signal;

import static org.doubleloop.kit.test.input.Differing.where;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doubleloop.kit.test.HttpApi;
import org.doubleloop.kit.test.input.BadInputSuite;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever is sent, bad input is answered with the problem that it is: first what the contract
/// says, then what only the rules of signals do.
class BadInputTest extends RunningService {
  static final String EVENT =
      """
      {"specversion": "1.0", "id": "ID", "source": "/mailer", "type": "org.doubleloop.outcome",
       "time": "2026-01-01T00:00:00Z", "datacontenttype": "application/json", "traceparent": "0-1",
       "data": {"action": "known", "type": "replied", "value": 1, "final": true}}\
      """;

  @Nested
  class OfTheContract extends BadInputSuite {
    private int number;

    OfTheContract() {
      super(
          "openapi/signal.yaml",
          Map.of(
              "/v1/actions/{id}", "known",
              "/v1/signals/{id}", "known",
              "/v1/outcomes/{id}", "known"),
          Map.of(
              "POST /v1/actions",
              """
              {"id": "a", "subject": "c-17", "account": "acme", "policy": "outreach",
               "version": 2, "option": "bold", "suggestion": "s-1", "trigger": "t",
               "team": "red", "cycle": "spring", "touch": 2, "channel": "email",
               "context": {"industry": "retail", "touch": 3, "vp": true},
               "actor": {"kind": "AGENT", "id": "rep"}, "at": "2026-01-01T00:00:00Z"}\
              """,
              "POST /v1/actions/{id}/edits",
              """
              {"id": "e", "draft": "Dear Ms Ode, we are thrilled.",
               "final": "Dear Ms Ode, we can help.", "editor": {"kind": "PERSON", "id": "ada"},
               "at": "2026-01-01T00:00:00.123Z"}\
              """,
              "POST /v1/actions/{id}/outcomes",
              """
              {"id": "o", "type": "replied", "value": 1.5, "final": false, "certainty": "WEAK",
               "at": "2026-01-02T00:00:00+01:00"}\
              """,
              "POST /v1/outcomes",
              """
              {"id": "p", "subject": "c-17", "account": "acme", "type": "replied", "value": 1.5,
               "final": false, "certainty": "WEAK", "at": "2026-01-02T00:00:00+01:00"}\
              """,
              "POST /v1/opt-outs",
              """
              {"id": "q", "subject": "c-17", "policy": "outreach", "channel": "email", "state": "IN",
               "reason": "She asked.", "at": "2026-01-02T00:00:00+01:00"}\
              """,
              "PUT /v1/outcomes/{id}/action",
              """
              {"action": "known"}\
              """,
              "POST /v1/signals",
              EVENT),
          List.of(
              // It is answered an event at a time: 207 says what is wrong with each.
              where(
                  "POST /v1/signals(/batch| of .*batch.*): (an array.*|deep arrays at once)", 207),
              // A batch may have 8 MiB, and this is none.
              where("POST /v1/signals(/batch| of .*batch.*): a .* of a MiB", 400),
              // CaptureControllerTest says right ones.
              where("POST /v1/signals/batch: right", 400),
              where("POST /v1/signals/binary: (right|as application/other.json)", 400),
              // What would be the version in another mode is none in this one.
              where("POST /v1/signals of application/json: /specversion.*", 400),
              // An event is read before it is known which data it should have.
              where("POST /v1/signals of .*: /data/action = nested deeply", 400),
              // A repeat is answered 200, and events stand beside others: NearlyRightEventTest.
              where("POST /v1/signals of .*: nearly right")));
    }

    @Override
    protected HttpApi nobody() {
      return BadInputTest.this.nobody();
    }

    @Override
    protected String opened() {
      var organization = "bad-input-" + number++;
      BadInputTest.this.opened(organization);
      return organization;
    }

    /// Also what is made under an action is a signal.
    @Override
    protected Optional<String> read(String path, String id) {
      return Optional.of("/v1/signals/" + id);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          actions                | {"subject": "c", "context": {"a": "LONG"}}   | /context/a
          actions                | {"subject": "LONG"}                          | /subject
          actions/known/outcomes | {"type": "x", "retracted": true}             | /corrects
          actions                | {"subject": "c", "touch": 0}                 | /touch
          outcomes               | {"type": "x"}                                | /action
          outcomes               | {"type": "x", "subject": ""}                 | /subject
          actions/known/outcomes | {"type": "x", "id": "o", "corrects": "o"}    | /corrects
          """)
  void refusesWhatOnlySignalsMayNotSay(String path, String body, String pointer) {
    var api = opened("bad-signals");
    for (var length : List.of(1_025, 1_000_000)) {
      api.post("/v1/" + path, body.replace("LONG", "x".repeat(length)))
          .expectProblem(400, "invalid-request", pointer);
    }
  }

  @Test
  void refusesALargeEventAndALargeLimitIsLowered() {
    var api = opened("bad-events");
    api.with("Content-Type", ONE)
        .post("/v1/signals", event("action", "a", "{\"subject\": \"" + "c".repeat(1 << 20) + "\"}"))
        .expectProblem(413, "payload-too-large");
    api.get("/v1/actions?limit=5000").expect(200);
    follower("bad-events").get("/v1/feed?limit=9999").expect(200);
  }

  private HttpApi opened(String organization) {
    var api = caller(organization);
    api.post(
            "/v1/actions",
            "{\"id\": \"known\", \"subject\": \"c\", \"at\": \"2026-01-01T00:00:00Z\"}")
        .expect(201);
    api.post("/v1/actions/known/outcomes", "{\"id\": \"known\", \"type\": \"replied\"}")
        .expect(201);
    return api;
  }
}
