package org.doubleloop.recommender.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.kit.test.Patience.await;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.doubleloop.recommender.process.Service;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// Chance has a say once an episode of a unit; windows are fourteen days here, with a grace of one.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EpisodesTest {

  private static final String CONTENT =
      """
      {"hypothesis": "h", "mode": "EXPLORE", "title": "%s",
       "exploration": {"share": 1, "floor": 1, "across": "ELIGIBLE"},
       "metric": {"outcome": "%s", "direction": "INCREASE", "window": "P14D", "grace": "P1D"},
       "options": [%s]}\
      """;
  private static final String OPTIONS = "{\"id\": \"a\"}, {\"id\": \"b\"}, {\"id\": \"c\"}";

  private Service service;

  @BeforeAll
  void start() {
    service = Service.shared();
    make("episodes", 1, "t", "replied", OPTIONS);
  }

  @Test
  void beginsAnotherOnceTheWindowAndTheGraceAreOver() {
    var first = ask("ep-w-1", "windows", 0);
    assertDraw(first, "FIRST", 1);
    var second = ask("ep-w-2", "windows", 14);
    assertDraw(second, "REPEAT", 1);
    assertThat(second.at("/repeats").asString()).isEqualTo("ep-w-1");
    assertThat(second.at("/option")).isEqualTo(first.at("/option"));
    assertThat(second.at("/draw/among")).isEqualTo(first.at("/draw/among"));
    var third = ask("ep-w-3", "windows", 16);
    assertDraw(third, "FIRST", 2);
    assertThat(third.has("repeats")).isFalse();
    assertDraw(ask("ep-w-4", "windows", 30), "REPEAT", 2);
    assertDraw(ask("ep-w-5", "windows", 100), "FIRST", 3);
  }

  @Test
  void goesOnAfterAnActionUntilItsWindowIsOver() {
    ask("ep-a-1", "acted", 0);
    act("a", "acted", days(10), "");
    await().until(() -> !isOpen("ep-a-1"));
    var closed = ask("ep-a-2", "acted", 24);
    assertDraw(closed, "CLOSED", 1);
    assertThat(closed.at("/explored").asBoolean()).isFalse();
    assertThat(closed.at("/option")).isEqualTo(closed.at("/baseline"));
    assertThat(closed.at("/draw").has("among")).isFalse();
    assertDraw(ask("ep-a-3", "acted", 26), "FIRST", 2);
  }

  @Test
  void beginsAnotherWithAVersionThatHasOtherOptionsOrAnotherMetric() {
    make("revised", 1, "t", "replied", OPTIONS);
    assertDraw(ask("revised", "ep-v-1", "unit", 0, ""), "FIRST", 1);
    make("revised", 2, "another title", "replied", OPTIONS);
    assertDraw(ask("revised", "ep-v-2", "unit", 0, ""), "REPEAT", 1);
    make("revised", 3, "t", "replied", OPTIONS + ", {\"id\": \"d\"}");
    assertDraw(ask("revised", "ep-v-3", "unit", 0, ""), "FIRST", 2);
    assertThat(ask("revised", "ep-v-4", "unit", 0, ", \"version\": 1").at("/draw/episode").asInt())
        .as("an older version takes nothing back")
        .isEqualTo(2);
    make("revised", 4, "t", "converted", OPTIONS + ", {\"id\": \"d\"}");
    assertDraw(ask("revised", "ep-v-5", "unit", 0, ""), "FIRST", 3);
    assertDraw(ask("revised", "ep-v-6", "unit", 0, ""), "REPEAT", 3);
  }

  @Test
  void givesSixtyFourAtOnceTheSameInALaterEpisode() throws Exception {
    ask("ep-r-0", "raced", 0);
    var calls = new ArrayList<Callable<JsonNode>>();
    for (int i = 1; i <= 64; i++) {
      var id = "ep-r-" + i;
      calls.add(() -> ask(id, "raced", 16));
    }
    var options = new HashSet<String>();
    int firsts = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(calls)) {
        options.add(answer.get().at("/option").asString());
        assertThat(answer.get().at("/draw/episode").asInt()).isEqualTo(2);
        firsts += answer.get().at("/draw/reason").asString().equals("FIRST") ? 1 : 0;
      }
    }
    assertThat(options).hasSize(1);
    assertThat(firsts).isEqualTo(1);
  }

  /// The process that began it may have ended before it could say which is the latest.
  @Test
  void findsALaterEpisodeOfWhichNobodyWasTold() {
    ask("ep-l-1", "lost", 0);
    var second = ask("ep-l-2", "lost", 16);
    service.store().collection("suggestions").updateOne(named("ep-l-1"), Updates.unset("latest"));
    var again = ask("ep-l-3", "lost", 16);
    assertDraw(again, "REPEAT", 2);
    assertThat(again.at("/repeats")).isEqualTo(second.at("/id"));
    service.store().collection("suggestions").updateOne(named("ep-l-1"), Updates.unset("latest"));
    act("l", "lost", days(17), "");
    await().until(() -> !isOpen("ep-l-2"));
    assertThat(isOpen("ep-l-1")).isTrue();
  }

  @Test
  void readsWhatWasAssignedBeforeThereWereEpisodesAsTheFirst() {
    var old = ask("ep-o-1", "old", 0);
    var fields =
        List.of("episode", "version", "offer", "lasts", "top", "options", "tiers", "propensities");
    service
        .store()
        .collection("suggestions")
        .updateOne(named("ep-o-1"), Updates.combine(fields.stream().map(Updates::unset).toList()));
    var repeat = ask("ep-o-2", "old", 14);
    assertDraw(repeat, "REPEAT", 1);
    assertThat(repeat.at("/propensity")).isEqualTo(old.at("/propensity"));
    assertDraw(ask("ep-o-3", "old", 16), "FIRST", 2);
    act("o", "old", days(1), "");
    await().until(() -> !isOpen("ep-o-1"));
    assertThat(isOpen("ep-o-3")).isTrue();
  }

  @Test
  void joinsActionsToTheirEpisodesInWhateverOrderTheyCome() {
    for (int episode = 1; episode <= 9; episode++) {
      assertDraw(ask("ep-j-" + episode, "joined", 16 * (episode - 1)), "FIRST", episode);
    }
    for (int episode : new int[] {7, 2, 9, 1, 5}) {
      act("ep-j-" + episode, "joined", days(16 * (episode - 1) + 1), "");
    }
    act("between", "joined", days(3 * 16 - 0.5), "");
    act("late", "joined", days(500), ", \"suggestion\": \"ep-j-6\"");
    act("not-the-first", "joined", days(2), "");
    for (int episode : new int[] {7, 2, 9, 1, 5}) {
      awaitActed("ep-j-" + episode, "ep-j-" + episode);
    }
    awaitActed("ep-j-6", "late");
    for (var open : List.of("ep-j-3", "ep-j-4", "ep-j-8")) {
      assertThat(isOpen(open)).as(open).isTrue();
      assertThat(told(open).has("acted")).as(open).isFalse();
    }
  }

  @Test
  void keepsWhatAnEstimateOffPolicyNeeds() {
    var answer = ask("episodes", "ep-k-1", "kept", 0, ", \"account\": \"firm\"");
    for (var kept :
        List.of(
            stored("ASSIGNMENT", "suggestion", "ep-k-1"), stored("SUGGESTION", "id", "ep-k-1"))) {
      assertThat(kept)
          .containsKeys("unit", "accountUnit", "version", "context", "rules", "generation");
    }
    var draw = stored("SUGGESTION", "id", "ep-k-1").get("draw", Document.class);
    assertThat(draw.getString("reason")).isEqualTo("FIRST");
    assertThat(draw.getInteger("episode")).isEqualTo(1);
    assertThat(draw.getString("top")).isEqualTo(answer.at("/baseline").asString());
    assertThat(draw.getList("options", String.class)).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(draw.getList("propensities", Double.class)).hasSize(3).allMatch(each -> each > 0);
    assertThat(draw.getList("tiers", Integer.class)).containsExactly(1, 1, 1);
    var assigned = stored("ASSIGNMENT", "suggestion", "ep-k-1");
    assertThat(assigned.getList("propensities", Double.class))
        .isEqualTo(draw.getList("propensities", Double.class));
  }

  @Test
  void saysWhyChanceHasNoPart() {
    make("one", 1, "t", "replied", "{\"id\": \"a\"}");
    assertThat(ask("one", "ep-n-1", "unit", 0, "").at("/draw/reason").asString())
        .isEqualTo("ONLY_ONE");
    service.policy(
        "none",
        1,
        CONTENT.replace("\"share\": 1", "\"share\": 0").formatted("t", "replied", OPTIONS));
    service.awaitPolicy("none", 1);
    assertThat(ask("none", "ep-n-2", "unit", 0, "").at("/draw/reason").asString())
        .isEqualTo("NONE");
  }

  private void make(String policy, int version, String title, String outcome, String options) {
    service.policy(policy, version, CONTENT.formatted(title, outcome, options));
    service.awaitPolicy(policy, version);
  }

  private static void assertDraw(JsonNode answer, String reason, int episode) {
    assertThat(answer.at("/draw/reason").asString()).as(answer.toString()).isEqualTo(reason);
    assertThat(answer.at("/draw/episode").asInt()).as(answer.toString()).isEqualTo(episode);
  }

  private JsonNode ask(String id, String subject, int daysAhead) {
    return ask("episodes", id, subject, daysAhead, "");
  }

  private JsonNode ask(String policy, String id, String subject, int daysAhead, String more) {
    var answer =
        service.post(
            "/v1/suggestions",
            "{\"id\": \"%s\", \"policy\": \"%s\", \"subject\": \"%s\"%s}"
                .formatted(id, policy, subject, more),
            "Authorization",
            "Bearer " + service.tokenAhead("acme", Duration.ofDays(daysAhead)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Service.json(answer);
  }

  private JsonNode told(String suggestion) {
    return Service.json(service.get("/v1/suggestions/" + suggestion));
  }

  private void awaitActed(String suggestion, String action) {
    await()
        .untilAsserted(
            () -> assertThat(told(suggestion).at("/acted/action").asString()).isEqualTo(action));
  }

  private void act(String id, String subject, Instant at, String more) {
    service.acted("episodes", id, subject, at, more);
  }

  private static Instant days(double days) {
    return Instant.now().plusSeconds((long) (days * 86_400));
  }

  private boolean isOpen(String suggestion) {
    return stored("ASSIGNMENT", "suggestion", suggestion).getBoolean("open");
  }

  private static Bson named(String suggestion) {
    return Filters.and(Filters.eq("kind", "ASSIGNMENT"), Filters.eq("suggestion", suggestion));
  }

  private Document stored(String kind, String field, String value) {
    return service
        .store()
        .collection("suggestions")
        .find(Filters.and(Filters.eq("kind", kind), Filters.eq(field, value)))
        .into(new ArrayList<>())
        .getFirst();
  }
}
