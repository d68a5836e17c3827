package org.doubleloop.recommender.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.doubleloop.kit.test.Patience;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.recommender.process.Service;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// What chance gives to a unit, it gives once an episode.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExploringTest {

  /// More by `-Ddoubleloop.asked=300`.
  private static final int ASKED = Integer.getInteger("doubleloop.asked", 150);

  private static final String CONTENT =
      """
      {"hypothesis": "h", "mode": "EXPLORE", "exploration": {"share": 1}, "unit": "%s",
       "metric": {"outcome": "replied", "direction": "INCREASE", "window": "P14D"},
       "attributes": [
         {"name": "closed", "type": "STRING", "values": ["-", "a", "b", "c", "d"],
          "required": true}],
       "options": [{"id": "a"}, {"id": "b"}, {"id": "c"}, {"id": "d"}],
       "guardrails": [
         {"id": "no-a", "when": "closed == 'a'", "options": ["a"], "reason": "r"},
         {"id": "no-b", "when": "closed == 'b'", "options": ["b"], "reason": "r"},
         {"id": "no-c", "when": "closed == 'c'", "options": ["c"], "reason": "r"},
         {"id": "no-d", "when": "closed == 'd'", "options": ["d"], "reason": "r"}]}\
      """;

  private Service service;

  @BeforeAll
  void start() throws Exception {
    service = Service.shared();
    service.policy("exploring", 1, CONTENT.formatted("SUBJECT"));
    service.policy("accounts", 1, CONTENT.formatted("ACCOUNT"));
    service.awaitPolicy("exploring", 1);
    service.awaitPolicy("accounts", 1);
  }

  @Test
  void sixtyFourAtOnceForOneUnitGetTheSameOption() throws Exception {
    var answers = new ArrayList<JsonNode>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls = new ArrayList<Callable<JsonNode>>();
      for (int i = 0; i < 64; i++) {
        var id = "race-" + i;
        calls.add(() -> ask(id, "raced"));
      }
      for (var answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
    }
    var assigned = assignments("race-");
    assertThat(assigned).hasSize(1);
    var first = assigned.getFirst();
    assertThat(answers)
        .allSatisfy(answer -> {
          assertThat(answer.at("/option").asString()).isEqualTo(first.getString("option"));
          assertThat(answer.at("/propensity").asDouble()).isEqualTo(first.getDouble("propensity"));
          assertThat(answer.at("/explored").asBoolean()).isTrue();
        });
    assertThat(answers)
        .as("else an action that follows one would not end the assignment")
        .allSatisfy(answer ->
            assertThat(Instant.parse(answer.at("/at").asString()))
                .isAfterOrEqualTo(first.get("at", Instant.class)));
    var firsts = answers.stream().filter(answer -> !answer.has("repeats")).toList();
    assertThat(firsts)
        .singleElement()
        .satisfies(answer ->
            assertThat(answer.at("/id").asString()).isEqualTo(first.getString("suggestion")));
    assertThat(answers)
        .filteredOn(answer -> answer.has("repeats"))
        .allSatisfy(answer ->
            assertThat(answer.at("/repeats").asString()).isEqualTo(first.getString("suggestion")));
  }

  /// A process may end after it has assigned and before it has recorded; the counts, and so what
  /// would be drawn, may have changed when the question comes again.
  @Test
  void keepsToWhatItHadAssignedBeforeItCouldRecordIt() throws Exception {
    var option = ask("torn-1", "torn").at("/option").asString();
    var other = option.equals("a") ? "b" : "a";
    var stored = service.store().collection("suggestions");
    stored.updateOne(
        Filters.and(Filters.eq("kind", "ASSIGNMENT"), Filters.eq("suggestion", "torn-1")),
        Updates.combine(
            Updates.set("option", other),
            Updates.set("propensity", 0.125),
            Updates.set("options", orderedFrom(other)),
            Updates.set("propensities", List.of(0.125, 0.875 / 3, 0.875 / 3, 0.875 / 3))));
    stored.deleteOne(Filters.and(Filters.eq("kind", "SUGGESTION"), Filters.eq("id", "torn-1")));
    var again = ask("torn-1", "torn");
    assertThat(again.at("/option").asString()).isEqualTo(other);
    assertThat(again.at("/propensity").asDouble()).isEqualTo(0.125);
    assertThat(again.at("/explored").asBoolean()).isTrue();
    assertThat(again.has("repeats")).isFalse();
    assertThat(again.at("/draw/reason").asString()).isEqualTo("FIRST");
    assertThat(again.at("/draw/among/0/propensity").asDouble()).isEqualTo(0.125);
    for (var ranked : again.at("/ranked")) {
      assertThat(ranked.at("/propensity").asDouble())
          .isEqualTo(ranked.at("/option").asString().equals(other) ? 0.125 : 0.875 / 3);
    }
  }

  @Test
  void comparesNoShareWithPropensitiesOfOtherOptions() throws Exception {
    var option = ask("torn-2", "torn-too").at("/option").asString();
    service
        .store()
        .collection("suggestions")
        .deleteOne(Filters.and(Filters.eq("kind", "SUGGESTION"), Filters.eq("id", "torn-2")));
    var closed = option.equals("a") ? "b" : "a";
    var again = ask("torn-2", "torn-too", "exploring", closed);
    assertThat(again.at("/draw/reason").asString()).isEqualTo("FIRST");
    assertThat(again.at("/draw/among")).hasSize(4);
    assertThat(again.at("/ranked")).hasSize(3);
    var recorded =
        service
            .store()
            .collection("suggestions")
            .find(Filters.and(Filters.eq("kind", "SUGGESTION"), Filters.eq("id", "torn-2")))
            .into(new ArrayList<>())
            .getFirst();
    assertThat(recorded.getList("propensities", Integer.class)).isEmpty();
  }

  private static List<String> orderedFrom(String first) {
    var options = new ArrayList<>(List.of("a", "b", "c", "d"));
    options.remove(first);
    options.addFirst(first);
    return options;
  }

  /// A suggestion weighted by one over its propensity stands for all units, whatever the
  /// propensities were (Horvitz and Thompson, JASA 1952); five standard errors are allowed.
  @Test
  void suggestsEachOptionAsOftenAsItsPropensitiesSay() throws Exception {
    var surplus = new HashMap<String, Double>();
    var variance = new HashMap<String, Double>();
    for (int i = 0; i < ASKED; i++) {
      var answer = ask("each-" + i, "each-" + i);
      var option = answer.at("/option").asString();
      double sum = 0;
      for (var ranked : answer.at("/ranked")) {
        var each = ranked.at("/option").asString();
        double propensity = ranked.at("/propensity").asDouble();
        boolean chosen = each.equals(option);
        if (chosen) {
          assertThat(answer.at("/propensity").asDouble()).isEqualTo(propensity);
        }
        sum += propensity;
        surplus.merge(each, (chosen ? 1 / propensity : 0) - 1, Double::sum);
        variance.merge(each, 1 / propensity - 1, Double::sum);
      }
      assertThat(sum).isCloseTo(1, within(1e-12));
    }
    assertThat(surplus).containsOnlyKeys("a", "b", "c", "d");
    surplus.forEach((option, each) ->
        assertThat(Math.abs(each))
            .as(option)
            .isLessThan(5 * Math.sqrt(variance.getOrDefault(option, 0.0))));
  }

  @Test
  void leavesAUnitToThePolicyWhereItsOptionIsForbiddenAndComesBackToIt() throws Exception {
    var first = ask("g-1", "guarded");
    var option = first.at("/option").asString();
    var elsewhere = ask("g-2", "guarded", "exploring", option);
    assertThat(elsewhere.at("/option").asString()).isNotEqualTo(option);
    assertThat(elsewhere.at("/explored").asBoolean()).isFalse();
    assertThat(elsewhere.at("/propensity").asDouble()).isEqualTo(1);
    assertThat(elsewhere.at("/option")).isEqualTo(elsewhere.at("/baseline"));
    var again = ask("g-3", "guarded");
    assertThat(again.at("/option").asString()).isEqualTo(option);
    assertThat(again.at("/repeats").asString()).isEqualTo("g-1");
  }

  @Test
  void leavesAUnitToThePolicyOnceItHasActed() throws Exception {
    ask("over-1", "over");
    service.acted("exploring", "over", "over", Instant.EPOCH, ", \"suggestion\": \"over-1\"");
    awaitClosed("over-1");
    for (int i = 2; i < 12; i++) {
      var later = ask("over-" + i, "over");
      assertThat(later.at("/explored").asBoolean()).isFalse();
      assertThat(later.at("/propensity").asDouble()).isEqualTo(1);
      assertThat(later.at("/option")).isEqualTo(later.at("/baseline"));
    }
    assertThat(assignments("over-")).hasSize(1);
  }

  @Test
  void takesAnActionThatNamesNoSuggestionForOneAfterWhatItFollowedInTime() throws Exception {
    ask("time-1", "in-time");
    ask("time-2", "too-early");
    service.acted("exploring", "early", "too-early", Instant.EPOCH, "");
    service.acted(
        "exploring", "other", "too-early", soon(), ", \"suggestion\": \"time-unknown-to-all\"");
    service.acted("exploring", "now", "in-time", soon(), ", \"version\": 77");
    awaitClosed("time-1");
    awaitClosed("time-2");
    ask("time-3", "early-alone");
    service.acted("exploring", "alone", "early-alone", Instant.EPOCH, "");
    ask("time-4", "after-it");
    service.acted("exploring", "after", "after-it", soon(), "");
    awaitClosed("time-4");
    assertThat(isOpen("time-3")).as("it was made after that action").isTrue();
  }

  @Test
  void doesNotTakeAnActionForOneThatFollowedASuggestionToSomebodyElse() throws Exception {
    ask("to-1", "to-one");
    ask("to-2", "to-another");
    service.acted("exploring", "wrong", "to-another", soon(), ", \"suggestion\": \"to-1\"");
    awaitClosed("to-2");
    assertThat(isOpen("to-1")).isTrue();
  }

  @Test
  void closesTheAccountsOfWhoeverActs() throws Exception {
    var first = ask("acc-1", "colleague-1", "accounts", "-");
    var second = ask("acc-2", "colleague-2", "accounts", "-");
    assertThat(second.at("/repeats")).isEqualTo(first.at("/id"));
    assertThat(second.at("/unit")).isEqualTo(first.at("/unit"));
    service
        .upstreams()
        .signal(
            """
            {"kind": "ACTION", "id": "acc", "organization": "acme", "recordedAt": "%s",
             "action": {"id": "acc", "subject": "colleague-3", "account": "firm",
               "units": {"subject": "%s", "account": "%s"}, "policy": "accounts", "at": "%s", "recordedAt": "%s"}}\
            """
                .formatted(
                    soon(),
                    Service.unit(UnitKind.SUBJECT, "colleague-3"),
                    Service.unit(UnitKind.ACCOUNT, "firm"),
                    soon(),
                    soon()));
    awaitClosed("acc-1");
  }

  private JsonNode ask(String id, String subject) throws Exception {
    return ask(id, subject, "exploring", "-");
  }

  private JsonNode ask(String id, String subject, String policy, String closed) throws Exception {
    var answer =
        service.post(
            "/v1/suggestions",
            """
            {"id": "%s", "policy": "%s", "subject": "%s", "account": "firm",
             "context": {"closed": "%s"}}\
            """
                .formatted(id, policy, subject, closed));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Service.json(answer);
  }

  private List<Document> assignments(String prefix) {
    return service
        .store()
        .collection("suggestions")
        .find(
            Filters.and(
                Filters.eq("kind", "ASSIGNMENT"), Filters.regex("suggestion", "^" + prefix)))
        .into(new ArrayList<>());
  }

  private boolean isOpen(String suggestion) {
    return assignments(suggestion + "$").getFirst().getBoolean("open");
  }

  private void awaitClosed(String suggestion) {
    Patience.await().until(() -> !isOpen(suggestion));
  }

  private static Instant soon() {
    return Instant.now().plus(Duration.ofSeconds(1));
  }
}
