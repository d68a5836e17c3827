package org.doubleloop.signal.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.kit.test.Patience.await;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.doubleloop.kit.test.HttpApi;
import org.doubleloop.signal.RunningService;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FeedControllerTest extends RunningService {

  @Test
  void givesEverySignalOfAnOrganizationWithItsPlace() {
    var api = caller("feed-one");
    api.post("/v1/actions", "{\"id\": \"a-1\", \"subject\": \"c\", \"policy\": \"p\"}").expect(201);
    api.post("/v1/actions/a-1/edits", "{\"draft\": \"a\", \"final\": \"b\"}").expect(201);
    api.post("/v1/actions/a-1/outcomes", "{\"type\": \"replied\"}").expect(201);
    caller("feed-two").post("/v1/actions", "{\"id\": \"theirs\", \"subject\": \"c\"}").expect(201);
    var follower = follower("feed-one");
    await()
        .untilAsserted(() ->
            assertThat(all(follower))
                .extracting(one -> one.path("kind").stringValue())
                .containsExactly("ACTION", "EDIT", "OUTCOME", "CONNECTED"));
    for (var signal : all(follower)) {
      assertThat(signal.at("/place/seq").longValue()).isPositive();
      assertThat(signal.path("organization").stringValue()).isEqualTo("feed-one");
      var kind = signal.path("kind").stringValue().toLowerCase(Locale.ROOT);
      assertThat(signal.path(kind).isObject()).isTrue();
    }
    var connected = all(follower).getLast().path("connected");
    assertThat(connected.path("action").stringValue()).isEqualTo("a-1");
    assertThat(connected.path("policy").stringValue()).isEqualTo("p");
    assertThat(connected.path("outcomes")).hasSize(1);
    assertThat(connected.path("previous")).isEmpty();
    assertThat(api.get("/v1/signals?kind=CONNECTED").json().at("/items/0/connected"))
        .isEqualTo(connected);
  }

  @Test
  void isForServices() {
    caller("feed-scopes").get("/v1/feed").expectProblem(403, "forbidden");
    nobody().get("/v1/feed").expectProblem(401, "unauthorized");
    follower("feed-scopes").get("/v1/signals").expectProblem(403, "forbidden");
    var next = follower("feed-scopes").get("/v1/feed").expect(200).at("/next");
    follower("feed-others").get("/v1/feed?cursor=" + next).expectProblem(400, "invalid-cursor");
    follower("*").get("/v1/feed?cursor=" + next).expectProblem(400, "invalid-cursor");
  }

  @Test
  void waitsForWhatIsNew() throws Exception {
    var follower = follower("feed-wait");
    var cursor = follower.get("/v1/feed").expect(200).at("/next");
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var waiting =
          executor.submit(() -> follower.get("/v1/feed?wait=20000&cursor=" + cursor).expect(200));
      caller("feed-wait").post("/v1/actions", "{\"id\": \"a-1\", \"subject\": \"c\"}").expect(201);
      assertThat(waiting.get().at("/items/0/id")).isEqualTo("a-1");
    }
    // from there, for others may have captured more than one page looks at
    var page = follower.get("/v1/feed?limit=1&cursor=" + cursor).expect(200);
    assertThat(page.at("/items/0/id")).isEqualTo("a-1");
    assertThat(follower.get("/v1/feed?wait=30&cursor=" + page.at("/next")).json().path("items"))
        .isEmpty();
  }

  @Test
  void aFollowerSeesEverySignalOnceWhileManyWrite() throws Exception {
    int writers = 32;
    int signals = 25;
    var api = caller("feed-many");
    var follower = follower("*");
    var cursor = follower.get("/v1/feed?limit=1000").expect(200);
    while (cursor.json().path("more").booleanValue()) {
      cursor = follower.get("/v1/feed?limit=1000&cursor=" + cursor.at("/next")).expect(200);
    }
    var tasks = new ArrayList<Callable<Void>>();
    for (int w = 0; w < writers; w++) {
      var name = "w" + w + "-";
      tasks.add(() -> {
        for (int n = 0; n < signals; n++) {
          api.with("Content-Type", ONE)
              .post(
                  "/v1/signals",
                  n % 5 == 0 ? actionEvent(name + n) : outcomeEvent(name + n, name + (n - n % 5)))
              .expect(201);
        }
        return null;
      });
    }
    var seen = new ArrayList<String>();
    Set<String> places = new HashSet<>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var written = executor.submit(() -> executor.invokeAll(tasks));
      var next = cursor.at("/next");
      long expected = (long) writers * signals;
      long deadline = System.nanoTime() + 60_000_000_000L;
      while (captured(seen).size() < expected && System.nanoTime() < deadline) {
        var page = follower.get("/v1/feed?limit=100&wait=200&cursor=" + next).expect(200).json();
        for (var signal : page.path("items")) {
          seen.add(signal.path("kind").stringValue() + " " + signal.path("id").stringValue());
          assertThat(places.add(signal.path("place").toString())).isTrue();
        }
        next = page.path("next").stringValue();
      }
      for (var task : written.get()) {
        task.get();
      }
    }
    assertThat(seen).doesNotHaveDuplicates();
    assertThat(captured(seen)).hasSize(writers * signals);
    await().untilAsserted(() -> assertThat(api.get("/v1/orphans").json().path("items")).isEmpty());
    assertThat(
            IntStream.range(0, writers)
                .boxed()
                .flatMap(
                    w -> api.get("/v1/actions/w" + w + "-0").json().path("standings").valueStream())
                .map(each -> each.path("code").stringValue()))
        .hasSize(4 * writers)
        .containsOnly("ACTION_NOT_COUNTED");
  }

  private static List<String> captured(List<String> seen) {
    return seen.stream().filter(one -> !one.startsWith("CONNECTED")).toList();
  }

  private static List<JsonNode> all(HttpApi follower) {
    var signals = new ArrayList<JsonNode>();
    var page = follower.get("/v1/feed?limit=3").expect(200).json();
    while (!page.path("items").isEmpty() || page.path("more").booleanValue()) {
      page.path("items").forEach(signals::add);
      page =
          follower
              .get("/v1/feed?limit=3&cursor=" + page.path("next").stringValue())
              .expect(200)
              .json();
    }
    return signals;
  }
}
