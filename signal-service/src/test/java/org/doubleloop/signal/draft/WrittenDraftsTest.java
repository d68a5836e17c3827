package org.doubleloop.signal.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.kit.test.Patience.await;

import org.doubleloop.kit.test.HttpApi;
import org.doubleloop.signal.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenDraftsTest extends RunningService {
  private static final String DRAFT =
      """
      {"suggestion": "s-1", "policy": "outreach", "version": 2, "option": "bold", "text": "one two three",
       "writtenBy": "MODEL", "model": "m", "prompt": "draft.v2", "guidance": ["g-1", "g-2"], "withheld": ["g-3"], "unit": "u",
       "examples": ["a-7"],
       "at": "2026-01-01T00:00:00Z"}
      """;

  @Test
  void isReadAgainAndFollowedAsItWasWritten() {
    var api = drafted("read-drafts");
    var read = api.get("/v1/signals/d-1?kind=DRAFT").expect(200).json();
    var draft = read.path("draft");
    assertThat(draft.path("text").stringValue()).isEqualTo("one two three");
    assertThat(draft.path("writtenBy").stringValue()).isEqualTo("MODEL");
    assertThat(draft.path("model").stringValue()).isEqualTo("m");
    assertThat(draft.path("prompt").stringValue()).isEqualTo("draft.v2");
    assertThat(draft.path("guidance")).hasSize(2);
    assertThat(draft.at("/withheld/0").stringValue()).isEqualTo("g-3");
    assertThat(draft.path("unit").stringValue()).isEqualTo("u");
    assertThat(draft.at("/examples/0").stringValue()).isEqualTo("a-7");
    assertThat(draft.path("at").stringValue()).isEqualTo("2026-01-01T00:00:00.000Z");
    assertThat(draft.path("source").stringValue()).isEqualTo("/test");
    assertThat(api.get("/v1/signals?kind=DRAFT").expect(200).json().at("/items/0")).isEqualTo(read);
    await()
        .untilAsserted(() ->
            assertThat(followed("read-drafts"))
                .first()
                .satisfies(first -> assertThat(first.path("draft")).isEqualTo(draft)));
  }

  @Test
  void isTheSameAgainUnderItsIdAndNothingElse() {
    var events = drafted("repeated-drafts").with("Content-Type", ONE);
    assertThat(events.post("/v1/signals", event("draft", "d-1", DRAFT)).expect(200).at("/status"))
        .isEqualTo("DUPLICATE");
    events
        .post("/v1/signals", event("draft", "d-1", DRAFT.replace("three", "four")))
        .expectProblem(409, "conflict");
  }

  @Test
  void anEditThatNamesItNeedNotSendItAgain() {
    var api = drafted("edited-drafts");
    var named =
        api.post(
            "/v1/actions/a/edits", "{\"id\": \"e\", \"of\": \"d-1\", \"final\": \"one 2 three\"}");
    assertThat(named.expect(201).at("/of")).isEqualTo("d-1");
    assertThat(named.at("/draft")).isEqualTo("one two three");
    assertThat(named.at("/spans/0/from")).isEqualTo("two");
    var both =
        api.post(
            "/v1/actions/a/edits",
            """
            {"id": "e", "of": "d-1", "draft": "one two three", "final": "one 2 three"}
            """);
    assertThat(both.expect(201).text()).isEqualTo(named.text());
    assertThat(api.get("/v1/actions/a/edits").expect(200).at("/items/0/draft"))
        .isEqualTo("one two three");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"final": "x"}                                   | /draft | REQUIRED
          {"of": "none", "final": "x"}                     | /of    | UNKNOWN
          {"of": "none", "draft": "y", "final": "x"}       | /of    | UNKNOWN
          {"of": "d-1", "draft": "one two", "final": "x"}  | /draft | DIFFERENT
          """)
  void anEditSaysWhatWasEdited(String body, String pointer, String code) {
    var api = drafted("badly-edited-drafts");
    var answer = api.post("/v1/actions/a/edits", body);
    answer.expectProblem(400, "invalid-request", pointer);
    assertThat(answer.at("/errors/0/code")).isEqualTo(code);
    var asEvent = "{\"action\": \"a\", " + body.substring(1);
    api.with("Content-Type", ONE)
        .post("/v1/signals", event("edit", "e-1", asEvent))
        .expectProblem(400, "invalid-request", "/data" + pointer);
  }

  @Test
  void anotherOrganizationsIsUnknown() {
    drafted("drafts-of-one");
    var api = caller("drafts-of-another");
    api.post("/v1/actions", "{\"id\": \"a\", \"subject\": \"c\"}").expect(201);
    api.post("/v1/actions/a/edits", "{\"of\": \"d-1\", \"final\": \"x\"}")
        .expectProblem(400, "invalid-request", "/of");
  }

  @Test
  void anActionSaysWhichItSentAndIsToldWhereThatIsUnknown() {
    var api = drafted("sent-drafts");
    var sent = api.post("/v1/actions", "{\"id\": \"b\", \"subject\": \"c\", \"draft\": \"d-1\"}");
    assertThat(sent.expect(201).at("/draft")).isEqualTo("d-1");
    assertThat(sent.json().has("notes")).isFalse();
    var unknown = api.post("/v1/actions", "{\"subject\": \"c\", \"draft\": \"d-9\"}").expect(201);
    assertThat(unknown.at("/notes/0/code")).isEqualTo("UNKNOWN_DRAFT");
    assertThat(unknown.at("/notes/0/pointer")).isEqualTo("/draft");
    api.post("/v1/actions/b/outcomes", "{\"type\": \"replied\"}").expect(201);
    await()
        .untilAsserted(() -> {
          var stated = api.get("/v1/signals?kind=CONNECTED").expect(200);
          assertThat(stated.at("/items/0/connected/draft")).isEqualTo("d-1");
        });
  }

  private HttpApi drafted(String organization) {
    var api = caller(organization);
    api.with("Content-Type", ONE).post("/v1/signals", event("draft", "d-1", DRAFT));
    api.post("/v1/actions", "{\"id\": \"a\", \"subject\": \"c\", \"at\": \"2026-01-02T00:00:00Z\"}")
        .expect(201);
    return api;
  }
}
