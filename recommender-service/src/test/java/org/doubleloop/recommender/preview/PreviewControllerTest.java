package org.doubleloop.recommender.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.doubleloop.kit.test.HttpApi;
import org.doubleloop.kit.test.Patience;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.process.Service;
import org.doubleloop.recommender.provenance.Mark;
import org.doubleloop.recommender.provenance.Provenance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Previews over HTTP, and those of open proposals; every answer is held against the contract.
class PreviewControllerTest {
  private static final String CONTENT =
      """
      {"hypothesis": "h", "metric": {"outcome": "replied", "direction": "INCREASE", "window": "P7D"},
       "attributes": [{"name": "plan", "type": "STRING", "values": ["free", "paid"]}],
       "options": [{"id": "short"}, {"id": "long"}],
       "rules": [{"id": "lead-short", "when": "true", "effect": "PREFER", "options": ["short"],
         "reason": "r"}]}\
      """;
  private static final String DRAFT =
      CONTENT.replace(
          "\"rules\": [",
          """
          "rules": [{"id": "long-for-paid", "when": "plan == 'paid'", "effect": "PREFER",
            "options": ["long"], "reason": "They asked."},\
          """);

  private static final Instant NIGHT = Instant.parse("2026-03-07T02:10:00Z");

  private static Service service;

  @BeforeAll
  static void suggest() throws Exception {
    service = new Service();
    service.policy("hello", 1, CONTENT);
    service.policy("hello", 2, DRAFT);
    service.policy("quiet", 1, CONTENT);
    service.awaitPolicy("hello", 2);
    service.awaitPolicy("quiet", 1);
    for (int i = 0; i < 5; i++) {
      var plan = i < 3 ? "paid" : "free";
      rep()
          .post(
              "/v1/suggestions",
              """
              {"id": "s-%d", "policy": "hello", "version": 1, "subject": "c-%d",
               "context": {"plan": "%s"}}\
              """
                  .formatted(i, i, plan))
          .expect(201);
    }
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static HttpApi rep() {
    return service.api().as("acme", "rep", "suggestions", "policies:read");
  }

  @Test
  void comparesADraftWithTheVersionInForce() {
    var report =
        rep()
            .post(
                "/v1/previews",
                "{\"policy\": \"hello\", \"baseVersion\": 1, \"content\": " + DRAFT + "}")
            .expect(200)
            .json();
    assertThat(report.at("/lookedAt").asInt()).isEqualTo(5);
    assertThat(report.at("/isAll").asBoolean()).isTrue();
    assertThat(report.at("/changed").asInt()).isEqualTo(3);
    assertThat(report.at("/otherOption").asInt()).isEqualTo(3);
    var example = report.at("/examples/0");
    assertThat(example.at("/suggestion").asString()).isEqualTo("s-2");
    assertThat(example.at("/times").asInt()).isEqualTo(3);
    assertThat(example.at("/attributes/plan").asString()).isEqualTo("paid");
    assertThat(example.at("/before/option").asString()).isEqualTo("short");
    assertThat(example.at("/after/option").asString()).isEqualTo("long");
    assertThat(report.at("/rules/0/clause/id").asString()).isEqualTo("long-for-paid");
    assertThat(report.at("/rules/0/decides").asInt()).isEqualTo(3);
    assertThat(report.at("/sentence").asString())
        .isEqualTo(
            "3 of 5 suggestions of the last seven days would change, 3 of them to another option.");
  }

  @Test
  void comparesVersionsAndLooksAtTheNewestOnly() {
    var report =
        rep()
            .post(
                "/v1/previews",
                "{\"policy\": \"hello\", \"baseVersion\": 1, \"version\": 2, \"most\": 2}")
            .expect(200)
            .json();
    assertThat(report.at("/lookedAt").asInt()).isEqualTo(2);
    assertThat(report.at("/isAll").asBoolean()).isFalse();
    assertThat(report.at("/changed").asInt()).isZero();
  }

  @Test
  void saysThatNothingWasSuggested() {
    var report =
        rep().post("/v1/previews", "{\"policy\": \"quiet\", \"version\": 1}").expect(200).json();
    assertThat(report.at("/lookedAt").asInt()).isZero();
    assertThat(report.has("refusedShare")).isFalse();
  }

  @Test
  void refusesWhatCannotBeCompared() {
    rep()
        .post("/v1/previews", "{\"policy\": \"hello\"}")
        .expectProblem(400, "invalid-request", "/version");
    rep()
        .post("/v1/previews", "{\"policy\": \"other\", \"version\": 1}")
        .expectProblem(404, "not-found");
    rep()
        .post("/v1/previews", "{\"policy\": \"hello\", \"version\": 9}")
        .expectProblem(404, "not-found");
    service
        .api()
        .as("another", "rep", "policies:read")
        .post("/v1/previews", "{\"policy\": \"hello\", \"version\": 1}")
        .expectProblem(404, "not-found");
    var faulty =
        DRAFT
            .replace("plan == 'paid'", "nobody")
            .replace("\"options\": [\"short\"]", "\"options\": [\"none\"]");
    rep()
        .post("/v1/previews", "{\"policy\": \"hello\", \"content\": " + faulty + "}")
        .expectProblem(422, "invalid-draft", "/content/rules/0/when", "/content/rules/1/options");
    rep()
        .post(
            "/v1/previews",
            "{\"policy\": \"hello\", \"content\": " + CONTENT.replace("P7D", "soon") + "}")
        .expectProblem(422, "invalid-draft");
  }

  @Test
  void saysOfEachOpenProposalWhatItWouldMeanWithinTwoSeconds() {
    long told = System.nanoTime();
    service.upstreams().version(news("p-1", 1, true));
    var put = awaitPreview("p-1");
    assertThat(Duration.ofNanos(System.nanoTime() - told)).isLessThan(Duration.ofSeconds(2));
    assertThat(put).contains("\"edition\":1").contains("\"changed\":3").contains("s-2");
    var counts = JsonMapper.shared().readTree(put).at("/counts");
    assertThat(counts.at("/basis").asString()).isEqualTo("DONE");
    assertThat(counts.at("/suggested").asInt()).isEqualTo(5);
    assertThat(counts.at("/rules/0/clause/id").asString()).isEqualTo("long-for-paid");
    assertThat(counts.at("/rules/0/options/0/option").asString()).isEqualTo("long");
    assertThat(counts.at("/rules/0/options/0/rate/state").asString()).isEqualTo("NOT_ENOUGH");
    assertThat(counts.at("/places/0/place/where/0/value").asString()).isEqualTo("paid");
    assertThat(counts.at("/places/0/rate/known").asInt()).isZero();
    service.upstreams().version(news("p-1", 2, true));
    Patience.await().until(() -> awaitPreview("p-1").contains("\"edition\":2"));
  }

  @Test
  void saysWhichSignalsOfItsEvidenceThereAreNot() {
    service.actedNow("acme", "another", "known-1", "short");
    service
        .upstreams()
        .version(
            news("p-7", 1, true)
                .replace(
                    "\"claims\"",
                    "\"signals\": [\"none\", \"known-1\", \"..\", \"a/b c\"], \"claims\""));
    var put = JsonMapper.shared().readTree(awaitPreview("p-7"));
    assertThat(put.at("/unknownSignals"))
        .map(JsonNode::asString)
        .containsExactly("none", "..", "a/b c");
  }

  @Test
  void saysWhatThereIsToKnowOfWhatIsCountedAndOfTheSignalsOfItsEvidence() {
    var by = ", \"option\": \"short\", \"postedBy\": {\"principal\": \"rep\", \"key\": \"k\"}";
    for (int n = 0; n < 30; n++) {
      service.acted("hello", "at-once-" + n, "somebody", NIGHT, by);
    }
    for (int n = 0; n < 6; n++) {
      service.upstreams().signal(reply(n));
    }
    var names = IntStream.range(0, 6).mapToObj("\"reply-%d\""::formatted).toList();
    var news =
        news("p-8", 1, true).replace("\"claims\"", "\"signals\": %s, \"claims\"".formatted(names));
    Patience.await().until(() -> provenance().size() == 1);
    service.upstreams().version(news);
    var put = JsonMapper.shared().readTree(awaitPreview("p-8"));
    assertThat(put.at("/unknownSignals")).isEmpty();
    assertThat(put.at("/counts/marks")).hasSize(1);
    assertThat(put.at("/counts/marks/0/kind").asString()).isEqualTo("ACTIONS_IN_A_BURST");
    assertThat(put.at("/counts/marks/0/number").asInt()).isEqualTo(30);
    assertThat(put.at("/counts/marks/0/by/key").asString()).isEqualTo("k");
    assertThat(put.at("/counts/signalMarks"))
        .map(mark -> mark.path("message").asString())
        .containsExactly(
            "6 of the 6 outcomes that the evidence names were captured within one minute"
                + " (2026-03-07T02:10:00Z) with the key k of rep: an import, or one caller",
            "6 of the 6 outcomes that the evidence names belong to actions that name no"
                + " suggestion");
  }

  /// One that somebody posted in the night.
  private static String reply(int n) {
    return """
    {"kind": "OUTCOME", "id": "reply-%1$d", "organization": "acme", "recordedAt": "%2$s",
     "outcome": {"id": "reply-%1$d", "action": "at-once-%1$d", "type": "replied", "value": 1, "final": false,
       "certainty": "CERTAIN", "postedBy": {"principal": "rep", "key": "k"}, "at": "%2$s", "recordedAt": "%2$s"}}\
    """
        .formatted(n, NIGHT);
  }

  private static List<Mark> provenance() {
    return service
        .bean(Provenance.class)
        .marks(new PolicyKey("acme", "hello"), "replied", Set.of("short"));
  }

  @Test
  void saysItAnewOfOneThatHasBeenOpenForADay() {
    service.upstreams().version(news("p-6", 1, true));
    awaitPreview("p-6");
    service.upstreams().previews().remove("p-6");
    var said = JsonMapper.shared().readTree(news("p-6", 2, true)).at("/proposal");
    service.upstreams().says("p-6", said.toString());
    service.post(
        "/v1/suggestions",
        "{\"policy\": \"unknown\", \"subject\": \"s\"}",
        "Authorization",
        "Bearer " + service.tokenAhead("acme", Duration.ofHours(25)));
    Patience.await().until(() -> awaitPreview("p-6").contains("\"edition\":2"));
  }

  @Test
  void saysNothingOfOneThatCannotBeReadAndGoesOn() {
    service.upstreams().version(news("p-2", 1, true).replace("\"P7D\"", "\"soon\""));
    service
        .upstreams()
        .version(news("p-3", 1, true).replace("\"baseVersion\": 1", "\"baseVersion\": 7"));
    service.upstreams().version(news("p-4", 1, true));
    awaitPreview("p-4");
    assertThat(service.upstreams().previews()).doesNotContainKeys("p-2", "p-3");
    // its base comes late
    service.policy("hello", 7, CONTENT);
    awaitPreview("p-3");
  }

  private static String awaitPreview(String proposal) {
    Patience.await().until(() -> service.upstreams().previews().containsKey(proposal));
    return Objects.requireNonNull(service.upstreams().previews().get(proposal));
  }

  private static String news(String proposal, int edition, boolean isOpen) {
    return """
    {"organization": "acme", "kind": "PROPOSAL", "proposal": {"id": "%s", "policy": "hello",
     "edition": %d, "isOpen": %s, "baseVersion": 1, "contentHash": "h", "content": %s,
     "claims": [{"option": "long", "where": [{"attribute": "plan", "value": "paid"}]}]}}\
    """
        .formatted(proposal, edition, isOpen, DRAFT);
  }
}
