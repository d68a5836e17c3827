package org.doubleloop.recommender.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.doubleloop.kit.test.HttpApi;
import org.doubleloop.kit.test.Patience;
import org.doubleloop.recommender.process.Service;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A week through the API.
class QualityControllerTest {
  private static final String CONTENT =
      """
      {"hypothesis": "h", "mode": "EXPLORE", "exploration": {"share": 1.0, "floor": 1.0},
       "metric": {"outcome": "replied", "direction": "INCREASE", "window": "P14D"},
       "options": [{"id": "short"}, {"id": "long"}]}\
      """;

  private static final Service SERVICE = Service.shared();

  @BeforeAll
  static void foldAWeek() {
    SERVICE.policy("weekly", 1, CONTENT);
    SERVICE.awaitPolicy("weekly", 1);
    var now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
    var suggesting = SERVICE.api().as("acme", "ada", "suggestions");
    for (int n = 0; n < 20; n++) {
      suggesting
          .post(
              "/v1/suggestions",
              Map.of("id", "weekly-" + n, "policy", "weekly", "subject", "weekly-" + n))
          .expect(201);
      SERVICE.acted(
          "weekly",
          "weekly-" + n,
          "weekly-" + n,
          now,
          ", \"version\": 1, \"option\": \"%s\", \"suggestion\": \"weekly-%d\""
              .formatted(n < 15 ? "short" : "shrot", n));
    }
    SERVICE.acted("weeekly", "lost-1", "weekly-1", now, ", \"option\": \"short\"");
    SERVICE
        .upstreams()
        .signal(
            """
            {"kind": "CONNECTED", "id": "weekly-c", "organization": "acme", "recordedAt": "%1$s",
             "connected": {"action": "weekly-0", "n": 1, "actionAt": "%1$s", "subject": "weekly-0",
               "units": {"subject": "u"}, "policy": "weekly", "version": 1, "option": "short", "previous": [],
               "outcomes": [
                 {"id": "weekly-o", "type": "replied", "value": 1, "final": false, "certainty": "CERTAIN", "at": "%1$s"},
                 {"id": "weekly-p", "type": "Replied", "value": 1, "final": false, "certainty": "CERTAIN", "at": "%1$s"}]}}\
            """
                .formatted(now));
    Patience.await()
        .untilAsserted(() -> {
          var quality = reader().get("/v1/quality?policy=weekly").expect(200);
          assertThat(quality.at("/outcomes/total")).isEqualTo("2");
          assertThat(quality.at("/sampleRatios/1/units")).isEqualTo("20");
        });
  }

  @Test
  void saysWhatCountsAndWhatDoesNot() {
    var quality = reader().get("/v1/quality?policy=weekly").expect(200);
    assertThat(quality.at("/actions/total")).isEqualTo("20");
    assertThat(quality.at("/actions/counted")).isEqualTo("1");
    assertThat(quality.at("/actions/pending")).isEqualTo("14");
    assertThat(quality.at("/actions/withoutOutcome")).isEqualTo("19");
    assertThat(quality.at("/actions/notCounted/0/reason")).isEqualTo("UNKNOWN_OPTION");
    assertThat(quality.at("/actions/notCounted/0/said")).isEqualTo("shrot");
    assertThat(quality.at("/actions/notCounted/0/number")).isEqualTo("5");
    assertThat(quality.json().at("/actions/notCounted/0/examples")).hasSize(3);
    assertThat(quality.at("/outcomes/counted")).isEqualTo("1");
    assertThat(quality.at("/outcomes/notCounted/0/said")).isEqualTo("Replied");
    assertThat(quality.at("/capturedAfter/half")).isEqualTo("PT1M");
    assertThat(quality.json().path("messages").toString())
        .contains("the policy has no option 'shrot'");
  }

  @Test
  void whatWasDrawnIsHeldAgainstWhatWasDeclared() {
    var quality = reader().get("/v1/quality?policy=weekly").expect(200);
    for (int population = 0; population < 2; population++) {
      var ratio = quality.json().path("sampleRatios").path(population);
      assertThat(ratio.path("units").intValue()).isEqualTo(20);
      assertThat(ratio.path("verdict").stringValue()).isEqualTo("NOT_ENOUGH_EVIDENCE");
      assertThat(ratio.at("/options/0/expected").doubleValue()).isEqualTo(10);
      assertThat(
              ratio.at("/options/0/observed").intValue()
                  + ratio.at("/options/1/observed").intValue())
          .isEqualTo(20);
    }
  }

  @Test
  void aMisspeltPolicyIsFoundByItself() {
    var misspelt = reader().get("/v1/quality?policy=weeekly").expect(200);
    assertThat(misspelt.at("/actions/notCounted/0/reason")).isEqualTo("UNKNOWN_POLICY");
    assertThat(reader().get("/v1/quality?policy=weekly").text()).contains("'weeekly'");
    reader().get("/v1/quality?policy=nothing-at-all").expectProblem(404, "not-found");
  }

  @Test
  void nobodyReadsWhatIsAnothers() {
    SERVICE
        .api()
        .as("other", "eve", "signals:read")
        .get("/v1/quality?policy=weekly")
        .expectProblem(404, "not-found");
    SERVICE.api().as("acme", "ada", "suggestions").get("/v1/quality?policy=weekly").expect(403);
    reader().get("/v1/quality").expectProblem(400, "invalid-request");
    reader().get("/v1/quality?policy=a%20b").expectProblem(400, "invalid-request");
  }

  @Test
  void whatOneKeyCapturedAtOnceIsMarked() {
    SERVICE.policy("marked", 1, CONTENT);
    SERVICE.awaitPolicy("marked", 1);
    var now = Instant.parse("2026-03-07T02:10:00Z");
    for (int n = 0; n < 40; n++) {
      SERVICE.acted(
          "marked",
          "marked-" + n,
          "somebody",
          now,
          ", \"option\": \"long\", \"postedBy\": {\"principal\": \"a rep\", \"key\": \"k\"}");
    }
    Patience.await()
        .untilAsserted(() ->
            assertThat(reader().get("/v1/quality?policy=marked").expect(200).at("/marks/0/of"))
                .isEqualTo("40"));
    var mark = reader().get("/v1/quality?policy=marked").json().at("/marks/0");
    assertThat(mark.path("kind").stringValue()).isEqualTo("ACTIONS_IN_A_BURST");
    assertThat(mark.path("option").stringValue()).isEqualTo("long");
    assertThat(mark.path("minute").stringValue()).isEqualTo("2026-03-07T02:10:00.000Z");
    assertThat(mark.at("/by/principal").stringValue()).isEqualTo("a rep");
    assertThat(mark.path("message").stringValue()).contains("with the key k of a rep", "=a+rep");
    assertThat(reader().get("/v1/quality?policy=weekly").json().at("/marks")).isEmpty();
  }

  private static HttpApi reader() {
    return SERVICE.api().as("acme", "ada", "signals:read");
  }
}
