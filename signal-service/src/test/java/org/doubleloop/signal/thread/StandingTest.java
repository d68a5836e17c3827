package org.doubleloop.signal.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.kit.test.Patience.await;

import org.doubleloop.signal.RunningService;
import org.junit.jupiter.api.Test;

/// The story of an action says what counts.
class StandingTest extends RunningService {

  @Test
  void anActionIsPendingUntilAReplySucceeds() {
    var api = caller("standing");
    policy("standing", "hello", 1);
    api.post(
            "/v1/actions",
            "{\"id\": \"a-1\", \"subject\": \"c\", \"policy\": \"hello\", \"option\": \"short\"}")
        .expect(201);
    var before = api.get("/v1/actions/a-1").expect(200);
    assertThat(before.at("/standing/state")).isEqualTo("PENDING");
    assertThat(before.at("/standing/version")).isEqualTo("1");
    assertThat(before.json().at("/standing").has("code")).isFalse();
    assertThat(before.json().at("/standing").has("closesAt")).isTrue();
    api.post("/v1/actions/a-1/outcomes", "{\"type\": \"Replied\"}").expect(201);
    api.post("/v1/actions/a-1/outcomes", "{\"type\": \"replied\"}").expect(201);
    await()
        .untilAsserted(() ->
            assertThat(api.get("/v1/actions/a-1").at("/standing/state")).isEqualTo("SUCCESS"));
    var after = api.get("/v1/actions/a-1").expect(200);
    assertThat(after.at("/standings/0/code")).isEqualTo("OTHER_TYPE");
    assertThat(after.at("/standings/0/counts")).isEqualTo("false");
    assertThat(after.at("/standings/0/reason")).contains("'replied'", "'Replied'");
    assertThat(after.at("/standings/1/code")).isEqualTo("SUCCESS");
    assertThat(after.at("/standings/1/outcome")).isEqualTo(after.at("/outcomes/1/id"));
    assertThat(after.json().path("counted")).hasSize(1);
  }

  @Test
  void anActionThatWasLongAgoHasFailedBySilence() {
    var api = caller("silence");
    policy("silence", "hello", 1);
    api.post(
            "/v1/actions",
            """
            {"id": "a-1", "subject": "c", "policy": "hello", "option": "short", "at": "2026-01-05T00:00:00Z"}
            """)
        .expect(201);
    var story = api.get("/v1/actions/a-1").expect(200);
    assertThat(story.at("/standing/state")).isEqualTo("FAILURE");
    assertThat(story.at("/standing/closesAt")).isEqualTo("2026-01-13T00:00:00.000Z");
  }

  @Test
  void anActionWithAnOptionThatIsUnknownCountsNowhere() {
    var api = caller("nowhere");
    policy("nowhere", "hello", 1);
    api.post(
            "/v1/actions",
            "{\"id\": \"a-1\", \"subject\": \"c\", \"policy\": \"hello\", \"option\": \"shrot\"}")
        .expect(201);
    api.post("/v1/actions/a-1/outcomes", "{\"type\": \"replied\"}").expect(201);
    await()
        .untilAsserted(() ->
            assertThat(api.get("/v1/actions/a-1").at("/standings/0/code"))
                .isEqualTo("ACTION_NOT_COUNTED"));
    var story = api.get("/v1/actions/a-1").expect(200);
    assertThat(story.at("/standing/state")).isEqualTo("NOT_COUNTED");
    assertThat(story.at("/standing/code")).isEqualTo("UNKNOWN_OPTION");
    assertThat(story.at("/standing/reason")).contains("'shrot'");
    assertThat(story.json().path("counted")).isEmpty();
  }
}
