package org.doubleloop.signal.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.kit.test.Patience.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.doubleloop.kit.test.Answer;
import org.doubleloop.signal.RunningService;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CaptureControllerTest extends RunningService {
  private static final String SIGNALS = "/v1/signals";

  @Nested
  class One {
    @Test
    void isStoredOnce() {
      var api = caller("one-event").with("Content-Type", ONE);
      var event =
          """
          {"specversion": "1.0", "id": "touch-77", "source": "/mailer", "type": "org.doubleloop.action",
           "time": "2026-11-21T09:00:00Z", "traceparent": "00-1",
           "data": {"policy": "outreach", "subject": "c-17", "context": {"industry": "mining"}}}
          """;
      var stored = api.post(SIGNALS, event).expect(201);
      assertThat(stored.at("/status")).isEqualTo("STORED");
      assertThat(stored.at("/id")).isEqualTo("touch-77");
      var again = api.post(SIGNALS, event.replace("00-1", "00-2")).expect(200);
      assertThat(again.at("/status")).isEqualTo("DUPLICATE");
      api.post(SIGNALS, event.replace("mining", "farming")).expectProblem(409, "conflict");
      api.post(SIGNALS, event.replace("/mailer", "/crm")).expectProblem(409, "conflict");
      api.post(SIGNALS, event.replace("09:00", "09:01")).expectProblem(409, "conflict");
      var action = api.get("/v1/actions/touch-77").expect(200).json().path("action");
      assertThat(action.path("source").stringValue()).isEqualTo("/mailer");
      assertThat(action.at("/extensions/traceparent").stringValue()).isEqualTo("00-1");
      assertThat(action.path("at").stringValue()).isEqualTo("2026-11-21T09:00:00.000Z");
    }

    @Test
    void isTheSameActionAsATypedOne() {
      var api = caller("typed-and-event");
      var typed =
          api.post(
                  "/v1/actions",
                  "{\"id\": \"a-1\", \"subject\": \"c-17\", \"at\": \"2026-11-21T09:00:00Z\"}")
              .expect(201);
      var event =
          event("action", "a-1", "{\"subject\": \"c-17\", \"at\": \"2026-11-21T09:00:00Z\"}");
      assertThat(api.with("Content-Type", ONE).post(SIGNALS, event).expect(200).at("/id"))
          .isEqualTo("a-1");
      api.with("Content-Type", ONE)
          .post(SIGNALS, actionEvent("a-1"))
          .expectProblem(409, "conflict");
      assertThat(api.get("/v1/actions/a-1").json().path("action")).isEqualTo(typed.json());
    }

    @Test
    void ofAnOutcomeMayComeBeforeItsAction() {
      var api = caller("early").with("Content-Type", ONE);
      var id = api.post(SIGNALS, outcomeEvent("r-1", "a-1")).expect(201).at("/id");
      var orphans = api.get("/v1/orphans").expect(200);
      assertThat(orphans.at("/items/0/id")).isEqualTo(id);
      assertThat(orphans.at("/items/0/action")).isEqualTo("a-1");
      api.get("/v1/actions/a-1").expectProblem(404, "not-found");
      api.post(SIGNALS, actionEvent("a-1")).expect(201);
      await()
          .untilAsserted(() ->
              assertThat(
                      api.get("/v1/signals?kind=CONNECTED").at("/items/0/connected/outcomes/0/id"))
                  .isEqualTo(id));
      await()
          .untilAsserted(() -> assertThat(api.get("/v1/orphans").json().path("items")).isEmpty());
    }

    @Test
    void sixtyFourAtOnceStoreOne() throws Exception {
      var api = caller("events-at-once").with("Content-Type", ONE);
      Callable<Answer> post = () -> api.post(SIGNALS, outcomeEvent("r-1", "a-1"));
      var statuses = new ArrayList<Integer>();
      try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var answer : executor.invokeAll(Collections.nCopies(64, post))) {
          statuses.add(answer.get().status());
        }
      }
      assertThat(statuses).containsOnlyOnce(201).containsOnly(200, 201);
    }

    @Test
    void hasAtMost256KiB() {
      var api = caller("large").with("Content-Type", ONE);
      var event = event("action", "a-1", "{\"subject\": \"c\"}").strip();
      var padded = event.substring(0, event.length() - 1) + ", \"pad\": \"%s\"}";
      int room = EventMapping.MOST_BYTES - padded.length() + 2;
      api.post(SIGNALS, padded.formatted("x".repeat(room + 1)))
          .expectProblem(413, "payload-too-large");
      api.post(SIGNALS, padded.formatted("x".repeat(room))).expect(201);
    }
  }

  @Nested
  class Batch {
    @Test
    void hasAResultForEachEventInOrder() {
      var api = caller("batch").with("Content-Type", MANY);
      api.with("Content-Type", ONE).post(SIGNALS, actionEvent("a-0")).expect(201);
      var answer =
          api.post(
                  SIGNALS,
                  List.of(
                          actionEvent("a-1"),
                          actionEvent("a-0"),
                          event("action", "a-0", "{\"subject\": \"other\"}"),
                          event("action", "a-2", "{\"subject\": 5}"),
                          "17",
                          "null",
                          "[{}]",
                          outcomeEvent("r-1", "a-1"),
                          outcomeEvent("r-1", "a-1"),
                          outcomeEvent("r-1", "a-2"),
                          event(
                              "edit",
                              "e-1",
                              "{\"action\": \"a-1\", \"draft\": \"a\", \"final\": \"b\"}"),
                          event("action", "nul", "{\"subject\": \"\\u0000\"}"),
                          event("action", "deep", "[".repeat(200) + "]".repeat(200)))
                      .toString())
              .expect(207)
              .json();
      assertThat(answer.path("results").valueStream().map(one -> one.path("status").stringValue()))
          .containsExactly(
              "STORED",
              "DUPLICATE",
              "CONFLICT",
              "INVALID",
              "INVALID",
              "INVALID",
              "INVALID",
              "STORED",
              "DUPLICATE",
              "CONFLICT",
              "STORED",
              "INVALID",
              "INVALID");
      assertThat(answer.at("/results/3/problem/errors/0/pointer").stringValue())
          .isEqualTo("/data/subject");
      assertThat(answer.at("/results/2/problem/type").stringValue())
          .isEqualTo("/problems/conflict");
      assertThat(answer.at("/results/2/id").stringValue()).isEqualTo("a-0");
      assertThat(answer.at("/results/3/id").isMissingNode()).isTrue();
    }

    @Test
    void isAnswered207EvenWhenAllFail() {
      var answer = caller("all-fail").with("Content-Type", MANY).post(SIGNALS, "[1]").expect(207);
      assertThat(answer.at("/results/0/status")).isEqualTo("INVALID");
      assertThat(answer.at("/results/0/problem/status")).isEqualTo("400");
    }

    @Test
    void ofAThousandIsTakenAndOfOneMoreIsNot() {
      var api = caller("thousand").with("Content-Type", MANY);
      var events = IntStream.rangeClosed(1, 1_001).mapToObj(n -> actionEvent("a-" + n)).toList();
      api.post(SIGNALS, events.toString()).expectProblem(413, "payload-too-large");
      assertThat(api.get("/v1/actions").json().path("items")).isEmpty();
      var stored = api.post(SIGNALS, events.subList(0, 1_000).toString()).expect(207).json();
      assertThat(stored.path("results").valueStream().map(one -> one.path("status").stringValue()))
          .hasSize(1_000)
          .containsOnly("STORED");
    }

    @Test
    void hasAtMost8MiB() {
      var api = caller("large-batch").with("Content-Type", MANY);
      var event = event("action", "a-%d", "{\"subject\": \"c\"}").strip();
      var padded =
          event.substring(0, event.length() - 1) + ", \"pad\": \"" + "x".repeat(250_000) + "\"}";
      var fits =
          IntStream.range(0, 33)
              .mapToObj(padded::formatted)
              .collect(Collectors.joining(",", "[", "]"));
      assertThat(fits.length()).isLessThan(8 << 20);
      api.post(SIGNALS, fits).expect(207);
      api.post(SIGNALS, fits + " ".repeat((8 << 20) - fits.length())).expect(207);
      api.post(SIGNALS, fits + " ".repeat((8 << 20) - fits.length() + 1))
          .expectProblem(413, "payload-too-large");
    }

    @Test
    void anEventOfItHasAtMost256KiB() {
      var api = caller("large-item").with("Content-Type", MANY);
      var event = event("action", "a-1", "{\"subject\": \"c\"}").strip();
      var padded = event.substring(0, event.length() - 1) + ", \"pad\": \"%s\"}";
      int room = EventMapping.MOST_BYTES - padded.length() + 2;
      var answer =
          api.post(
                  SIGNALS,
                  "[ "
                      + padded.formatted("x".repeat(room + 1))
                      + " , "
                      + padded.formatted("x".repeat(room))
                      + " ]")
              .expect(207);
      assertThat(answer.at("/results/0/problem/status")).isEqualTo("413");
      assertThat(answer.at("/results/1/status")).isEqualTo("STORED");
    }
  }
}
