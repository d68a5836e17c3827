package org.doubleloop.signal.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.doubleloop.signal.RunningService;
import org.junit.jupiter.api.Test;

class SignalsControllerTest extends RunningService {

  @Test
  void listsAllKindsNewestFirst() {
    var api = caller("list-signals");
    api.post("/v1/actions", "{\"id\": \"a-1\", \"subject\": \"c\"}").expect(201);
    for (int n = 0; n < 4; n++) {
      api.post(
              "/v1/actions/a-1/edits",
              "{\"id\": \"e-%d\", \"draft\": \"\", \"final\": \"\"}".formatted(n))
          .expect(201);
      api.with("Content-Type", ONE)
          .post("/v1/signals", outcomeEvent("o-" + n, "missing"))
          .expect(201);
    }
    var kinds = new ArrayList<String>();
    var page = api.get("/v1/signals?limit=2").expect(200).json();
    while (page.has("next")) {
      assertThat(page.path("items")).hasSize(2);
      page.path("items").forEach(item -> kinds.add(item.path("kind").stringValue()));
      page = api.get("/v1/signals?limit=2&cursor=" + page.path("next").stringValue()).json();
    }
    page.path("items").forEach(item -> kinds.add(item.path("kind").stringValue()));
    assertThat(kinds).hasSize(9).endsWith("ACTION").startsWith("OUTCOME", "EDIT", "OUTCOME");
    assertThat(api.get("/v1/signals?kind=EDIT").json().path("items")).hasSize(4);
    assertThat(api.get("/v1/signals?kind=EDIT&limit=4").json().has("next")).isFalse();
    assertThat(api.get("/v1/signals?kind=CONNECTED").json().path("items")).isEmpty();
    assertThat(api.get("/v1/signals").json().at("/items/0/place").isMissingNode()).isTrue();
  }

  @Test
  void endsAPageOfLongTextsBeforeItsLimitAndLeavesNothingOut() {
    var api = caller("list-long");
    for (int n = 0; n < 3; n++) {
      api.post("/v1/actions", "{\"id\": \"a-%d\", \"subject\": \"c\"}".formatted(n)).expect(201);
      for (int m = 0; m < 8; m++) {
        var text = "\u20ac".repeat(49_990) + n + m;
        api.post(
                "/v1/actions/a-" + n + "/edits",
                "{\"id\": \"e-%d-%d\", \"draft\": \"%s\", \"final\": \"%s\"}"
                    .formatted(n, m, text, text))
            .expect(201);
      }
    }
    var ids = new ArrayList<String>();
    var page = api.get("/v1/signals?limit=1000").expect(200).json();
    assertThat(page.has("next")).isTrue();
    page.path("items").forEach(item -> ids.add(item.path("id").stringValue()));
    while (page.has("next")) {
      page = api.get("/v1/signals?limit=1000&cursor=" + page.path("next").stringValue()).json();
      page.path("items").forEach(item -> ids.add(item.path("id").stringValue()));
    }
    assertThat(ids).hasSize(27).doesNotHaveDuplicates().startsWith("e-2-7").endsWith("a-0");
  }

  @Test
  void pagesThroughOrphansOldestFirst() {
    var api = caller("list-orphans").with("Content-Type", MANY);
    var events = IntStream.range(0, 5).mapToObj(n -> outcomeEvent("o-" + n, "none-" + n)).toList();
    var ids =
        api.post("/v1/signals", events.toString())
            .expect(207)
            .json()
            .path("results")
            .valueStream()
            .map(one -> one.path("id").stringValue())
            .toList();
    List<String> listed = new ArrayList<>();
    var page = api.get("/v1/orphans?limit=2").expect(200).json();
    while (page.has("next")) {
      page.path("items").forEach(item -> listed.add(item.path("id").stringValue()));
      page = api.get("/v1/orphans?limit=2&cursor=" + page.path("next").stringValue()).json();
    }
    page.path("items").forEach(item -> listed.add(item.path("id").stringValue()));
    assertThat(listed).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(caller("list-orphans-2").get("/v1/orphans").json().path("items")).isEmpty();
  }

  @Test
  void findsOneOfTheOrganization() {
    caller("get-signal").post("/v1/actions", "{\"id\": \"a-1\", \"subject\": \"c\"}").expect(201);
    assertThat(caller("get-signal").get("/v1/signals/a-1").expect(200).at("/kind"))
        .isEqualTo("ACTION");
    caller("get-signal-2").get("/v1/signals/a-1").expectProblem(404, "not-found");
  }

  @Test
  void findsEachOfSeveralKindsWithOneIdWhereItsLocationSays() {
    var api = caller("same-id");
    api.post("/v1/actions", "{\"id\": \"x\", \"subject\": \"c\"}").expect(201);
    var outcome = api.post("/v1/actions/x/outcomes", "{\"id\": \"x\", \"type\": \"replied\"}");
    var found = api.get(outcome.header("Location").orElseThrow()).expect(200);
    assertThat(found.json().at("/outcome")).isEqualTo(outcome.json());
    assertThat(api.get("/v1/signals/x").at("/kind")).isEqualTo("ACTION");
    api.get("/v1/signals/x?kind=EDIT").expectProblem(404, "not-found");
    assertThat(api.get("/v1/signals/x?kind=THING").status()).isEqualTo(400);
  }
}
