package org.doubleloop.recommender.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.doubleloop.kit.test.Answer;
import org.doubleloop.kit.test.HttpApi;
import org.doubleloop.recommender.llm.StubModel;
import org.doubleloop.recommender.process.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Drafts are captured under the id that is answered, several differ, and a stream says what is
/// being done.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DraftSignalTest {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String CONTENT =
      """
      {"hypothesis": "h", "mode": "SUGGEST",
       "metric": {"outcome": "replied", "direction": "INCREASE", "window": "P14D"},
       "options": [{"id": "mail", "draft": "Hello {{contact}}, what do you need?"}],
       "guidance": [{"id": "short", "text": "Be brief."}]}\
      """;

  private final StubModel model = new StubModel();
  private Service service;
  private HttpApi api;
  private String suggestion;

  @BeforeAll
  void start() throws Exception {
    service =
        new Service(
            "doubleloop.llm.providers[0].kind=OPENAI",
            "doubleloop.llm.providers[0].base-url=" + model.baseUrl(),
            "doubleloop.llm.providers[0].model=some-model",
            "doubleloop.llm.deadline=1s");
    service.policy(1, CONTENT);
    service.awaitPolicy("outreach", 1);
    api = service.api().as("acme", "rep", "suggestions");
    suggestion =
        api.post("/v1/suggestions", Map.of("policy", "outreach", "subject", "s"))
            .expect(201)
            .at("/id");
  }

  @AfterAll
  void stop() throws IOException {
    service.close();
    model.close();
  }

  @BeforeEach
  void forget() {
    model.bodies().clear();
    service.upstreams().events().clear();
  }

  @Test
  void isCapturedUnderTheIdThatIsAnswered() {
    model.replies(StubModel.text("Dear {{contact}}, what do you need?", "short"));
    var draft = draft(Map.of());

    var event = event(draft);
    assertThat(event.at("/type").asString()).isEqualTo("org.doubleloop.draft");
    assertThat(event.at("/source").asString()).isEqualTo("/recommender");
    assertThat(event.at("/data/unit").asString()).isNotEmpty();
    assertThat(((ObjectNode) event.path("data")).without("unit"))
        .isEqualTo(
            JSON.readTree(
                """
                {"suggestion": "%s", "policy": "outreach", "version": 1, "option": "mail",
                 "text": "Dear Ada, what do you need?", "writtenBy": "MODEL", "model": "some-model",
                 "prompt": "draft.v2",
                 "guidance": ["short"], "withheld": []}\
                """
                    .formatted(suggestion)));
  }

  @Test
  void isTheSameAgainWhereItSaysTheSame() {
    model.replies(StubModel.status(400, "X: y", ""));
    var first = draft(Map.of());

    assertThat(draft(Map.of())).isEqualTo(first);
    assertThat(draft(Map.of("values", Map.of("contact", "Bob"))).at("/id"))
        .isNotEqualTo(first.at("/id"));
    assertThat(service.upstreams().events()).hasSize(2);
  }

  @Test
  void isAnsweredWithoutAnIdWhereItCannotBeCaptured() {
    model.replies(StubModel.status(400, "X: y", ""));
    service.upstreams().down(true);
    try {
      var draft = draft(Map.of());
      assertThat(draft.at("/text").asString()).isEqualTo("Hello Ada, what do you need?");
      assertThat(draft.has("id")).isFalse();
      assertThat(draft.at("/captured").asBoolean()).isFalse();
    } finally {
      service.upstreams().down(false);
    }
  }

  @Test
  void asksForEachTextAndTellsWhatWasWrittenBefore() {
    model.replies(
        StubModel.text("Dear {{contact}}, what do you need?"),
        StubModel.text("Good day {{contact}}, what do you need?"),
        StubModel.text("Hi {{contact}}, what do you need?"));
    var draft = draft(Map.of("count", 3));

    assertThat(texts(draft))
        .containsExactly(
            "Dear Ada, what do you need?",
            "Good day Ada, what do you need?",
            "Hi Ada, what do you need?");
    assertThat(draft.at("/more/0/id").asString()).isNotEqualTo(draft.at("/more/1/id").asString());
    assertThat(service.upstreams().events()).hasSize(3);
    var last =
        JSON.readTree(JSON.readTree(model.bodies().getLast()).at("/messages/1/content").asString());
    assertThat(last.at("/written").values().stream().map(JsonNode::asString))
        .containsExactly(
            "Dear {{contact}}, what do you need?", "Good day {{contact}}, what do you need?");
    assertThat(JSON.readTree(model.bodies().getFirst()).at("/messages/1/content").asString())
        .doesNotContain("written");
  }

  @Test
  void dropsWhatWasWrittenTwiceAndEndsWithTheTemplateWhereTheModelEnds() {
    model.replies(
        StubModel.text("Dear {{contact}}, what do you need?"),
        StubModel.text("Dear {{contact}}, what do you need?"),
        StubModel.status(400, "X: y", ""));
    var draft = draft(Map.of("count", 5));

    assertThat(texts(draft))
        .containsExactly("Dear Ada, what do you need?", "Hello Ada, what do you need?");
    assertThat(draft.at("/more/0/writtenBy").asString()).isEqualTo("TEMPLATE");
    assertThat(draft.at("/more/0/templateReason").asString()).isEqualTo("REFUSED");
    assertThat(model.bodies()).hasSize(3);
  }

  @Test
  void writesSeveralWithinTheTimeOfOne() {
    model.replies(StubModel.text("Dear {{contact}}, what do you need?"), StubModel.silence());
    long start = System.nanoTime();
    var draft = draft(Map.of("count", 5));

    assertThat(texts(draft)).hasSize(2);
    assertThat(draft.at("/more/0/templateReason").asString()).isEqualTo("TIMED_OUT");
    assertThat((System.nanoTime() - start) / 1e9).isLessThan(2);
  }

  @Test
  void streamsWhatIsDoneAndThenTheTextAsAWhole() {
    model.replies(StubModel.text("Dear {{contact}}, what do you need?"));
    var reader = api.with("Accept", "text/event-stream");
    var answer = reader.post("/v1/drafts/stream", body(Map.of("count", 1))).expect(200);

    assertThat(answer.header("Content-Type").orElseThrow()).startsWith("text/event-stream");
    var events = events(answer);
    assertThat(events).hasSize(3);
    assertThat(events.get(0))
        .isEqualTo("event: progress\ndata: {\"step\":\"WRITING\",\"number\":1,\"count\":1}");
    assertThat(events.get(1))
        .isEqualTo("event: progress\ndata: {\"step\":\"CAPTURING\",\"number\":1,\"count\":1}");
    assertThat(events.get(2)).startsWith("event: draft\ndata: {");
    var draft = JSON.readTree(events.get(2).substring("event: draft\ndata: ".length()));
    assertThat(draft.at("/text").asString()).isEqualTo("Dear Ada, what do you need?");
    assertThat(event(draft).at("/data/text").asString()).isEqualTo("Dear Ada, what do you need?");
  }

  @Test
  void streamsNoWordThatWasNotChecked() {
    model.replies(StubModel.text("Dear {{contact}}, you owe us 4711"));
    var answer = api.post("/v1/drafts/stream", body(Map.of())).expect(200);

    assertThat(answer.text()).doesNotContain("4711").contains("\"templateReason\":\"NOT_USABLE\"");
  }

  @Test
  void refusesBeforeTheStreamBegins() {
    api.post("/v1/drafts/stream", Map.of("suggestion", "none")).expectProblem(404, "not-found");
    api.with("Accept", "text/event-stream")
        .post("/v1/drafts/stream", body(Map.of("count", 6)))
        .expectProblem(400, "invalid-request");
    api.post("/v1/drafts/stream", body(Map.of("option", "fax")))
        .expectProblem(422, "unknown-option");
    service
        .api()
        .as("acme", "rep", "signals:read")
        .post("/v1/drafts/stream", body(Map.of()))
        .expectProblem(403, "forbidden");
  }

  @Test
  void saysInTheStreamWhatFailsInBetween() {
    model.replies(StubModel.status(400, "X: y", ""));
    service.policy("long", 1, CONTENT.replace("Hello ", "{{contact}}".repeat(30)));
    service.awaitPolicy("long", 1);
    var other =
        api.post("/v1/suggestions", Map.of("policy", "long", "subject", "s")).expect(201).at("/id");
    var body = new HashMap<String, Object>(Map.of("values", Map.of("contact", "x".repeat(1000))));
    body.put("suggestion", other);

    api.post("/v1/drafts", body).expectProblem(400, "invalid-request", "/values");
    var events = events(api.post("/v1/drafts/stream", body).expect(200));
    assertThat(events.getLast())
        .startsWith("event: problem\ndata: {")
        .contains("/problems/invalid-request", "\"status\":400", "requestId");
  }

  private static List<String> events(Answer stream) {
    return List.of(stream.text().strip().split("\n\n", -1));
  }

  private JsonNode event(JsonNode draft) {
    var event = service.upstreams().events().get(draft.at("/id").asString());
    assertThat(event).as("the event of " + draft).isNotNull();
    return JSON.readTree(event);
  }

  private static List<String> texts(JsonNode draft) {
    return Stream.concat(Stream.of(draft), draft.path("more").values().stream())
        .map(each -> each.at("/text").asString())
        .toList();
  }

  private Map<String, Object> body(Map<String, Object> more) {
    var body = new HashMap<String, Object>(Map.of("values", Map.of("contact", "Ada")));
    body.putAll(more);
    body.put("suggestion", suggestion);
    return body;
  }

  private JsonNode draft(Map<String, Object> more) {
    return api.post("/v1/drafts", body(more)).expect(200).json();
  }
}
