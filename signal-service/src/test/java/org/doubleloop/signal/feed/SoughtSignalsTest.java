package org.doubleloop.signal.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.kit.test.Patience.await;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.doubleloop.kit.test.Answer;
import org.doubleloop.kit.test.HttpApi;
import org.doubleloop.signal.RunningService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Lists by what signals say, by when they were captured and by who posted them.
class SoughtSignalsTest extends RunningService {
  private static final String ORGANIZATION = "sought";

  @BeforeEach
  void post() {
    var ada = caller(ORGANIZATION);
    var bob = caller(ORGANIZATION, "bob");
    act(ada, "a-1", "\"policy\": \"p\", \"version\": 1, \"option\": \"short\"", "rep-1");
    act(bob, "a-2", "\"policy\": \"p\", \"version\": 2, \"option\": \"long\"", "rep-1");
    act(ada, "a-3", "\"suggestion\": \"s-1\", \"account\": \"acme\"", "rep-2");
    ada.with("Content-Type", ONE)
        .post("/v1/signals", actionEvent("a-4").replace("/test", "/mailer"));
    ada.post("/v1/actions/a-1/outcomes", "{\"id\": \"o-1\", \"type\": \"opened\"}").expect(201);
    bob.post("/v1/actions/a-1/outcomes", "{\"id\": \"o-2\", \"type\": \"replied\"}").expect(201);
    bob.post("/v1/actions/a-2/edits", "{\"id\": \"e-1\", \"draft\": \"\", \"final\": \"\"}")
        .expect(201);
  }

  @ParameterizedTest
  @CsvSource({
    "policy=p, a-1 a-2",
    "policy=p&version=2, a-2",
    "option=short, a-1",
    "actor=rep-1, a-1 a-2",
    "suggestion=s-1, a-3",
    "source=/mailer, a-4",
    "subject=c-17, a-4",
    "poster=bob, a-2",
    "poster=bob&actor=rep-2, ''",
    "until=2026-01-01T00:00:00Z, ''",
    "from=2100-01-01T00:00:00Z, ''",
    "from=2026-01-01T00:00:00Z&until=2100-01-01T00:00:00Z&option=long, a-2",
  })
  void actionsAreFound(String query, String ids) {
    assertThat(ids(caller(ORGANIZATION).get("/v1/actions?" + query))).isEqualTo(words(ids));
  }

  @ParameterizedTest
  @CsvSource({
    "type=replied, o-2",
    "kind=OUTCOME&poster=ada, o-1",
    "action=a-2, e-1",
    "kind=OUTCOME&action=a-1, o-1 o-2",
    "option=long&kind=ACTION, a-2",
    "policy=p&kind=ACTION, a-1 a-2",
    "version=1&kind=ACTION, a-1",
    "source=/mailer, a-4",
    "subject=c-17, a-4",
    "kind=EDIT&until=2026-01-01T00:00:00Z, ''",
  })
  void signalsAreFound(String query, String ids) {
    assertThat(ids(caller(ORGANIZATION).get("/v1/signals?" + query))).isEqualTo(words(ids));
  }

  /// Of every kind there is a signal that says all it can.
  @ParameterizedTest
  @CsvSource({
    "ACTION, subject policy version option source poster",
    "CONNECTED, action subject policy version option",
    "DRAFT, policy version option source poster",
    "EDIT, action source poster",
    "OPT_OUT, subject policy source poster",
    "OUTCOME, type action subject source poster",
  })
  void aFilterFindsAKindOrIsRefusedForIt(String kind, String found) {
    var api = caller(ORGANIZATION + "-all").with("Content-Type", ONE);
    var place = "\"policy\": \"p\", \"version\": 1, \"option\": \"short\"";
    send(api, "action", "{\"subject\": \"c\", " + place + "}");
    send(api, "outcome", "{\"action\": \"action\", \"subject\": \"c\", \"type\": \"replied\"}");
    send(api, "edit", "{\"action\": \"action\", \"draft\": \"\", \"final\": \"\"}");
    send(api, "draft", "{\"text\": \"t\", \"writtenBy\": \"MODEL\", " + place + "}");
    send(api, "opt-out", "{\"subject\": \"c\", \"policy\": \"p\"}");
    var filters =
        Map.of(
            "type", "replied",
            "action", "action",
            "subject", "c",
            "policy", "p",
            "version", "1",
            "option", "short",
            "source", "/test",
            "poster", "ada");
    await()
        .untilAsserted(
            () -> assertThat(ids(api.get("/v1/signals?kind=CONNECTED&policy=p"))).hasSize(1));
    filters.forEach((filter, value) -> {
      var answer = api.get("/v1/signals?kind=" + kind + "&" + filter + "=" + value);
      if (words(found).contains(filter)) {
        assertThat(ids(answer)).as(filter).hasSize(1);
      } else {
        answer.expectProblem(400, "invalid-request", filter);
      }
    });
  }

  @Test
  void whatNoKindSaysTogetherIsRefusedWithWhoSaysIt() {
    var refused = caller(ORGANIZATION).get("/v1/signals?type=replied&policy=p");
    refused.expectProblem(400, "invalid-request", "policy", "type");
    assertThat(refused.at("/errors/0/message"))
        .startsWith("is said by these kinds alone: ACTION, CONNECTED, DRAFT, OPT_OUT; ");
  }

  @Test
  void pagesGoOnWithTheSameFiltersOnly() {
    var api = caller(ORGANIZATION);
    var first = api.get("/v1/actions?actor=rep-1&limit=1").expect(200);
    assertThat(first.at("/items/0/id")).isEqualTo("a-2");
    var cursor = "&limit=1&cursor=" + first.at("/next");
    assertThat(ids(api.get("/v1/actions?actor=rep-1" + cursor))).containsExactly("a-1");
    api.get("/v1/actions?actor=rep-2" + cursor).expectProblem(400, "invalid-cursor");
    api.get("/v1/actions?actor=rep-1&from=2026-01-01T00:00:00Z" + cursor)
        .expectProblem(400, "invalid-cursor");
  }

  /// A repeat by somebody else changes nothing of it.
  @Test
  void whoPostedASignalIsToldWhereverItIs() {
    var api = caller(ORGANIZATION);
    act(
        caller(ORGANIZATION, "eve"),
        "a-1",
        "\"policy\": \"p\", \"version\": 1, \"option\": \"short\"",
        "rep-1");
    assertThat(api.get("/v1/actions/a-1").at("/action/postedBy/principal")).isEqualTo("ada");
    assertThat(api.get("/v1/actions/a-1").at("/action/postedBy/key")).isNotEmpty();
    for (var id : List.of("a-2", "o-2", "e-1")) {
      var told = api.get("/v1/signals/" + id).expect(200).json();
      assertThat(told.at("/postedBy/principal").asString()).isEqualTo("bob");
      var field = told.path("kind").asString().toLowerCase(Locale.ROOT);
      assertThat(told.path(field).path("postedBy")).isEqualTo(told.path("postedBy"));
    }
    var optOut = api.post("/v1/opt-outs", "{\"subject\": \"c-9\"}").expect(201);
    assertThat(optOut.at("/postedBy/principal")).isEqualTo("ada");
  }

  private static void send(HttpApi api, String type, String data) {
    assertThat(api.post("/v1/signals", event(type, type, data)).status()).isIn(200, 201);
  }

  private static void act(HttpApi api, String id, String more, String actor) {
    api.post(
            "/v1/actions",
            "{\"id\": \"%s\", \"subject\": \"c-%s\", %s, \"actor\": {\"kind\": \"PERSON\", \"id\": \"%s\"}}"
                .formatted(id, id, more, actor))
        .expect(201);
  }

  private static List<String> ids(Answer answer) {
    return answer
        .expect(200)
        .json()
        .path("items")
        .valueStream()
        .map(item -> item.path("id").asString())
        .sorted()
        .toList();
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
  }
}
