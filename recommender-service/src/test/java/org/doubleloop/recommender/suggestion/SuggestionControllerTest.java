package org.doubleloop.recommender.suggestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.mongodb.client.model.Filters;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.bson.Document;
import org.doubleloop.api.recommender.model.NewSuggestionJson;
import org.doubleloop.kit.creation.Creations;
import org.doubleloop.kit.test.Patience;
import org.doubleloop.recommender.evidence.Memory;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.process.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SuggestionControllerTest {

  private static final String CONTENT =
      """
      {"hypothesis": "h",
       "metric": {"outcome": "replied", "direction": "INCREASE", "window": "P14D"},
       "attributes": [
         {"name": "industry", "type": "STRING", "values": ["retail", "finance"]},
         {"name": "touch", "type": "NUMBER", "required": true},
         {"name": "note", "type": "STRING"}],
       "options": [
         {"id": "a", "title": "Option a"}, {"id": "b", "attributes": {"channel": "phone"}},
         {"id": "c"}],
       "rules": [
         {"id": "no-calls", "when": "touch < 3", "effect": "AVOID",
          "matching": {"channel": "phone"}, "reason": "They are strangers."},
         {"id": "only-calls", "when": "touch == 9", "effect": "REQUIRE",
          "matching": {"channel": "phone"}, "reason": "Last try."},
         {"id": "rather-c", "when": "industry == 'finance'", "effect": "PREFER",
          "options": ["c"], "reason": "They like it."}],
       "guardrails": [
         {"id": "enough", "when": "touch > 8", "options": ["a", "b", "c"], "reason": "Enough."}],
       "guidance": [{"id": "sober", "when": "industry == 'finance'", "text": "No jokes."}],
       "mode": "SUGGEST"}\
      """;

  private static final String ASK =
      """
      {"policy": "outreach", "subject": "c-1", "context": {"touch": 1, "industry": "retail"}}\
      """;

  private Service service;

  @BeforeAll
  void start() throws Exception {
    service = new Service();
    service.policy(1, CONTENT);
    for (int i = 0; i < 60; i++) {
      service.connected("a-" + i, "a", "{\"industry\": \"retail\", \"touch\": 1}", i % 2 == 0);
      service.connected("c-" + i, "c", "{\"industry\": \"finance\", \"touch\": 2}", i % 5 == 0);
    }
    Patience.await().until(() -> service.bean(Memory.class).generation() == 240);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void suggestsTheBestThatTheRulesAllowAndSaysWhy() throws Exception {
    var response = service.post("/v1/suggestions", ASK);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    var suggestion = Service.json(response);
    assertThat(suggestion.at("/option").asString()).isEqualTo("a");
    assertThat(suggestion.at("/version").asInt()).isEqualTo(1);
    assertThat(suggestion.at("/propensity").asDouble()).isEqualTo(1);
    assertThat(suggestion.at("/ranked")).hasSize(2);
    assertThat(suggestion.at("/excluded/0/option").asString()).isEqualTo("b");
    assertThat(suggestion.at("/excluded/0/by/id").asString()).isEqualTo("no-calls");
    assertThat(response.headers().firstValue("Location"))
        .contains("/v1/suggestions/" + suggestion.at("/id").asString());
  }

  @Test
  void followsThePolicyAgainstTheCountsAndGivesItsGuidance() throws Exception {
    var suggestion =
        Service.json(service.post("/v1/suggestions", ASK.replace("retail", "finance")));
    assertThat(suggestion.at("/option").asString()).isEqualTo("c");
    assertThat(suggestion.at("/ranked/0/because/rules/0/id").asString()).isEqualTo("rather-c");
    assertThat(suggestion.at("/ranked/0/score").asDouble())
        .isLessThan(suggestion.at("/ranked/1/score").asDouble());
    assertThat(suggestion.at("/guidance/0/text").asString()).isEqualTo("No jokes.");
  }

  @Test
  void namesTheRulesThatMatchedAndHadAnotherDecide() throws Exception {
    var rules =
        """
        "rules": [
          {"id": "rather-a", "when": "touch == 1", "effect": "PREFER", "options": ["a"], "reason": "First."},
          {"id": "rather-a-or-c", "when": "true", "effect": "PREFER", "options": ["a", "c"],
           "reason": "Second."},
          {"id": "rather-b", "when": "true", "effect": "PREFER", "options": ["b"], "reason": "b."},\
        """;
    service.policy("ruled", 1, CONTENT.replace("\"rules\": [", rules));
    service.awaitPolicy("ruled", 1);
    var suggestion =
        Service.json(service.post("/v1/suggestions", ASK.replace("outreach", "ruled")));
    assertThat(said(suggestion, "a")).isEqualTo("tier 1: rather-a, rather-a-or-c by rather-a");
    assertThat(said(suggestion, "c")).isEqualTo("tier 2: rather-a-or-c by rather-a");
    assertThat(suggestion.at("/excluded/0/by/id").asString()).isEqualTo("no-calls");
    assertThat(suggestion.at("/excluded/0/by").has("overruledBy")).isFalse();
    assertThat(suggestion.at("/excluded/0/overruled/0/id").asString()).isEqualTo("rather-b");
    assertThat(suggestion.at("/excluded/0/overruled/0/overruledBy").asString())
        .isEqualTo("no-calls");
  }

  private static String said(JsonNode suggestion, String option) {
    var ranked =
        suggestion
            .at("/ranked")
            .valueStream()
            .filter(each -> each.at("/option").asString().equals(option))
            .findFirst()
            .orElseThrow();
    return "tier %d: ".formatted(ranked.at("/tier").asInt())
        + ranked
            .at("/because/rules")
            .valueStream()
            .map(rule ->
                rule.at("/id").asString()
                    + (rule.has("overruledBy") ? " by " + rule.at("/overruledBy").asString() : ""))
            .collect(Collectors.joining(", "));
  }

  /// What was taken before values were looked at is suggested by, as ever.
  @Test
  void suggestsByAPolicyThatComparesWithWhatNoContextHas() throws Exception {
    service.policy("kept", 1, CONTENT.replace("industry == 'finance'", "industry == 'undeclared'"));
    service.awaitPolicy("kept", 1);
    var suggestion = service.post("/v1/suggestions", ASK.replace("outreach", "kept"));
    assertThat(suggestion.statusCode()).as(suggestion.body()).isEqualTo(201);
  }

  /// From the JSON alone, by the formula that the contract states, and from what was sent.
  @Test
  void givesCountsFromWhichTheScoreCanBeRecomputedByHand() throws Exception {
    var suggestion = Service.json(service.post("/v1/suggestions", ASK));
    assertThat(suggestion.at("/ranked")).hasSize(2);
    for (JsonNode ranked : suggestion.at("/ranked")) {
      var levels = ranked.at("/because/levels");
      boolean isA = ranked.at("/option").asString().equals("a");
      assertThat(said(levels, 0)).isEqualTo("ALL_OPTIONS '' 42/120");
      assertThat(said(levels, 1)).isEqualTo(isA ? "OPTION '' 30/60" : "OPTION '' 12/60");
      assertThat(said(levels, 2)).isEqualTo("ALL_OPTIONS 'industry=retail' 30/60");
      assertThat(said(levels, 3)).isEqualTo("OPTION 'industry=retail' " + (isA ? "30/60" : "0/0"));
      assertThat(levels).hasSize(4);

      double odds = 0;
      for (JsonNode level : levels) {
        odds += effect(level);
      }
      double score = 1 / (1 + Math.exp(-odds));
      assertThat(ranked.at("/score").asDouble()).isEqualTo(score, within(1e-12));
      assertThat(ranked.at("/low").asDouble()).isLessThan(score);
      assertThat(ranked.at("/high").asDouble()).isGreaterThan(score);
    }
  }

  private static String said(JsonNode levels, int step) {
    var level = levels.get(step);
    return "%s '%s' %d/%d"
        .formatted(
            level.at("/scope").asString(),
            level.at("/cell").asString(),
            level.at("/successes").asLong(),
            level.at("/trials").asLong());
  }

  /// What a step adds to the log odds, by its counts and what they are held against.
  private static double effect(JsonNode level) {
    double prior = level.at("/priorMean").asDouble();
    double weight = level.at("/priorWeight").asDouble();
    double mean =
        (level.at("/successes").asLong() + weight * prior)
            / (level.at("/trials").asLong() + weight);
    double effect = level.at("/stretch").asDouble() * (logOdds(mean) - logOdds(prior));
    assertThat(level.at("/mean").asDouble()).isEqualTo(mean, within(1e-12));
    assertThat(level.at("/effect").asDouble()).isEqualTo(effect, within(1e-12));
    return effect;
  }

  private static double logOdds(double probability) {
    return Math.log(probability / (1 - probability));
  }

  @Test
  void saysWhichRulesLeaveNothing() throws Exception {
    var suggestion = Service.json(service.post("/v1/suggestions", ASK.replace("1,", "9,")));
    assertThat(suggestion.has("option")).isFalse();
    assertThat(suggestion.at("/ranked")).isEmpty();
    assertThat(suggestion.at("/nothing").asString()).contains("enough");
  }

  @Test
  void answersARepeatByteForByte() throws Exception {
    var byId = ASK.replace("{\"policy\"", "{\"id\": \"s-1\", \"policy\"");
    var first = service.post("/v1/suggestions", byId);
    assertThat(service.post("/v1/suggestions", byId).body()).isEqualTo(first.body());
    assertThat(service.get("/v1/suggestions/s-1").body()).isEqualTo(first.body());
    var byKey = service.post("/v1/suggestions", ASK, "Idempotency-Key", "k-1");
    assertThat(service.post("/v1/suggestions", ASK, "Idempotency-Key", "\"k-1\"").body())
        .isEqualTo(byKey.body());
  }

  @Test
  void takesANumberForTheSameHoweverItIsWritten() throws Exception {
    var byId = ASK.replace("{\"policy\"", "{\"id\": \"s-number\", \"policy\"");
    var first = service.post("/v1/suggestions", byId);
    for (var other : List.of("1.0", "1e0", "10e-1")) {
      assertThat(
              service
                  .post("/v1/suggestions", byId.replace("\"touch\": 1", "\"touch\": " + other))
                  .body())
          .isEqualTo(first.body());
    }
    // it was once recorded, and hashed, as it was written
    var before =
        new NewSuggestionJson("outreach", "c-1")
            .id("s-number")
            .context(Map.of("touch", 1.0, "industry", "retail"));
    var suggestions = service.store().collection("suggestions");
    var isIt = Filters.eq("id", "s-number");
    var recorded = Objects.requireNonNull(suggestions.find(isIt).first());
    // whole: a store may leave a number as it is where it is set to one of the same worth
    suggestions.replaceOne(
        isIt,
        recorded
            .append("context", new Document(before.getContext()))
            .append("bodyHash", service.bean(Creations.class).bodyHash(before)));
    for (var written : List.of("1.0", "1")) {
      assertThat(
              service
                  .post("/v1/suggestions", byId.replace("\"touch\": 1", "\"touch\": " + written))
                  .body())
          .isEqualTo(first.body());
    }
    assertThat(
            service
                .post("/v1/suggestions", byId.replace("\"touch\": 1", "\"touch\": 2"))
                .statusCode())
        .isEqualTo(409);
  }

  @Test
  void refusesAnotherBodyUnderTheSameName() throws Exception {
    var one = ASK.replace("{\"policy\"", "{\"id\": \"s-2\", \"policy\"");
    service.post("/v1/suggestions", one);
    assertThat(service.post("/v1/suggestions", one.replace("c-1", "c-2")).statusCode())
        .isEqualTo(409);
    service.post("/v1/suggestions", ASK, "Idempotency-Key", "k-2");
    var other =
        service.post("/v1/suggestions", ASK.replace("c-1", "c-2"), "Idempotency-Key", "k-2");
    assertThat(other.statusCode()).isEqualTo(422);
  }

  @Test
  void answersSixtyFourAtOnceWithTheSame() throws Exception {
    var byId = ASK.replace("{\"policy\"", "{\"id\": \"s-64\", \"policy\"");
    var bodies = new HashSet<String>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls = new ArrayList<Callable<HttpResponse<String>>>();
      for (int i = 0; i < 64; i++) {
        calls.add(() -> service.post("/v1/suggestions", byId));
      }
      for (var answer : threads.invokeAll(calls)) {
        assertThat(answer.get().statusCode()).isEqualTo(201);
        bodies.add(answer.get().body());
      }
    }
    assertThat(bodies).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          {                                                                          ; 400 ;
          {"policy": 5, "subject": "c"}                                              ; 400 ; /policy
          {"policy": "outreach"}                                                     ; 400 ; /subject
          {"policy": "outreach", "subject": "c", "who": 1}                           ; 400 ; /who
          {"policy": "outreach", "subject": "c", "context": {"touch": "x"}}          ; 422 ; /context/touch
          {"policy": "outreach", "subject": "c", "context": {}}                      ; 422 ; /context/touch
          {"policy": "outreach", "subject": "c", "context": {"touch": 1, "x": 1}}    ; 422 ; /context/x
          {"policy": "outreach", "subject": "c", "context": {"touch": 1, "industry": "it"}} ; 422 ; /context/industry
          {"policy": "outreach", "subject": "c", "context": {"touch": [1]}}          ; 422 ; /context/touch
          {"policy": "other", "subject": "c", "context": {"touch": 1}}               ; 404 ;
          {"policy": "outreach", "version": 7, "subject": "c", "context": {"touch": 1}} ; 404 ;
          {"policy": "outreach", "version": 0, "subject": "c", "context": {"touch": 1}} ; 400 ; /version
          """)
  void saysWhatIsWrongWithAQuestion(String body, int status, String pointer) throws Exception {
    var response = service.post("/v1/suggestions", body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    if (pointer != null) {
      assertThat(Service.json(response).at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }
  }

  /// The action that follows is captured with the same context.
  @Test
  void takesStringsAsLongAsAnActionMayHave() throws Exception {
    var longest = ASK.replace("\"touch\"", "\"note\": \"" + "x".repeat(1_024) + "\", \"touch\"");
    assertThat(service.post("/v1/suggestions", longest).statusCode()).isEqualTo(201);
    var refused = service.post("/v1/suggestions", longest.replace("xx\"", "xxx\""));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(Service.json(refused).at("/errors/0/pointer").asString()).isEqualTo("/context/note");
    assertThat(Service.json(refused).at("/errors/0/code").asString()).isEqualTo("SIZE");
  }

  @Test
  void showsNobodyElsesSuggestions() throws Exception {
    service.post("/v1/suggestions", ASK.replace("{\"policy\"", "{\"id\": \"s-3\", \"policy\""));
    var stranger = service.token("other", "suggestions");
    assertThat(service.get("/v1/suggestions/s-3", "Authorization", stranger).statusCode())
        .isEqualTo(404);
    assertThat(service.get("/v1/suggestions/unknown").statusCode()).isEqualTo(404);
  }

  @Test
  void numbersWhatSixtyFourSayAtOnceAndCountsTheSuggestionOnce() throws Exception {
    service.post("/v1/suggestions", ASK.replace("{\"policy\"", "{\"id\": \"s-said\", \"policy\""));
    var path = "/v1/suggestions/s-said/feedback";
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls = new ArrayList<Callable<HttpResponse<String>>>();
      for (int i = 0; i < 64; i++) {
        // Half of them repeat what another says.
        var body = "{\"id\": \"f-%d\", \"state\": \"FOLLOWED\"}".formatted(i % 32);
        calls.add(() -> service.post(path, body));
      }
      for (var answer : threads.invokeAll(calls)) {
        assertThat(answer.get().statusCode()).as(answer.get().body()).isEqualTo(201);
      }
    }
    assertThat(Service.json(service.get(path)).at("/items")).hasSize(32);
    Patience.await().until(() -> followed(path) > 0);
    assertThat(followed(path)).isEqualTo(1);
  }

  @Test
  void listsLongFeedbackPageByPage() throws Exception {
    service.post("/v1/suggestions", ASK.replace("{\"policy\"", "{\"id\": \"s-long\", \"policy\""));
    var path = "/v1/suggestions/s-long/feedback";
    service.post(path, "{\"id\": \"f-1\", \"state\": \"SHOWN\"}");
    var stored = service.store().collection("suggestions");
    var first = Objects.requireNonNull(stored.find(Filters.eq("of", "s-long")).first());
    first.append("reason", "字".repeat(2_000)).remove("lane");
    var more = new ArrayList<Document>();
    for (int n = 2; n <= 400; n++) {
      more.add(new Document(first).append("_id", "long-" + n).append("id", "x" + n).append("n", n));
    }
    stored.insertMany(more);
    var ids = new ArrayList<String>();
    var page = Service.json(service.get(path));
    page.at("/items").forEach(item -> ids.add(item.at("/id").asString()));
    assertThat(ids).hasSizeLessThan(400);
    while (page.has("next")) {
      page = Service.json(service.get(path + "?cursor=" + page.at("/next").asString()));
      page.at("/items").forEach(item -> ids.add(item.at("/id").asString()));
    }
    assertThat(ids).hasSize(400).doesNotHaveDuplicates();
  }

  @Test
  void takesNoMoreFeedbackThanItCanList() throws Exception {
    var body = ASK.replace("{\"policy\"", "{\"id\": \"s-full\", \"policy\"");
    assertThat(service.post("/v1/suggestions", body).statusCode()).isEqualTo(201);
    var path = "/v1/suggestions/s-full/feedback";
    service.post(path, "{\"id\": \"f-1\", \"state\": \"SHOWN\"}");
    var stored = service.store().collection("suggestions");
    var first = Objects.requireNonNull(stored.find(Filters.eq("of", "s-full")).first());
    var more = new ArrayList<Document>();
    for (int n = 2; n <= 1_000; n++) {
      more.add(new Document(first).append("_id", "full-" + n).append("id", "x" + n).append("n", n));
    }
    more.forEach(document -> document.remove("lane"));
    stored.insertMany(more);
    var refused = service.post(path, "{\"state\": \"FOLLOWED\"}");
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
    assertThat(Service.json(refused).at("/type").asString()).isEqualTo("/problems/feedback-full");
    assertThat(service.post(path, "{\"id\": \"f-1\", \"state\": \"SHOWN\"}").statusCode())
        .as("a repeat is no more")
        .isEqualTo(201);
  }

  private long followed(String path) {
    return Service.json(service.get(path)).at("/agreement/followed").asLong();
  }

  @Test
  void takesFeedbackOnceAndListsIt() throws Exception {
    service.post("/v1/suggestions", ASK.replace("{\"policy\"", "{\"id\": \"s-4\", \"policy\""));
    var path = "/v1/suggestions/s-4/feedback";
    var shown = service.post(path, "{\"id\": \"f-1\", \"state\": \"SHOWN\"}");
    assertThat(shown.statusCode()).as(shown.body()).isEqualTo(201);
    assertThat(service.post(path, "{\"id\": \"f-1\", \"state\": \"SHOWN\"}").body())
        .isEqualTo(shown.body());
    assertThat(service.post(path, "{\"id\": \"f-1\", \"state\": \"IGNORED\"}").statusCode())
        .isEqualTo(409);
    assertThat(service.post(path, "{\"state\": \"CHANGED\"}").statusCode()).isEqualTo(400);
    assertThat(service.post(path, "{\"state\": \"CHANGED\", \"option\": \"c\"}").statusCode())
        .isEqualTo(201);
    assertThat(Service.json(service.get(path)).at("/items")).hasSize(2);
    assertThat(service.post("/v1/suggestions/none/feedback", "{\"state\": \"SHOWN\"}").statusCode())
        .isEqualTo(404);
  }

  @Test
  void takesFeedbackOnWhatHasHappened() throws Exception {
    service.post("/v1/suggestions", ASK.replace("{\"policy\"", "{\"id\": \"s-5\", \"policy\""));
    var path = "/v1/suggestions/s-5/feedback";
    var told = "{\"state\": \"SHOWN\", \"at\": \"%s\"}";
    var refused = service.post(path, told.formatted("9999-01-01T00:00:00Z"));
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
    assertThat(Service.json(refused).at("/errors/0/pointer").asString()).isEqualTo("/at");
    assertThat(Service.json(refused).at("/errors/0/message").asString())
        .isEqualTo("must not lie more than a day ahead");
    assertThat(service.post(path, told.formatted("2026-01-01T00:00:00Z")).statusCode())
        .isEqualTo(201);
  }

  @Test
  void takesWhatNoPolicyKnowsForWhatWasDone() throws Exception {
    service.post("/v1/suggestions", ASK.replace("{\"policy\"", "{\"id\": \"s-6\", \"policy\""));
    var done = "{\"state\": \"CHANGED\", \"option\": \"called instead\"}";
    assertThat(service.post("/v1/suggestions/s-6/feedback", done).statusCode()).isEqualTo(201);
  }

  @Test
  void knowsItsPolicies() {
    assertThat(service.bean(Policies.class).version(new PolicyKey("acme", "outreach"), 1))
        .isPresent();
  }
}
