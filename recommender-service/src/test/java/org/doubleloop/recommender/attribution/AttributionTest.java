package org.doubleloop.recommender.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.kit.test.Patience.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.recommender.process.Service;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/// A suggestion says which action came of it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class AttributionTest {

  private final Instant later =
      Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS).plusMillis(1);
  private static final String CONTENT =
      """
      {"hypothesis": "h", "mode": "%s", "exploration": {"share": 1},
       "metric": {"outcome": "replied", "direction": "INCREASE", "window": "P14D"},
       "options": [{"id": "a"}, {"id": "b"}]}\
      """;

  private Service service;

  @BeforeAll
  void start() throws Exception {
    service = Service.shared();
    service.policy("joined", 1, CONTENT.formatted("EXPLORE"));
    service.policy("plain", 1, CONTENT.formatted("SUGGEST"));
    service.awaitPolicy("joined", 1);
    service.awaitPolicy("plain", 1);
  }

  @Test
  void saysNothingWhereNobodyHasActed() {
    var asked = ask("n-1", "nobody", "joined");
    assertThat(told("n-1")).isEqualTo(asked);
  }

  @Test
  void namesTheActionThatNamesTheSuggestion() {
    var asked = ask("by-name", "named", "plain");
    act("done", "plain", "named", later, "by-name");
    awaitActed("by-name", "done");
    var told = told("by-name");
    assertThat(told.at("/acted"))
        .isEqualTo(json("{\"action\": \"done\", \"at\": \"%s\"}".formatted(later)));
    assertThat(told.properties())
        .filteredOn(field -> !field.getKey().equals("acted"))
        .isEqualTo(asked.properties().stream().toList());
  }

  @Test
  void answersARepeatedQuestionAsBefore() {
    var asked = ask("again", "again", "plain");
    act("again", "plain", "again", later, "again");
    awaitActed("again", "again");
    assertThat(ask("again", "again", "plain")).isEqualTo(asked);
  }

  @Test
  void namesTheFirstActionOfTheUnitThatWasAssigned() {
    ask("u-1", "unit", "joined");
    ask("u-2", "unit", "joined");
    act("early", "joined", "unit", Instant.EPOCH, null);
    act("first", "joined", "unit", later, null);
    act("second", "joined", "unit", later.plusSeconds(1), null);
    awaitActed("u-1", "first");
    assertThat(told("u-2").has("acted")).as("it only repeats the first").isFalse();
  }

  @Test
  void namesTheOneThatWasCapturedFirstInWhateverOrderTheyAreRead() {
    ask("o-1", "ordered", "joined");
    ask("o-2", "plainly-ordered", "plain");
    act("third", "joined", "ordered", later.plusSeconds(2), null);
    act("second-of-plain", "plain", "plainly-ordered", later.plusSeconds(2), "o-2");
    awaitActed("o-1", "third");
    awaitActed("o-2", "second-of-plain");
    act("second-of-two", "joined", "ordered", later.plusSeconds(1), "o-1");
    act("first-of-plain", "plain", "plainly-ordered", later.plusSeconds(1), "o-2");
    awaitActed("o-1", "second-of-two");
    awaitActed("o-2", "first-of-plain");
    act("earliest", "joined", "ordered", later, null);
    awaitActed("o-1", "earliest");
    act("no-more", "joined", "ordered", later.plusSeconds(3), "o-1");
    act("marker", "plain", "marker", later, ask("marker", "marker", "plain").at("/id").asString());
    awaitActed("marker", "marker");
    assertThat(told("o-1").at("/acted/action").asString()).isEqualTo("earliest");
  }

  @Test
  void doesNotTakeAnActionToSomebodyElse() {
    ask("e-1", "one", "joined");
    ask("e-2", "another", "joined");
    act("to-another", "joined", "another", later, "e-1");
    awaitActed("e-2", "to-another");
    assertThat(told("e-1").has("acted")).isFalse();
  }

  @Test
  void takesAnActionOfAnotherPolicyForNone() {
    ask("p-1", "policies", "joined");
    act("of-plain", "plain", "policies", later, "p-1");
    act("of-outreach", "joined", "policies", later.plusSeconds(1), null);
    awaitActed("p-1", "of-outreach");
  }

  @Test
  void knowsAgainWhatItKnewWhenItFoldsFromTheStart() {
    ask("f-1", "folded", "joined");
    act("folded", "joined", "folded", later, null);
    awaitActed("f-1", "folded");
    service.upstreams().loseSecret();
    ask("f-2", "after", "plain");
    act("after", "plain", "after", later, "f-2");
    awaitActed("f-2", "after");
    assertThat(told("f-1").at("/acted/action").asString()).isEqualTo("folded");
  }

  /// Nothing else would say why actions join no suggestion any more.
  @Test
  void saysOnceThatTheSignalServiceHasAnotherSecret(CapturedOutput output) {
    for (int i = 0; i < 3; i++) {
      ask("s-" + i, "secret", "plain");
      act("s-" + i, "plain", "secret", "under-another-secret", later, "s-" + i);
      awaitActed("s-" + i, "s-" + i);
    }
    assertThat(output).containsOnlyOnce("under another secret").contains("doubleloop.unit.file");
  }

  private JsonNode ask(String id, String subject, String policy) {
    var answer =
        service.post(
            "/v1/suggestions",
            "{\"id\": \"%s\", \"policy\": \"%s\", \"subject\": \"%s\"}"
                .formatted(id, policy, subject));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Service.json(answer);
  }

  /// By itself, and in the list, which has to say the same.
  private JsonNode told(String suggestion) {
    var told = read("/v1/suggestions/" + suggestion);
    var listed = read("/v1/suggestions?limit=200&policy=" + told.path("policy").asString());
    assertThat(listed.path("items"))
        .filteredOn(item -> item.path("id").asString().equals(suggestion))
        .containsExactly(told);
    return told;
  }

  private JsonNode read(String path) {
    var answer = service.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Service.json(answer);
  }

  private void awaitActed(String suggestion, String action) {
    await()
        .untilAsserted(
            () -> assertThat(told(suggestion).at("/acted/action").asString()).isEqualTo(action));
  }

  private void act(
      String id, String policy, String subject, Instant recordedAt, @Nullable String suggestion) {
    act(id, policy, subject, Service.unit(UnitKind.SUBJECT, subject), recordedAt, suggestion);
  }

  private void act(
      String id,
      String policy,
      String subject,
      String unit,
      Instant recordedAt,
      @Nullable String suggestion) {
    var more = suggestion == null ? "" : ", \"suggestion\": \"" + suggestion + "\"";
    service.acted(policy, id, subject, unit, recordedAt, more);
  }

  private static JsonNode json(String text) {
    return Service.JSON.readTree(text);
  }
}
