package org.doubleloop.signal;

import static org.assertj.core.api.Assertions.assertThat;

import org.doubleloop.kit.test.Answer;
import org.doubleloop.kit.test.HttpApi;
import org.doubleloop.kit.test.Mutations;
import org.junit.jupiter.api.Test;

/// Events with something wrong in them, made by a seed: each is taken or refused, and those beside
/// it in a batch are taken.
class NearlyRightEventTest extends RunningService {
  /// More by `-Ddoubleloop.mutations=2000`.
  private static final int EACH = Integer.getInteger("doubleloop.mutations", 8);

  @Test
  void isTakenOnceOrRefusedBesideOthers() {
    var api = caller("nearly-events");
    int number = 0;
    for (var body : Mutations.of(BadInputTest.EVENT, 1, EACH).toList()) {
      var event = body.replace("\"ID\"", "\"made-" + number++ + '"');
      var alone = api.with("Content-Type", ONE).post("/v1/signals", event);
      assertThat(alone.status()).as(event).isIn(200, 201, 400, 409, 413, 422);
      assertBeside(api.with("Content-Type", MANY), event, alone, number);
    }
  }

  private static void assertBeside(HttpApi many, String event, Answer alone, int number) {
    var before = actionEvent("before-" + number);
    var after = actionEvent("after-" + number);
    var batch = many.post("/v1/signals", "[" + before + "," + event + "," + after + "]");
    if (batch.status() == 400) {
      // Not JSON, so that nobody knows where the others begin.
      many.get("/v1/actions/before-" + number).expect(404);
      return;
    }
    batch.expect(207);
    var results = batch.json().path("results");
    assertThat(results.at("/0/status").asString()).as(event).isEqualTo("STORED");
    assertThat(results.get(results.size() - 1).path("status").asString())
        .as(event)
        .isEqualTo("STORED");
    if (results.size() == 3) {
      assertThat(results.at("/1/status").asString())
          .as(event)
          .isEqualTo(alone.status() < 300 ? "DUPLICATE" : "INVALID");
    }
  }
}
