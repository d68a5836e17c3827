package org.doubleloop.recommender.contrast;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import org.doubleloop.kit.test.HttpApi;
import org.doubleloop.kit.test.Patience;
import org.doubleloop.kit.test.TestTokens;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.recommender.process.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/// Through the API, with a clock that is moved: chance gives options, people act, replies come,
/// time passes, somebody looks. The policy prefers `long`; where the plan is free `short` does much
/// better than `long`, elsewhere worse; then the same again for those who are assigned after the
/// contrast was nominated.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContrastControllerTest {
  private static final String CONTENT =
      """
      {"hypothesis": "h", "mode": "EXPLORE",
       "exploration": {"share": 1.0, "floor": 1.0, "across": "ELIGIBLE"},
       "metric": {"outcome": "replied", "direction": "INCREASE", "window": "P7D"},
       "attributes": [{"name": "plan", "type": "STRING", "values": ["free", "paid"]}],
       "options": [{"id": "short"}, {"id": "long"}],
       "rules": [{"id": "long-first", "effect": "PREFER", "options": ["long"],
         "reason": "r"}]}\
      """;
  private static final Duration TIME = Duration.ofDays(9);
  private static final int UNITS = 260;

  private final Service service = new Service();
  private final List<JsonNode> first = new ArrayList<>();
  private Answers before = new Answers();
  private Answers after = new Answers();
  private Answers tried = new Answers();

  /// What is answered at some time.
  private static final class Answers {
    private JsonNode revision = NullNode.getInstance();
    private JsonNode contrasts = NullNode.getInstance();
  }

  @BeforeAll
  void live() {
    service.policy("openers", 1, CONTENT);
    service.policy("settled", 1, CONTENT.replace("EXPLORE", "SUGGEST"));
    for (int n = 0; n < 12; n++) {
      tried(n, n < 5 ? "HELD" : "DID_NOT_HOLD");
    }
    service.awaitPolicy("settled", 1);
    service.awaitPolicy("openers", 1);
    suggest("settled", "settled-0", "free", Duration.ZERO);
    for (int n = 0; n < UNITS; n++) {
      first.add(live("first-" + n, n, Duration.ZERO));
    }
    before = answers(UNITS, 0, Duration.ZERO);
    after = answers(0, UNITS, TIME);
    for (int n = 0; n < UNITS; n++) {
      live("then-" + n, n, TIME);
    }
    tried = answers(0, 2 * UNITS, TIME.multipliedBy(2));
  }

  @AfterAll
  void stop() {
    service.close();
  }

  /// A hunch of another policy was tried, and that is how it ended.
  private void tried(int number, String outcome) {
    service
        .upstreams()
        .version(
            """
            {"organization": "acme", "kind": "PROPOSAL", "proposal": {"id": "found-before-%1$d",
             "policy": "other", "edition": 1, "isOpen": false, "baseVersion": 1, "contentHash": "h",
             "finding": {"tier": "HUNCH", "basis": "RANDOMISED", "place": [], "sentence": "s",
               "since": "2026-01-01T00:00:00Z", "counts": []}}}\
            """
                .formatted(number));
    service
        .upstreams()
        .version(
            """
            {"organization": "acme", "kind": "EXPERIMENT", "experiment": {"id": "e-%1$d",
             "policy": "other", "proposal": "found-before-%1$d", "number": 1, "state": "ENDED",
             "baseVersion": 1, "contentHash": "h", "share": 1.0, "until": "2026-03-01",
             "startedAt": "2026-01-01T00:00:00Z", "ending": {"outcome": "%2$s", "because": "TEST",
               "at": "2026-02-01T00:00:00Z", "by": "s"}}}\
            """
                .formatted(number, outcome));
  }

  /// A suggestion, an action that follows it, and perhaps a reply a day later.
  private JsonNode live(String subject, int n, Duration ahead) {
    var plan = n % 2 == 0 ? "free" : "paid";
    var made = suggest("openers", subject, plan, ahead);
    var option = made.at("/option").asString();
    boolean isFree = plan.equals("free");
    boolean suits = isFree == option.equals("short");
    boolean replies = suits ? (n % 3 > 0) == isFree : n % 11 == 0;
    if (replies) {
      reply(subject, option, Instant.parse(made.at("/at").asString()));
    }
    return made;
  }

  private JsonNode suggest(String policy, String subject, String plan, Duration ahead) {
    var answer =
        service.post(
            "/v1/suggestions",
            """
            {"id": "%2$s", "policy": "%1$s", "subject": "%2$s", "context": {"plan": "%3$s"}}\
            """
                .formatted(policy, subject, plan),
            "Authorization",
            "Bearer " + service.tokenAhead("acme", ahead));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Service.json(answer);
  }

  private void reply(String subject, String option, Instant at) {
    var replied = at.plus(Duration.ofDays(1));
    service
        .upstreams()
        .signal(
            """
            {"kind": "CONNECTED", "id": "a-%1$s/1", "organization": "acme", "recordedAt": "%2$s",
             "connected": {"action": "a-%1$s", "n": 1, "actionAt": "%3$s", "subject": "%1$s",
               "units": {"subject": "%4$s"}, "policy": "openers", "version": 1, "option": "%5$s",
               "suggestion": "%1$s", "context": {"plan": "free"}, "previous": [],
               "outcomes": [{"id": "o-%1$s", "type": "replied", "value": 1, "final": false,
                 "certainty": "CERTAIN", "at": "%2$s"}]}}\
            """
                .formatted(
                    subject,
                    replied,
                    at.plusSeconds(60),
                    Service.unit(UnitKind.SUBJECT, subject),
                    option));
  }

  private HttpApi reader() {
    return service.api().as("acme", "lead", "signals:read");
  }

  /// Moves the clock by asking for something, and looks once so many units are there.
  private Answers answers(int open, int closed, Duration ahead) {
    if (ahead.isPositive()) {
      suggest("settled", "settled-" + ahead.toDays(), "free", ahead);
    }
    var answers = new Answers();
    Patience.await()
        .untilAsserted(() -> {
          answers.revision = look("openers");
          answers.contrasts = reader().get("/v1/contrasts?policy=openers").expect(200).json();
          assertThat(answers.revision.at("/closed").asInt()).isEqualTo(closed);
          assertThat(answers.revision.at("/open").asInt()).isEqualTo(open);
          assertThat(answers.contrasts.path("look")).isEqualTo(answers.revision.path("look"));
          assertThat(answers.contrasts.has("look") || closed == 0).isTrue();
        });
    return answers;
  }

  private JsonNode look(String policy) {
    return service
        .api()
        .as("acme", "lead", "policies:write")
        .post("/v1/revisions", "{\"policy\": \"%s\"}".formatted(policy))
        .expect(200)
        .json();
  }

  @Test
  void saysBeforeAnythingHasClosedThatNothingIsKnown() {
    assertThat(before.revision.at("/identifiability").asString()).isEqualTo("IDENTIFIABLE");
    assertThat(before.revision.path("contrasts")).isEmpty();
    assertThat(before.revision.at("/messages/0").asString())
        .startsWith("0 units have closed, 260 are open");
  }

  @Test
  void findsAHunchWithItsCounts() {
    var hunch = find(after, "free");
    assertThat(hunch.at("/tier").asString()).isEqualTo("HUNCH");
    assertThat(hunch.at("/basis").asString()).isEqualTo("RANDOMISED");
    assertThat(hunch.at("/option").asString()).isEqualTo("short");
    assertThat(hunch.at("/against").asString()).isEqualTo("long");
    int trials = hunch.at("/optionCount/trials").asInt() + hunch.at("/againstCount/trials").asInt();
    assertThat(trials).isEqualTo(UNITS / 2);
    assertThat(hunch.at("/message").asString())
        .startsWith("With plan=free, short against long: ")
        .contains(" of ", " against ", "by chance", "hunch");
    assertThat(after.revision.path("contrasts").get(0)).isEqualTo(hunch);
  }

  @Test
  void saysOfAHunchHowOftenThoseLikeItHaveHeld() {
    var likeIt = find(after, "free").path("likeIt");
    assertThat(likeIt.at("/tried").asInt()).isEqualTo(12);
    assertThat(likeIt.at("/held").asInt()).isEqualTo(5);
    assertThat(likeIt.at("/message").asString())
        .isEqualTo("Of 12 hunches like it that were tried, 5 held.");
    assertThat(find(tried, "free").has("likeIt")).as("of what holds").isFalse();
    assertThat(service.upstreams().proposals().values())
        .map(each -> Service.JSON.readTree(each).path("finding"))
        .filteredOn(each -> each.at("/tier").asString().equals("HUNCH"))
        .filteredOn(each -> each.at("/basis").asString().equals("RANDOMISED"))
        .isNotEmpty()
        .allSatisfy(
            each -> assertThat(each.at("/likeIt/sentence")).isEqualTo(likeIt.at("/message")));
  }

  @Test
  void testsItByThoseAloneWhoWereAssignedSince() {
    assertThat(find(after, "free").path("test").isMissingNode()).isTrue();
    var tested = find(tried, "free");
    var test = tested.path("test");
    assertThat(test.at("/number").asInt()).isPositive();
    assertThat(test.at("/option/trials").asInt() + test.at("/against/trials").asInt())
        .isEqualTo(UNITS / 2);
    assertThat(test.at("/eValue").asDouble()).isGreaterThan(test.at("/needed").asDouble());
    assertThat(test.at("/low").asDouble()).isLessThan(test.at("/estimate").asDouble());
    assertThat(tested.at("/tier").asString()).isEqualTo("HOLDS");
    assertThat(tested.at("/optionCount/trials").asInt() + tested.at("/againstCount/trials").asInt())
        .isEqualTo(UNITS);
  }

  @Test
  void namesTheSuggestionsBehindItPageByPage() {
    var id = find(tried, "free").at("/id").asString();
    var names = new HashSet<String>();
    var successes = new TreeMap<String, Integer>();
    int tests = 0;
    String next = "";
    int pages = 0;
    do {
      var page =
          reader().get("/v1/contrasts/" + id + "/suggestions?limit=30" + next).expect(200).json();
      for (var item : page.path("items")) {
        names.add(item.at("/suggestion").asString());
        successes.merge(
            item.at("/option").asString(), item.at("/success").asBoolean() ? 1 : 0, Integer::sum);
        tests += item.at("/tested").asBoolean() ? 1 : 0;
      }
      var cursor = page.path("next").asString("");
      next = cursor.isEmpty() ? "" : "&cursor=" + encoded(cursor);
      pages++;
    } while (!next.isEmpty());
    assertThat(pages).isEqualTo(9);
    assertThat(names).hasSize(UNITS).contains("first-0", "then-0").doesNotContain("first-1");
    assertThat(tests).isEqualTo(UNITS / 2);
    assertThat(successes.get("short"))
        .isEqualTo(find(tried, "free").at("/optionCount/successes").asInt());
    assertThat(successes.get("long"))
        .isEqualTo(find(tried, "free").at("/againstCount/successes").asInt());
  }

  private static String encoded(String cursor) {
    return URLEncoder.encode(cursor, StandardCharsets.UTF_8);
  }

  @Test
  void saysWhatCannotBeKnownAndWhatWouldHaveToBeDeclared() {
    var settled = reader().get("/v1/contrasts?policy=settled").expect(200).json();
    assertThat(settled.at("/identifiability").asString()).isEqualTo("NOT_IDENTIFIABLE");
    assertThat(settled.at("/unsupportedShare").asDouble()).isEqualTo(1);
    assertThat(settled.at("/messages").toString()).contains("NOT_IDENTIFIABLE", "EXPLORE");
    assertThat(look("settled").path("look").isMissingNode()).isTrue();
  }

  @Test
  void looksAgainOnlyWhereTimeHasPassed() {
    assertThat(look("openers").path("look")).isEqualTo(tried.revision.path("look"));
    assertThat(after.revision.at("/look").asInt()).isLessThan(tried.revision.at("/look").asInt());
  }

  @Test
  void everyProcessSaysTheSame() {
    try (var other = service.another()) {
      var port = other.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
      var there = HttpApi.at(port, "openapi/recommender.yaml", TestTokens.shared());
      Patience.await()
          .untilAsserted(() ->
              assertThat(
                      there
                          .as("acme", "lead", "signals:read")
                          .get("/v1/contrasts?policy=openers&basis=RANDOMISED")
                          .json())
                  .isEqualTo(reader().get("/v1/contrasts?policy=openers&basis=RANDOMISED").json()));
    }
  }

  @Test
  void listsWhatIsAskedForInPages() {
    var holding =
        reader().get("/v1/contrasts?policy=openers&tier=HOLDS&basis=RANDOMISED").expect(200).json();
    assertThat(holding.path("items"))
        .isNotEmpty()
        .allMatch(each -> each.at("/tier").asString().equals("HOLDS"));
    var all = reader().get("/v1/contrasts?policy=openers").expect(200).json().path("items");
    var page = reader().get("/v1/contrasts?policy=openers&limit=1").expect(200).json();
    assertThat(page.path("items")).hasSize(1);
    assertThat(page.path("items").get(0)).isEqualTo(all.get(0));
    var next =
        reader()
            .get(
                "/v1/contrasts?policy=openers&limit=1&cursor="
                    + encoded(page.at("/next").asString()))
            .expect(200)
            .json();
    assertThat(next.path("items").get(0)).isEqualTo(all.get(1));
  }

  @Test
  void knowsNoOtherContrastsAndPolicies() {
    reader().get("/v1/contrasts?policy=none").expectProblem(404, "not-found");
    service
        .api()
        .as("acme", "lead", "policies:write")
        .post("/v1/revisions", "{\"policy\": \"none\"}")
        .expectProblem(404, "not-found");
    reader().get("/v1/contrasts/none/suggestions").expectProblem(404, "not-found");
    reader()
        .get("/v1/contrasts/openers.0123456789abcdef/suggestions")
        .expectProblem(404, "not-found");
    service
        .api()
        .as("other", "lead", "signals:read")
        .get("/v1/contrasts?policy=openers")
        .expectProblem(404, "not-found");
  }

  private static JsonNode find(Answers answers, String plan) {
    for (var each : answers.contrasts.path("items")) {
      if (each.at("/place/0/value").asString("").equals(plan)
          && each.at("/basis").asString().equals("RANDOMISED")) {
        return each;
      }
    }
    throw new AssertionError("no contrast at " + plan + ": " + answers.contrasts);
  }
}
