package org.doubleloop.signal.joiner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.kit.test.Patience.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.doubleloop.kit.test.HttpApi;
import org.doubleloop.signal.RunningService;
import org.doubleloop.signal.policy.KnownPolicies;
import org.doubleloop.signal.policy.SomeVersion;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// Outcomes that do not say which action led to them, as those see it who send them.
class JoiningTest extends RunningService {
  @Autowired private KnownPolicies policies;

  @Nested
  class ByRule {
    @Test
    void anOutcomeJoinsTheLatestActionToItsSubject() {
      var api = team("latest");
      act(api, "mail-1", "ann", "2026-03-01T09:00:00Z");
      act(api, "mail-2", "ann", "2026-03-03T09:00:00Z");
      act(api, "mail-3", "bob", "2026-03-04T09:00:00Z");
      var sent = reply(api, "o-1", "\"subject\": \"ann\", \"at\": \"2026-03-05T09:00:00Z\"");
      assertThat(sent.has("action")).isFalse();
      assertThat(sent.has("join")).isFalse();
      awaitCounted(api, "mail-2", "o-1");
      var told = api.get("/v1/outcomes/o-1").expect(200);
      assertThat(told.at("/action")).isEqualTo("mail-2");
      assertThat(told.at("/join/rule")).isEqualTo("LATEST_TO_SUBJECT");
      assertThat(told.at("/join/alternatives/0/action")).isEqualTo("mail-1");
      assertThat(told.at("/join/alternatives/0/policy")).isEqualTo("outreach");
      assertThat(told.json().at("/join/alternatives")).hasSize(1);
      assertThat(told.json().path("join").has("by")).isFalse();
      assertThat(api.get("/v1/actions/mail-2").at("/outcomes/0/join/rule"))
          .isEqualTo("LATEST_TO_SUBJECT");
      // a signal is told as it was captured
      assertThat(api.get("/v1/signals/o-1").json().path("outcome").has("action")).isFalse();
      assertThat(api.get("/v1/orphans").json().path("items")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
      "before, replied, 2026-03-01T08:59:59Z, NONE",
      "moment, replied, 2026-03-01T09:00:00Z, LATEST_TO_SUBJECT",
      "last, replied, 2026-03-08T08:59:59.999Z, LATEST_TO_SUBJECT",
      "past, replied, 2026-03-08T09:00:00Z, NONE",
      "other, opened, 2026-03-02T09:00:00Z, NONE"
    })
    void onlyWithinTheWindowAndByTheTypeOfThePolicy(
        String name, String type, String at, String rule) {
      var api = team("window-" + name);
      act(api, "mail-1", "ann", "2026-03-01T09:00:00Z");
      api.post(
              "/v1/outcomes",
              "{\"id\": \"o-1\", \"subject\": \"ann\", \"type\": \"%s\", \"at\": \"%s\"}"
                  .formatted(type, at))
          .expect(201);
      awaitRule(api, "o-1", rule);
    }

    @Test
    void withoutAnActionToItsSubjectItJoinsTheLatestToItsAccount() {
      var api = team("account");
      act(api, "mail-1", "ann", "2026-03-01T09:00:00Z", "\"account\": \"acme\"");
      act(api, "mail-2", "bob", "2026-03-02T09:00:00Z", "\"account\": \"acme\"");
      act(api, "mail-3", "eve", "2026-03-03T09:00:00Z", "\"account\": \"other\"");
      var at = ", \"at\": \"2026-03-05T09:00:00Z\"";
      reply(api, "o-1", "\"subject\": \"zoe\", \"account\": \"acme\"" + at);
      reply(api, "o-2", "\"account\": \"acme\"" + at);
      reply(api, "o-3", "\"subject\": \"ann\", \"account\": \"acme\"" + at);
      reply(api, "o-4", "\"subject\": \"zoe\"" + at);
      awaitCounted(api, "mail-2", "o-1", "o-2");
      awaitCounted(api, "mail-1", "o-3");
      awaitRule(api, "o-1", "LATEST_TO_ACCOUNT");
      awaitRule(api, "o-2", "LATEST_TO_ACCOUNT");
      awaitRule(api, "o-3", "LATEST_TO_SUBJECT");
      awaitRule(api, "o-4", "NONE");
    }

    @Test
    void anActionThatIsCapturedLateTakesTheOutcomeOver() {
      var api = team("late");
      reply(api, "o-1", "\"subject\": \"ann\", \"at\": \"2026-03-05T09:00:00Z\"");
      awaitRule(api, "o-1", "NONE");
      assertThat(api.get("/v1/orphans").at("/items/0/join/rule")).isEqualTo("NONE");
      act(api, "mail-1", "ann", "2026-03-01T09:00:00Z");
      awaitCounted(api, "mail-1", "o-1");
      act(api, "mail-3", "ann", "2026-03-05T09:00:01Z");
      act(api, "mail-2", "ann", "2026-03-02T09:00:00Z");
      awaitCounted(api, "mail-2", "o-1");
      awaitCounted(api, "mail-1");
      assertThat(stated(api, "mail-3")).isEmpty();
      assertThat(api.get("/v1/orphans").json().path("items")).isEmpty();
    }

    @Test
    void aPolicyThatIsLearntLateIsTakenInAsIfItHadBeenKnown() {
      var api = caller("learnt");
      act(api, "mail-1", "ann", "2026-03-01T09:00:00Z");
      act(api, "mail-2", "ann", "2026-03-02T09:00:00Z", "\"version\": 2");
      reply(api, "o-1", "\"subject\": \"ann\", \"at\": \"2026-03-05T09:00:00Z\"");
      awaitRule(api, "o-1", "NONE");
      learn("learnt", 1, "2026-01-01T00:00:00Z", Duration.ofDays(7));
      awaitCounted(api, "mail-1", "o-1");
      learn("learnt", 2, "2026-03-04T00:00:00Z", Duration.ofDays(7));
      awaitCounted(api, "mail-2", "o-1");
      awaitCounted(api, "mail-1");
    }

    /// As they count.
    @Test
    void whatWasDoneBeforeItsPolicyWasMadeGoesByTheFirstVersion() {
      var api = caller("backfilled");
      learn("backfilled", 1, "2026-03-20T00:00:00Z", Duration.ofDays(7));
      act(api, "mail-1", "ann", "2026-03-01T09:00:00Z");
      reply(api, "o-1", "\"subject\": \"ann\", \"at\": \"2026-03-05T09:00:00Z\"");
      awaitCounted(api, "mail-1", "o-1");
    }

    @Test
    void whatCorrectsEachOtherInACircleHoldsNobodyUp() {
      var api = team("circle");
      act(api, "mail-1", "ann", "2026-03-01T09:00:00Z");
      var at = "\"at\": \"2026-03-05T09:00:00Z\"";
      reply(api, "o-1", "\"subject\": \"ann\", \"corrects\": \"o-2\", " + at);
      awaitCounted(api, "mail-1", "o-1");
      long start = System.nanoTime();
      reply(api, "o-2", "\"subject\": \"ann\", \"corrects\": \"o-1\", " + at);
      awaitRule(api, "o-2", "AS_CORRECTED");
      reply(api, "o-3", "\"subject\": \"ann\", " + at);
      awaitRule(api, "o-3", "LATEST_TO_SUBJECT");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void theVersionInForceSaysHowLongTheWindowIs() {
      var api = team("in-force");
      learn("in-force", 2, "2026-03-02T00:00:00Z", Duration.ofDays(1));
      act(api, "mail-1", "ann", "2026-03-01T09:00:00Z");
      act(api, "mail-2", "ann", "2026-03-02T09:00:00Z");
      reply(api, "o-1", "\"subject\": \"ann\", \"at\": \"2026-03-04T09:00:00Z\"");
      awaitCounted(api, "mail-1", "o-1");
    }

    @Test
    void ofTwoAtTheSameMomentAPersonMustSay() {
      var api = team("ambiguous");
      act(api, "mail-1", "ann", "2026-03-01T09:00:00Z");
      act(api, "mail-2", "ann", "2026-03-02T09:00:00Z");
      act(api, "mail-3", "ann", "2026-03-02T09:00:00Z");
      reply(api, "o-1", "\"subject\": \"ann\", \"at\": \"2026-03-05T09:00:00Z\"");
      reply(api, "o-2", "\"subject\": \"bob\", \"at\": \"2026-03-05T09:00:00Z\"");
      awaitRule(api, "o-1", "AMBIGUOUS");
      awaitRule(api, "o-2", "NONE");
      var listed = api.get("/v1/orphans?ambiguous=true").expect(200);
      assertThat(listed.json().path("items")).hasSize(1);
      assertThat(listed.at("/items/0/id")).isEqualTo("o-1");
      assertThat(listed.json().at("/items/0/join/alternatives"))
          .extracting(other -> other.path("action").asString())
          .containsExactly("mail-2", "mail-3", "mail-1");
      assertThat(api.get("/v1/orphans").json().path("items")).hasSize(2);
      state(api, "o-1", "{\"action\": \"mail-3\"}");
      awaitCounted(api, "mail-3", "o-1");
      assertThat(api.get("/v1/orphans?ambiguous=true").json().path("items")).isEmpty();
      await()
          .untilAsserted(() -> assertThat(api.get("/v1/orphans").json().path("items")).hasSize(1));
    }

    @Test
    void aCorrectionBelongsWhereTheCorrectedDoes() {
      var api = team("corrected");
      var at = "\"at\": \"2026-03-05T09:00:00Z\"";
      reply(api, "o-2", "\"subject\": \"ann\", \"corrects\": \"o-1\", \"value\": 3, " + at);
      act(api, "mail-1", "ann", "2026-03-01T09:00:00Z");
      awaitCounted(api, "mail-1", "o-2");
      reply(api, "o-1", "\"subject\": \"bob\", " + at);
      awaitRule(api, "o-2", "AS_CORRECTED");
      awaitCounted(api, "mail-1");
      act(api, "mail-2", "bob", "2026-03-01T09:00:00Z");
      awaitCounted(api, "mail-2", "o-2");
      act(api, "mail-3", "bob", "2026-03-02T09:00:00Z");
      awaitCounted(api, "mail-3", "o-2");
      awaitCounted(api, "mail-2");
      reply(
          api,
          "o-3",
          "\"subject\": \"bob\", \"corrects\": \"o-2\", \"retracted\": true, \"at\":"
              + " \"2026-06-05T09:00:00Z\"");
      awaitCounted(api, "mail-3");
      assertThat(api.get("/v1/outcomes/o-3").at("/action")).isEqualTo("mail-3");
    }

    @Test
    void anActionThatIsFullIsToldAsSuch() {
      var api = team("full");
      act(api, "mail-1", "ann", "2026-03-01T09:00:00Z");
      var events =
          IntStream.range(0, 1_000).mapToObj(n -> outcomeEvent("named-" + n, "mail-1")).toList();
      api.with("Content-Type", MANY).post("/v1/signals", events.toString()).expect(207);
      reply(api, "o-1", "\"subject\": \"ann\", \"at\": \"2026-03-05T09:00:00Z\"");
      awaitRule(api, "o-1", "FULL");
      assertThat(api.get("/v1/outcomes/o-1").at("/join/alternatives/0/action")).isEqualTo("mail-1");
      api.put("/v1/outcomes/o-1/action", "{\"action\": \"mail-1\"}")
          .expectProblem(422, "action-full");
      // what says something new has room
      reply(api, "o-2", "\"subject\": \"ann\", \"final\": true, \"at\": \"2026-03-05T09:00:00Z\"");
      awaitRule(api, "o-2", "LATEST_TO_SUBJECT");
    }
  }

  @Nested
  class AsStated {
    @Test
    void whatAPersonStatesIsKeptWithWhoSaidSoAndNoRuleOverrulesIt() {
      var api = team("stated");
      act(api, "mail-1", "ann", "2026-03-01T09:00:00Z");
      act(api, "mail-2", "ann", "2026-03-02T09:00:00Z");
      reply(api, "o-1", "\"subject\": \"ann\", \"at\": \"2026-03-05T09:00:00Z\"");
      awaitCounted(api, "mail-2", "o-1");
      var stated = state(caller("stated", "grace"), "o-1", "{\"action\": \"mail-1\"}");
      assertThat(stated.at("/join/rule").asString()).isEqualTo("STATED");
      assertThat(stated.at("/join/by").asString()).isEqualTo("grace");
      assertThat(stated.path("action").asString()).isEqualTo("mail-1");
      awaitCounted(api, "mail-1", "o-1");
      awaitCounted(api, "mail-2");
      assertThat(state(api, "o-1", "{\"action\": \"mail-1\"}")).isEqualTo(stated);
      act(api, "mail-3", "ann", "2026-03-04T09:00:00Z");
      reply(api, "o-2", "\"subject\": \"ann\", \"at\": \"2026-03-05T09:00:00Z\"");
      awaitCounted(api, "mail-3", "o-2");
      awaitCounted(api, "mail-1", "o-1");

      state(api, "o-1", "{\"none\": true}");
      awaitCounted(api, "mail-1");
      var none = api.get("/v1/outcomes/o-1").json();
      assertThat(none.has("action")).isFalse();
      assertThat(none.at("/join/rule").asString()).isEqualTo("STATED");
      assertThat(api.get("/v1/orphans").json().path("items")).isEmpty();
    }

    @Test
    void alsoWhatNamesAnActionCanBeCorrected() {
      var api = caller("renamed");
      act(api, "mail-1", "ann", "2026-03-01T09:00:00Z");
      api.post("/v1/actions/mail-1/outcomes", "{\"id\": \"o-1\", \"type\": \"replied\"}")
          .expect(201);
      reply(api, "o-2", "\"action\": \"mial-1\"");
      awaitCounted(api, "mail-1", "o-1");
      assertThat(api.get("/v1/outcomes/o-1").at("/join/rule")).isEqualTo("NAMED");
      state(api, "o-2", "{\"action\": \"mail-1\"}");
      awaitCounted(api, "mail-1", "o-1", "o-2");
      state(api, "o-1", "{\"none\": true}");
      awaitCounted(api, "mail-1", "o-2");
      await()
          .untilAsserted(() -> assertThat(api.get("/v1/orphans").json().path("items")).isEmpty());
    }

    @Test
    void onlyWhatIsThereCanBeStated() {
      var api = team("unknown");
      reply(api, "o-1", "\"subject\": \"ann\"");
      var answer = api.put("/v1/outcomes/o-1/action", "{\"action\": \"nowhere\"}");
      answer.expectProblem(422, "unknown-action", "/action");
      assertThat(answer.at("/detail")).contains("nowhere");
      api.put("/v1/outcomes/o-9/action", "{\"none\": true}").expectProblem(404, "not-found");
      api.get("/v1/outcomes/o-9").expectProblem(404, "not-found");
      caller("stranger").get("/v1/outcomes/o-1").expectProblem(404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{}",
          "{\"none\": false}",
          "{\"action\": \"mail-1\", \"none\": true}",
          "{\"action\": null}"
        })
    void eitherAnActionOrNoneIsStated(String body) {
      var api = team("either");
      act(api, "mail-1", "ann", "2026-03-01T09:00:00Z");
      reply(api, "o-1", "\"subject\": \"ann\"");
      api.put("/v1/outcomes/o-1/action", body).expectProblem(400, "invalid-request", "/action");
    }
  }

  @Nested
  class Captured {
    @Test
    void anOutcomeThatNamesItsActionMayComeBeforeIt() {
      var api = team("named");
      reply(api, "o-1", "\"action\": \"mail-1\", \"subject\": \"zoe\"");
      assertThat(api.get("/v1/orphans").at("/items/0/join/rule")).isEqualTo("NAMED");
      act(api, "mail-1", "ann", "2026-03-01T09:00:00Z");
      awaitCounted(api, "mail-1", "o-1");
    }

    @Test
    void aRepeatGetsTheSameAnswerWhateverItHasJoined() {
      var api = team("repeated");
      act(api, "mail-1", "ann", "2026-03-01T09:00:00Z");
      var first = reply(api, "o-1", "\"subject\": \"ann\", \"at\": \"2026-03-05T09:00:00Z\"");
      awaitCounted(api, "mail-1", "o-1");
      assertThat(reply(api, "o-1", "\"subject\": \"ann\", \"at\": \"2026-03-05T09:00:00Z\""))
          .isEqualTo(first);
      api.post("/v1/outcomes", "{\"id\": \"o-1\", \"subject\": \"bob\", \"type\": \"replied\"}")
          .expectProblem(409, "conflict");
    }

    @Test
    void anEventNamesItsSubjectInItsDataOrBesideIt() {
      var api = team("events");
      act(api, "mail-1", "ann", "2026-03-01T09:00:00Z");
      var at = "\"type\": \"replied\", \"at\": \"2026-03-05T09:00:00Z\"}";
      var inData = event("outcome", "e-1", "{\"subject\": \"ann\", " + at);
      var beside =
          event("outcome", "e-2", "{" + at).replaceFirst("\"id\"", "\"subject\": \"ann\", \"id\"");
      var nowhere = event("outcome", "e-3", "{" + at);
      var results =
          api.with("Content-Type", MANY)
              .post("/v1/signals", "[" + inData + "," + beside + "," + nowhere + "]")
              .expect(207);
      assertThat(results.at("/results/2/problem/errors/0/pointer")).isEqualTo("/data/action");
      awaitCounted(api, "mail-1", results.at("/results/0/id"), results.at("/results/1/id"));
    }

    @Test
    void anOutcomeSaysWhoseItIs() {
      caller("whose")
          .post("/v1/outcomes", "{\"type\": \"replied\"}")
          .expectProblem(400, "invalid-request", "/action");
    }

    @Test
    void actionsTellTheirOccasionAndSoDoesWhatTheyHaveLedTo() {
      var api = caller("occasion");
      var said = "\"team\": \"red\", \"cycle\": \"spring\", \"touch\": 2, \"channel\": \"email\"";
      act(api, "mail-1", "ann", "2026-03-01T09:00:00Z", said);
      reply(api, "o-1", "\"action\": \"mail-1\"");
      awaitCounted(api, "mail-1", "o-1");
      var told = api.get("/v1/actions/mail-1").json().path("action");
      var connected =
          api.get("/v1/signals?kind=CONNECTED").json().path("items").get(0).path("connected");
      for (var each : List.of(told, connected)) {
        assertThat(each.path("team").asString()).isEqualTo("red");
        assertThat(each.path("cycle").asString()).isEqualTo("spring");
        assertThat(each.path("touch").asInt()).isEqualTo(2);
        assertThat(each.path("channel").asString()).isEqualTo("email");
      }
      api.post("/v1/actions", "{\"subject\": \"ann\", \"touch\": 0}")
          .expectProblem(400, "invalid-request", "/touch");
    }
  }

  /// A caller of an organization with a policy that counts replies within a week.
  private HttpApi team(String organization) {
    learn(organization, 1, "2026-01-01T00:00:00Z", Duration.ofDays(7));
    return caller(organization);
  }

  private void learn(String organization, int version, String from, Duration window) {
    policies.add(SomeVersion.of(organization, version, Instant.parse(from), window));
  }

  private static void act(HttpApi api, String id, String subject, String at, String... also) {
    var more = also.length == 0 ? "" : ", " + String.join(", ", also);
    api.post(
            "/v1/actions",
            "{\"id\": \"%s\", \"subject\": \"%s\", \"policy\": \"outreach\", \"option\": \"short\", \"at\": \"%s\"%s}"
                .formatted(id, subject, at, more))
        .expect(201);
  }

  private static JsonNode reply(HttpApi api, String id, String said) {
    var answer =
        api.post("/v1/outcomes", "{\"id\": \"%s\", \"type\": \"replied\", %s}".formatted(id, said))
            .expect(201);
    assertThat(answer.header("Location")).contains("/v1/outcomes/" + id);
    return answer.json();
  }

  private static JsonNode state(HttpApi api, String id, String said) {
    return api.put("/v1/outcomes/" + id + "/action", said).expect(200).json();
  }

  /// Waits until exactly these are stated to have come of the action.
  private static void awaitCounted(HttpApi api, String action, String... outcomes) {
    await()
        .untilAsserted(() -> assertThat(stated(api, action)).containsExactlyInAnyOrder(outcomes));
  }

  static List<String> stated(HttpApi api, String action) {
    return api
        .get("/v1/signals?kind=CONNECTED&limit=1000")
        .expect(200)
        .json()
        .path("items")
        .valueStream()
        .map(signal -> signal.path("connected"))
        .filter(connected -> connected.path("action").asString().equals(action))
        .max(Comparator.comparingInt(connected -> connected.path("n").asInt()))
        .stream()
        .flatMap(connected -> connected.path("outcomes").valueStream())
        .map(outcome -> outcome.path("id").asString())
        .toList();
  }

  private static void awaitRule(HttpApi api, String outcome, String rule) {
    await()
        .untilAsserted(
            () -> assertThat(api.get("/v1/outcomes/" + outcome).at("/join/rule")).isEqualTo(rule));
  }
}
