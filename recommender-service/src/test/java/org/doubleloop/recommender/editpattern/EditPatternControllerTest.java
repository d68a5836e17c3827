package org.doubleloop.recommender.editpattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.doubleloop.kit.test.HttpApi;
import org.doubleloop.kit.test.Patience;
import org.doubleloop.recommender.process.Service;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Four people edit eighty drafts, through the API.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EditPatternControllerTest {
  private static final String CONTENT =
      """
      {"hypothesis": "h", "mode": "SUGGEST",
       "metric": {"outcome": "replied", "direction": "INCREASE", "window": "P7D"},
       "attributes": [{"name": "plan", "type": "STRING", "values": ["free", "paid"]},
         {"name": "vip", "type": "BOOLEAN"}, {"name": "city", "type": "STRING"}],
       "options": [{"id": "short"}, {"id": "long"}]}\
      """;
  private static final int MANY = 80;
  private static final Service SERVICE = Service.shared();

  @BeforeAll
  void foldEdits() {
    for (String policy : new String[] {"edited", "few"}) {
      SERVICE.policy(policy, 1, CONTENT);
      SERVICE.awaitPolicy(policy, 1);
    }
    for (int n = 0; n < MANY; n++) {
      edited("edited", n, 4);
    }
    for (int n = 0; n < 20; n++) {
      edited("few", n, 2);
    }
    for (int n = 0; n < 30; n++) {
      acted("edited", "edited-plain-" + n, n, n % 3 == 0);
    }
    Patience.await()
        .untilAsserted(() -> {
          var told = reader().get("/v1/edit-patterns?policy=edited").expect(200);
          assertThat(told.at("/edited")).isEqualTo("" + MANY);
          assertThat(told.at("/association/asTheyWere/actions")).isEqualTo("30");
          assertThat(reader().get("/v1/edit-patterns?policy=few").expect(200).at("/edited"))
              .isEqualTo("20");
        });
  }

  private static void edited(String policy, int n, int people) {
    var id = policy + "-" + n;
    acted(policy, id, n, n % 4 == 0);
    var opening = "I hope this finds you well. ";
    var body = "The offer %d is ready for your team.\\nBest, Bo".formatted(n);
    SERVICE
        .upstreams()
        .signal(
            """
            {"kind": "EDIT", "id": "e-%1$s", "organization": "acme", "recordedAt": "%5$s",
             "edit": {"id": "e-%1$s", "action": "%1$s", "draft": "Hello Ada,\\n%3$s%4$s",
               "final": "Hello Ada,\\n%4$s", "spans": [{"offset": 11, "from": "%3$s", "to": ""}],
               "shareChanged": 0.2, "editor": {"kind": "PERSON", "id": "%2$s"}, "at": "%5$s",
               "recordedAt": "%5$s"}}\
            """
                .formatted(
                    id, "rep-" + n % people, opening, body, Instant.parse("2026-02-01T00:00:00Z")));
  }

  private static void acted(String policy, String id, int n, boolean replied) {
    var at = Instant.parse("2026-02-01T00:00:00Z");
    var what =
        "\"version\": 1, \"option\": \"short\", \"context\": {\"plan\": \"%s\", \"city\": \"x\"}"
            .formatted(n % 2 == 0 ? "free" : "paid");
    SERVICE.acted(policy, id, "s-" + id, at, ", " + what);
    if (replied) {
      SERVICE
          .upstreams()
          .signal(
              """
              {"kind": "CONNECTED", "id": "%1$s/1", "organization": "acme", "recordedAt": "%2$s",
               "connected": {"action": "%1$s", "n": 1, "actionAt": "%2$s", "subject": "s",
                 "units": {"subject": "u"}, "policy": "%4$s", %3$s, "previous": [],
                 "outcomes": [{"id": "%1$s-o", "type": "replied", "value": 1, "final": false,
                   "certainty": "CERTAIN", "at": "%2$s"}]}}\
              """
                  .formatted(id, at, what, policy));
    }
  }

  @Test
  void tellsWhatPeopleRemoveAndHowThatWasChecked() {
    var told = reader().get("/v1/edit-patterns?policy=edited").expect(200);
    assertThat(told.json().path("removed")).hasSize(1);
    assertThat(told.at("/removed/0/phrase")).isEqualTo("I hope this finds you well");
    assertThat(told.at("/removed/0/people")).isEqualTo("4");
    assertThat(told.at("/people")).isEqualTo("4");
    long found = told.json().at("/removed/0/found/drafts").longValue();
    long checked = told.json().at("/removed/0/checked/drafts").longValue();
    assertThat(found + checked).isEqualTo(MANY);
    assertThat(told.at("/removed/0/sentence")).contains("80 of the 80 drafts", "by 4 people");
    assertThat(told.json().at("/removed/0/examples")).hasSize(3);
    assertThat(told.at("/removed/0/examples/0/before")).isEqualTo("I hope this finds you well.");
    assertThat(told.at("/kinds/0/kind")).isEqualTo("GREETING");
    assertThat(told.at("/kinds/2/changed")).isEqualTo("80");
  }

  @Test
  void comparesOutcomesUnderTheWordAssociation() {
    var told = reader().get("/v1/edit-patterns?policy=edited").expect(200);
    assertThat(told.at("/association/edited/actions")).isEqualTo("80");
    assertThat(told.at("/association/edited/successes")).isEqualTo("20");
    assertThat(told.at("/association/asTheyWere/actions")).isEqualTo("30");
    assertThat(told.at("/association/sentence")).startsWith("Association, not cause");
    assertThat(told.json().at("/association/low").doubleValue())
        .isLessThan(told.json().at("/association/ratio").doubleValue());
  }

  @Test
  void looksAtOnePlace() {
    var told = reader().get("/v1/edit-patterns?policy=edited&context=plan%3Dpaid").expect(200);
    assertThat(told.at("/edited")).isEqualTo("40");
    assertThat(told.at("/place/0/value")).isEqualTo("paid");
    assertThat(told.at("/sentence")).startsWith("Where plan is paid: 40 edited drafts");
  }

  @Test
  void saysHowManyPeopleAreMissing() {
    var told = reader().get("/v1/edit-patterns?policy=few").expect(200);
    assertThat(told.json().path("removed")).isEmpty();
    assertThat(told.json().path("kinds")).isEmpty();
    assertThat(told.json().has("people")).isFalse();
    assertThat(told.at("/withheld/peopleMissing")).isEqualTo("1");
    assertThat(told.json().toString())
        .doesNotContain("I hope this finds you well")
        .doesNotContain("rep-");
  }

  @Test
  void proposesAsGuidanceWhatHolds() {
    SERVICE
        .api()
        .as("acme", "lea", "policies:write")
        .post("/v1/revisions", Map.of("policy", "edited"))
        .expect(200);
    // The daily look may have proposed it before, when less was known.
    var proposal =
        SERVICE.upstreams().proposals().values().stream()
            .map(Service.JSON::readTree)
            .filter(each -> each.at("/policy").asString().equals("edited"))
            .findFirst()
            .orElseThrow();
    assertThat(proposal.at("/change/0/kind").asString()).isEqualTo("GUIDANCE");
    assertThat(proposal.at("/change/0/guidance/marks/without/0").asString())
        .isEqualTo("I hope this finds you well");
    assertThat(proposal.at("/finding/tier").asString()).isEqualTo("HUNCH");
    assertThat(proposal.at("/finding/edits/examples")).hasSize(3);
    assertThat(proposal.at("/evidence/0/signals/0").asString()).startsWith("e-edited-");
  }

  @ParameterizedTest
  @CsvSource({
    "plan, FORMAT",
    "plan%3D, FORMAT",
    "town%3Dx, UNKNOWN",
    "city%3Dx, UNKNOWN",
    "plan%3Dgold, UNKNOWN",
    "vip%3Dperhaps, UNKNOWN"
  })
  void refusesAPlaceThatThereIsNot(String place, String code) {
    var refused = reader().get("/v1/edit-patterns?policy=edited&context=" + place).expect(400);
    assertThat(refused.at("/errors/0/pointer")).isEqualTo("context");
    assertThat(refused.at("/errors/0/code")).isEqualTo(code);
  }

  @Test
  void anUnknownPolicyIsMissing() {
    reader().get("/v1/edit-patterns?policy=nowhere").expect(404);
    SERVICE
        .api()
        .as("other", "bo", "signals:read")
        .get("/v1/edit-patterns?policy=edited")
        .expect(404);
    SERVICE
        .api()
        .as("acme", "bo", "suggestions")
        .get("/v1/edit-patterns?policy=edited")
        .expect(403);
  }

  private static HttpApi reader() {
    return SERVICE.api().as("acme", "lea", "signals:read");
  }
}
