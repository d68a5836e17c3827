package org.doubleloop.recommender.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.doubleloop.kit.test.HttpApi;
import org.doubleloop.recommender.process.Service;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// In mode OBSERVE it is logged what would have been suggested, and nothing is.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ObservingTest {

  private static final String CONTENT =
      """
      {"hypothesis": "h", "mode": "OBSERVE",
       "metric": {"outcome": "replied", "direction": "INCREASE", "window": "P14D"},
       "options": [{"id": "a", "title": "Option a"}, {"id": "b", "title": "Option b"}]}\
      """;

  private HttpApi api;
  private String suggestion;

  @BeforeAll
  void start() throws Exception {
    var service = Service.shared();
    service.policy("observed", 1, CONTENT);
    service.awaitPolicy("observed", 1);
    api = service.api().as("acme", "rep", "suggestions");
  }

  @BeforeEach
  void ask() {
    var question = Map.of("policy", "observed", "subject", "c-1");
    suggestion = api.post("/v1/suggestions", question).expect(201).at("/id");
  }

  @Test
  void logsWhatWouldHaveBeenSuggestedAndNamesNoOption() {
    var logged = api.get("/v1/suggestions/" + suggestion).expect(200).json();
    assertThat(logged.has("option")).isFalse();
    assertThat(logged.has("propensity")).isFalse();
    assertThat(logged.at("/baseline").asString()).isEqualTo("a");
  }

  @Test
  void writesADraftOnlyForAnOptionThatIsNamed() {
    var refused = api.post("/v1/drafts", Map.of("suggestion", suggestion)).expect(422);
    assertThat(refused.at("/errors/0/pointer")).isEqualTo("/option");
    assertThat(refused.at("/errors/0/code")).isEqualTo("REQUIRED");
    var named = Map.of("suggestion", suggestion, "option", "b");
    assertThat(api.post("/v1/drafts", named).expect(200).at("/option")).isEqualTo("b");
  }

  @Test
  void takesFeedbackOnEveryOptionAlikeAndSaysNoAgreement() {
    var path = "/v1/suggestions/" + suggestion + "/feedback";
    var refused = api.post(path, Map.of("state", "FOLLOWED")).expect(422);
    assertThat(refused.at("/errors/0/pointer")).isEqualTo("/state");
    assertThat(refused.at("/detail")).contains("CHANGED", "IGNORED");
    api.post(path, Map.of("state", "CHANGED", "option", "a")).expect(201);
    api.post(path, Map.of("state", "CHANGED", "option", "b")).expect(201);
    var listed = api.get(path).expect(200).json();
    assertThat(listed.at("/items")).hasSize(2);
    assertThat(listed.has("agreement")).isFalse();
  }
}
