package org.doubleloop.recommender.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.doubleloop.kit.test.HttpApi;
import org.doubleloop.kit.test.Patience;
import org.doubleloop.recommender.process.Service;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Half a year through the API: 20 actions a week by `short`, 60 by `long`, which succeeds in every
/// third until it does in every twelfth.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportControllerTest {
  private static final String CONTENT =
      """
      {"hypothesis": "h", "mode": "EXPLORE", "exploration": {"share": 1.0, "floor": 1.0},
       "metric": {"outcome": "replied", "direction": "INCREASE", "window": "P7D"},
       "watch": [{"id": "left", "outcome": "unsubscribed", "direction": "DECREASE"}],
       "leading": [{"id": "opened", "outcome": "opened", "direction": "INCREASE"}],
       "attributes": [{"name": "plan", "type": "STRING", "values": ["free", "paid"]},
         {"name": "city", "type": "STRING"}],
       "options": [{"id": "short"}, {"id": "long"}]}\
      """;

  private static final Service SERVICE = Service.shared();
  private final LocalDate thisWeek =
      LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC).with(DayOfWeek.MONDAY);
  private final LocalDate firstWeek = thisWeek.minusWeeks(28);
  private final LocalDate changed = thisWeek.minusWeeks(10);

  @BeforeAll
  void foldHalfAYear() {
    SERVICE.policy("told", 1, CONTENT);
    SERVICE.awaitPolicy("told", 1);
    for (var week = firstWeek; week.isBefore(thisWeek.minusWeeks(1)); week = week.plusWeeks(1)) {
      int each = week.isBefore(changed) ? 3 : 12;
      for (int n = 0; n < 60; n++) {
        done(week, n, "long", n % each == 0);
      }
      for (int n = 60; n < 80; n++) {
        done(week, n, "short", n % 2 == 0);
      }
    }
    var suggesting = SERVICE.api().as("acme", "ada", "suggestions");
    for (int n = 0; n < 10; n++) {
      suggesting
          .post(
              "/v1/suggestions",
              Map.of(
                  "id",
                  "told-" + n,
                  "policy",
                  "told",
                  "subject",
                  "told-" + n,
                  "context",
                  Map.of("plan", "free")))
          .expect(201);
    }
    suggesting.post("/v1/suggestions/told-0/feedback", Map.of("state", "FOLLOWED")).expect(201);
    Patience.await()
        .untilAsserted(() -> {
          var results = reader().get("/v1/results?policy=told").expect(200);
          assertThat(results.at("/rows/0/actions")).isEqualTo("2160");
          assertThat(results.at("/rows/0/metric/successes")).isEqualTo("675");
          assertThat(results.at("/rows/0/metric/pending")).isEqualTo("0");
          assertThat(results.at("/rows/0/suggested")).isEqualTo("10");
          assertThat(results.at("/rows/0/followed")).isEqualTo("1");
        });
  }

  private static void done(LocalDate week, int n, String option, boolean replied) {
    var at = week.atStartOfDay(ZoneOffset.UTC).toInstant().plus(Duration.ofHours(n));
    var id = "told-%s-%d".formatted(week, n);
    var what =
        """
        "version": 1, "option": "%s", "trigger": "%s", "channel": "%s",
         "context": {"plan": "%s", "city": "x"}\
        """
            .formatted(
                option,
                n % 2 == 0 ? "=cmd()" : "renewal",
                n % 4 == 0 ? "email" : "phone",
                n % 5 == 0 ? "free" : "paid");
    SERVICE.acted(
        "told",
        id,
        "s",
        at,
        ", \"actor\": {\"kind\": \"%s\", \"id\": \"ada\"}, ".formatted(actor(n)) + what);
    if (replied) {
      SERVICE
          .upstreams()
          .signal(
              """
              {"kind": "CONNECTED", "id": "%1$s/1", "organization": "acme", "recordedAt": "%2$s",
               "connected": {"action": "%1$s", "n": 1, "actionAt": "%3$s", "subject": "s",
                 "units": {"subject": "u"}, "policy": "told", "actor": "%4$s", %5$s, "previous": [],
                 "outcomes": [{"id": "%1$s-o", "type": "replied", "value": 1, "final": false,
                   "certainty": "CERTAIN", "at": "%2$s"}]}}\
              """
                  .formatted(id, at.plus(Duration.ofDays(2)), at, actor(n), what));
    }
  }

  private static String actor(int n) {
    return n % 3 == 0 ? "AGENT" : "PERSON";
  }

  @Test
  void tellsWhatOptionsHaveComeTo() {
    var results = reader().get("/v1/results?policy=told").expect(200);
    assertThat(results.json().path("rows")).hasSize(3);
    assertThat(results.at("/rows/0/option")).isEmpty();
    assertThat(results.at("/rows/1/option")).isEqualTo("short");
    assertThat(results.at("/rows/1/metric/closed")).isEqualTo("540");
    assertThat(results.at("/rows/1/metric/rate")).isEqualTo("0.5");
    // Wilson's interval for 270 of 540, reckoned apart
    assertThat(results.json().at("/rows/1/metric/low").doubleValue()).isBetween(0.4579, 0.4581);
    assertThat(results.json().at("/rows/1/metric/high").doubleValue()).isBetween(0.5419, 0.5421);
    assertThat(results.at("/rows/2/metric/successes")).isEqualTo("405");
    assertThat(results.at("/rows/2/watch/0/successes")).isEqualTo("0");
    assertThat(results.at("/rows/2/leading/0/id")).isEqualTo("opened");
    assertThat(results.at("/metrics/1/role")).isEqualTo("WATCH");
    assertThat(results.at("/rows/0/drawn")).isEqualTo("10");
    assertThat(results.json().path("delays")).hasSize(16);
    assertThat(results.at("/delays/15/after")).isEqualTo("PT168H");
    assertThat(results.at("/delays/3/share")).isEqualTo("0.0");
    assertThat(results.at("/delays/4/share")).isEqualTo("1.0");
    assertThat(results.json().path("messages").toString())
        .contains(
            "GET /v1/quality?policy=told",
            "100 % of the suggestions were drawn with known probabilities");
  }

  @Test
  void dividesThem() {
    var divided = reader().get("/v1/results?policy=told&by=plan&by=actor").expect(200);
    assertThat(divided.json().path("rows")).hasSize(1 + 2 * 2 * 2);
    assertThat(divided.at("/rows/1/values/0/by")).isEqualTo("plan");
    assertThat(divided.at("/rows/1/values/0/value")).isEqualTo("free");
    assertThat(divided.at("/rows/1/values/1/value")).isEqualTo("AGENT");
    assertThat(divided.json().at("/rows/1").has("suggested")).isFalse();
    var byPlan = reader().get("/v1/results?policy=told&by=context.plan").expect(200);
    assertThat(byPlan.at("/rows/1/suggested").isEmpty()).isFalse();
    assertThat(byPlan.json().at("/rows/1").has("followed")).isFalse();
    var byVersion = reader().get("/v1/results?policy=told&by=version&option=short").expect(200);
    assertThat(byVersion.json().path("rows")).hasSize(2);
    assertThat(byVersion.at("/rows/1/values/0/value")).isEqualTo("1");
    var twoWeeks =
        reader()
            .get(
                "/v1/results?policy=told&by=week&from=%s&to=%s"
                    .formatted(firstWeek, firstWeek.plusWeeks(1)))
            .expect(200);
    assertThat(twoWeeks.json().path("rows")).hasSize(5);
    assertThat(twoWeeks.at("/rows/0/actions")).isEqualTo("160");
    assertThat(twoWeeks.at("/rows/1/values/0/value")).isEqualTo(firstWeek.toString());
  }

  @Test
  void saysSinceWhenAnEffectIsAnother() {
    var series = reader().get("/v1/results/series?policy=told").expect(200);
    assertThat(series.json().path("weeks")).hasSize(2 * 27);
    assertThat(series.json().path("changes")).hasSize(1);
    assertThat(series.at("/changes/0/option")).isEqualTo("long");
    assertThat(series.at("/changes/0/since")).isEqualTo(changed.toString());
    assertThat(series.at("/changes/0/message"))
        .startsWith("since the week of %s `long` succeeds 75 %% less often: ".formatted(changed))
        .endsWith(" instead of 360 of 1,080");
    assertThat(series.json().at("/changes/0/evidence").doubleValue()).isGreaterThan(20);
    var one =
        reader().get("/v1/results/series?policy=told&option=short&from=" + firstWeek).expect(200);
    assertThat(one.json().path("weeks")).hasSize(27);
    assertThat(one.json().path("changes")).isEmpty();
  }

  @Test
  void writesATableThatNoSpreadsheetTakesForFormulas() {
    var table = reader().get("/v1/results/csv?policy=told&by=trigger").expect(200).text();
    assertThat(table.lines().findFirst().orElseThrow())
        .startsWith(
            "option,trigger,actions,suggested,drawn,followed,changed,ignored,replied known");
    assertThat(table).contains("\r\n").contains("short,'=cmd(),").doesNotContain(",=cmd");
    // suggestions were asked for without a trigger
    assertThat(table.lines()).hasSize(1 + 1 + 2 * 3);
  }

  @ParameterizedTest
  @CsvSource({
    "city, divides nothing",
    "industry, is no attribute of version 1",
    "context.version, is no attribute",
    "%3Dplan, is no attribute"
  })
  void saysByWhatItIsNotDivided(String by, String fault) {
    var problem = reader().get("/v1/results?policy=told&by=" + by);
    problem.expectProblem(422, "not-divided");
    assertThat(problem.at("/errors/0/pointer")).isEqualTo("by");
    assertThat(problem.at("/errors/0/message")).contains(fault, "`plan`", "`week`");
  }

  @Test
  void refusesTheSameTwice() {
    reader()
        .get("/v1/results?policy=told&by=plan&by=context.plan")
        .expectProblem(422, "not-divided");
    reader().get("/v1/results?policy=told&by=week&by=week").expectProblem(422, "not-divided");
    reader()
        .get("/v1/results?policy=told&by=week&by=plan&by=actor")
        .expectProblem(400, "invalid-request");
  }

  @Test
  void twoAttributesAreNotToldApartByWeek() {
    var problem = reader().get("/v1/results?policy=told&by=plan&by=actor&from=" + firstWeek);
    problem.expectProblem(422, "not-divided");
    assertThat(problem.at("/errors/0/pointer")).isEqualTo("from");
  }

  @ParameterizedTest
  @ValueSource(strings = {"results", "results/csv", "results/series"})
  void asksForWeeksThatThereAre(String path) {
    var since = "/v1/%s?policy=told&from=".formatted(path);
    var tuesday = reader().get(since + firstWeek.plusDays(1));
    tuesday.expectProblem(400, "invalid-request");
    assertThat(tuesday.at("/errors/0/message")).contains("must be a Monday, such as " + firstWeek);
    reader().get(since + thisWeek + "&to=" + firstWeek).expectProblem(400, "invalid-request");
    reader().get(since + thisWeek.minusWeeks(520)).expectProblem(400, "invalid-request");
    reader().get(since + "yesterday").expectProblem(400, "invalid-request");
    reader().get(since + thisWeek.minusWeeks(103)).expect(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"results", "results/csv", "results/series"})
  void nobodyReadsWhatIsAnothers(String path) {
    var asked = "/v1/%s?policy=told".formatted(path);
    SERVICE.api().as("other", "eve", "signals:read").get(asked).expectProblem(404, "not-found");
    SERVICE.api().as("acme", "ada", "suggestions").get(asked).expect(403);
    reader().get("/v1/%s?policy=a%%20b".formatted(path)).expectProblem(400, "invalid-request");
  }

  @Test
  void saysWhatBeganAnewAndWhichOptionsAreGone() {
    SERVICE.policy("anew", 1, anew("replied", "old", "kept"));
    SERVICE.policy("anew", 2, anew("converted", "kept", "new"));
    SERVICE.awaitPolicy("anew", 2);
    var at = Instant.now(Clock.systemUTC()).minus(Duration.ofDays(1));
    for (int n = 0; n < 6; n++) {
      SERVICE.acted(
          "anew",
          "anew-" + n,
          "s",
          at,
          ", \"version\": %d, \"option\": \"%s\"".formatted(n < 4 ? 1 : 2, n < 3 ? "old" : "kept"));
    }
    Patience.await()
        .untilAsserted(() ->
            assertThat(reader().get("/v1/results?policy=anew").at("/rows/0/actions"))
                .isEqualTo("6"));
    var results = reader().get("/v1/results?policy=anew").expect(200);
    assertThat(results.json().path("messages").toString())
        .contains("4 of 6 actions are in no rate", "(version 1: `replied` within 7 days)")
        .contains("2 of 2 actions (100 %) are pending")
        .contains("Not among the options of version 2 any more: `old`");
    assertThat(results.json().path("rows")).hasSize(4);
    assertThat(results.at("/rows/1/option")).isEqualTo("kept");
    assertThat(results.at("/rows/1/actions")).isEqualTo("3");
    assertThat(results.at("/rows/1/metric/pending")).isEqualTo("2");
    assertThat(results.json().at("/rows/1/metric").has("rate")).isFalse();
    assertThat(results.at("/rows/3/option")).isEqualTo("old");
  }

  private static String anew(String outcome, String one, String other) {
    return """
    {"hypothesis": "h", "mode": "SUGGEST",
     "metric": {"outcome": "%s", "direction": "INCREASE", "window": "P7D"},
     "options": [{"id": "%s"}, {"id": "%s"}]}\
    """
        .formatted(outcome, one, other);
  }

  @Test
  void moreRowsThanAnyoneReadsAreRefused() {
    SERVICE.policy("wide", 1, wide());
    SERVICE.awaitPolicy("wide", 1);
    var at = Instant.now(Clock.systemUTC()).minus(Duration.ofDays(9));
    for (int n = 0; n < 1_200; n++) {
      SERVICE.acted(
          "wide",
          "wide-" + n,
          "s",
          at,
          ", \"version\": 1, \"option\": \"o%d\", \"context\": {\"k\": \"v%d\"}"
              .formatted(n % 40, n / 40));
    }
    Patience.await()
        .untilAsserted(() ->
            assertThat(reader().get("/v1/results?policy=wide").at("/rows/0/actions"))
                .isEqualTo("1200"));
    var problem = reader().get("/v1/results?policy=wide&by=k");
    problem.expectProblem(422, "too-many-rows");
    assertThat(problem.at("/detail")).contains("1,201", "for one option");
    reader().get("/v1/results?policy=wide&by=k&option=o7").expect(200);
  }

  private static String wide() {
    var options = new StringBuilder();
    var values = new StringBuilder();
    for (int n = 0; n < 40; n++) {
      options.append(n == 0 ? "" : ",").append("{\"id\": \"o%d\"}".formatted(n));
      values.append(n == 0 ? "" : ",").append("\"v%d\"".formatted(n));
    }
    return """
    {"hypothesis": "h", "mode": "SUGGEST",
     "metric": {"outcome": "replied", "direction": "INCREASE", "window": "P7D"},
     "attributes": [{"name": "k", "type": "STRING", "values": [%s]}], "options": [%s]}\
    """
        .formatted(values, options);
  }

  private static HttpApi reader() {
    return SERVICE.api().as("acme", "ada", "signals:read");
  }
}
