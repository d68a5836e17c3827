package org.doubleloop.signal;

import static org.assertj.core.api.Assertions.assertThat;

import org.doubleloop.kit.test.Answer;
import org.doubleloop.kit.test.HttpApi;
import org.doubleloop.kit.test.Mutations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Input with something wrong in it, made by a seed: it is taken or refused, never answered by a
/// 500 nor half stored, and where it is taken a repeat has the same answer.
class NearlyRightInputTest extends RunningService {
  /// More by `-Ddoubleloop.mutations=2000`.
  private static final int EACH = Integer.getInteger("doubleloop.mutations", 60);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /v1/actions | {"id": "ID", "subject": "c-17", "account": "acme", "policy": "outreach", "version": 2, "option": "bold", "suggestion": "s-1", "trigger": "t", "context": {"industry": "retail", "touch": 3, "vp": true}, "actor": {"kind": "AGENT", "id": "rep"}, "at": "2026-01-01T00:00:00Z"}
          /v1/actions/known/edits | {"id": "ID", "draft": "Dear Ms Ode, we are thrilled.", "final": "Dear Ms Ode, we can help.", "editor": {"kind": "PERSON", "id": "ada"}, "at": "2026-01-01T00:00:00.123Z"}
          /v1/actions/known/outcomes | {"id": "ID", "type": "replied", "value": 1.5, "final": false, "certainty": "WEAK", "at": "2026-01-02T00:00:00+01:00"}
          """)
  void isTakenOnceOrRefused(String path, String right) {
    for (long seed = 0; seed < 2; seed++) {
      // Edits and outcomes of an action are counted.
      var api = caller("nearly-" + seed + path.length());
      var known = "{\"id\": \"known\", \"subject\": \"c\", \"at\": \"2026-01-01T00:00:00Z\"}";
      int number = 0;
      for (var body : Mutations.of(right, seed, EACH).toList()) {
        if (number % 50 == 0) {
          api = caller("nearly-" + seed + path.length() + number);
          api.post("/v1/actions", known).expect(201);
        }
        var id = "made-" + number++;
        var sent = body.replace("\"ID\"", '"' + id + '"');
        var answer = api.post(path, sent);
        assertThat(answer.status()).as(sent).isIn(201, 400, 413, 422);
        if (answer.status() == 201 && sent.contains('"' + id + '"')) {
          assertThat(api.post(path, sent).text()).isEqualTo(answer.text());
        } else if (answer.status() != 201) {
          assertThat(api.get("/v1/signals/" + id).status()).as(sent).isEqualTo(404);
        }
      }
    }
  }

  @Test
  void anEventIsTakenOnceOrRefusedBesideOthers() {
    var right =
        """
        {"specversion": "1.0", "id": "ID", "source": "/mailer", "type": "org.doubleloop.outcome",
         "time": "2026-01-01T00:00:00Z", "datacontenttype": "application/json", "traceparent": "0-1",
         "data": {"action": "known", "type": "replied", "value": 1, "final": true}}
        """;
    for (long seed = 0; seed < 2; seed++) {
      var organization = "nearly-event-" + seed;
      var one = caller(organization).with("Content-Type", ONE);
      var many = caller(organization).with("Content-Type", MANY);
      int number = 0;
      for (var body : Mutations.of(right, seed, EACH).toList()) {
        var id = "made-" + number++;
        var event = body.replace("\"ID\"", '"' + id + '"');
        var alone = one.post("/v1/signals", event);
        assertThat(alone.status()).as(event).isIn(200, 201, 400, 409, 413, 422);
        assertBeside(many, event, alone, number);
      }
    }
  }

  private static void assertBeside(HttpApi many, String event, Answer alone, int number) {
    var before = actionEvent("before-" + number);
    var after = actionEvent("after-" + number);
    var batch = many.post("/v1/signals", "[" + before + "," + event + "," + after + "]");
    if (batch.status() == 400) {
      // Not JSON, so that nobody knows where the others begin.
      assertThat(many.get("/v1/actions/before-" + number).status()).isEqualTo(404);
      return;
    }
    batch.expect(207);
    assertThat(batch.at("/results/0/status")).as(event).isEqualTo("STORED");
    assertThat(
            batch.json().path("results").valueStream().toList().getLast().at("/status").asString())
        .as(event)
        .isEqualTo("STORED");
    if (batch.json().path("results").size() == 3) {
      assertThat(batch.at("/results/1/status"))
          .as(event)
          .isEqualTo(alone.status() < 300 ? "DUPLICATE" : "INVALID");
    }
  }
}
