package org.doubleloop.recommender.optout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.kit.test.Patience.await;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.doubleloop.kit.test.HttpApi;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.process.Service;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// To whoever has opted out nothing is suggested, and nothing is written.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeftAloneTest {
  private static final String CONTENT =
      """
      {"hypothesis": "h", "mode": "%s", "exploration": {"share": 1}, "unit": "%s",
       "metric": {"outcome": "replied", "direction": "INCREASE", "window": "P14D"},
       "options": [{"id": "a"}, {"id": "b"}, {"id": "c"}],
       "rules": [{"id": "no-c", "effect": "AVOID", "options": ["c"], "reason": "r"}],
       "guidance": [{"id": "short", "text": "Be brief."}]}\
      """;

  private final AtomicInteger number = new AtomicInteger();
  private Service service;
  private HttpApi api;

  @BeforeAll
  void start() {
    service = Service.shared();
    for (var mode : new String[] {"OBSERVE", "SUGGEST", "EXPLORE"}) {
      service.policy("alone-" + mode, 1, CONTENT.formatted(mode, "SUBJECT"));
    }
    service.policy("alone-accounts", 1, CONTENT.formatted("EXPLORE", "ACCOUNT"));
    service.awaitPolicy("alone-accounts", 1);
    api = service.api().as("acme", "rep", "suggestions");
  }

  @ParameterizedTest
  @ValueSource(strings = {"OBSERVE", "SUGGEST", "EXPLORE"})
  void nothingIsEligibleInAnyModeUntilItIsTakenBack(String mode) {
    var policy = "alone-" + mode;
    var subject = "alone-in-" + mode;
    var before = ask(policy, subject, null);
    assertThat(before.at("/ranked")).hasSize(2);
    var at = Instant.parse("2026-11-20T10:00:00Z");
    say("o-" + mode, true, UnitKind.SUBJECT, subject, null, at);
    awaitOut(policy, subject);
    var after = ask(policy, subject, null);
    for (var none : new String[] {"option", "propensity", "baseline", "repeats"}) {
      assertThat(after.has(none)).as(none).isFalse();
    }
    for (var empty : new String[] {"ranked", "excluded", "guidance"}) {
      assertThat(after.path(empty)).as(empty).isEmpty();
    }
    assertThat(after.at("/explored").asBoolean()).isFalse();
    assertThat(after.at("/nothing").asString())
        .isEqualTo("The subject has opted out of all policies since 2026-11-20T10:00:00.000Z");
    assertThat(after.at("/optedOut"))
        .isEqualTo(
            Service.JSON.readTree(
                """
                {"scope": "SUBJECT", "since": "2026-11-20T10:00:00.000Z", "optOut": "o-%s"}\
                """
                    .formatted(mode)));
    say("i-" + mode, false, UnitKind.SUBJECT, subject, null, at.plusSeconds(1));
    await().until(() -> optedOut(policy, subject).isEmpty());
    var again = ask(policy, subject, null);
    assertThat(again.at("/ranked")).hasSize(2);
    assertThat(again.at("/option")).isEqualTo(before.at("/option"));
    assertThat(again.has("repeats")).as("the episode goes on").isEqualTo(mode.equals("EXPLORE"));
  }

  @Test
  void anAccountIsOutWithAllItsSubjectsUnderEveryUnit() {
    say("o-firm", true, UnitKind.ACCOUNT, "firm-out", "alone-accounts", Instant.EPOCH);
    say("o-firm-2", true, UnitKind.ACCOUNT, "firm-out", "alone-SUGGEST", Instant.EPOCH);
    await()
        .until(() ->
            optOuts()
                .of(
                    new PolicyKey("acme", "alone-SUGGEST"),
                    null,
                    Service.unit(UnitKind.ACCOUNT, "firm-out"))
                .isPresent());
    for (var policy : new String[] {"alone-accounts", "alone-SUGGEST"}) {
      var asked = ask(policy, "anybody", "firm-out");
      assertThat(asked.has("option")).isFalse();
      assertThat(asked.at("/optedOut/scope").asString()).isEqualTo("ACCOUNT");
      assertThat(asked.at("/optedOut/policy").asString()).isEqualTo(policy);
      assertThat(asked.at("/nothing").asString())
          .startsWith("The account has opted out of this policy since 1970");
    }
    assertThat(ask("alone-EXPLORE", "anybody", "firm-out").has("option")).isTrue();
    assertThat(ask("alone-SUGGEST", "anybody", "other-firm").has("option")).isTrue();
  }

  @Test
  void nothingIsWrittenForWhatWasSuggestedBefore() {
    var toSubject = ask("alone-SUGGEST", "drafted", null).at("/id").asString();
    var toAccount = ask("alone-accounts", "drafted", "drafting").at("/id").asString();
    var toAnother = ask("alone-accounts", "other", "drafting").at("/id").asString();
    for (var suggestion : new String[] {toSubject, toAccount, toAnother}) {
      api.post("/v1/drafts", Map.of("suggestion", suggestion)).expect(200);
    }
    say("o-drafted", true, UnitKind.SUBJECT, "drafted", null, Instant.EPOCH);
    awaitOut("alone-SUGGEST", "drafted");
    for (var suggestion : new String[] {toSubject, toAccount}) {
      api.post("/v1/drafts", Map.of("suggestion", suggestion))
          .expectProblem(422, "opted-out", "/suggestion");
    }
    api.post("/v1/drafts", Map.of("suggestion", toAnother)).expect(200);
    say("o-drafting", true, UnitKind.ACCOUNT, "drafting", null, Instant.EPOCH);
    await()
        .untilAsserted(() ->
            api.post("/v1/drafts", Map.of("suggestion", toAnother))
                .expectProblem(422, "opted-out", "/suggestion"));
  }

  @Test
  void aQuestionThatIsRepeatedIsAnsweredAsBefore() {
    var question = Map.of("id", "alone-again", "policy", "alone-SUGGEST", "subject", "asked-twice");
    var before = api.post("/v1/suggestions", question).expect(201);
    say("o-twice", true, UnitKind.SUBJECT, "asked-twice", null, Instant.EPOCH);
    awaitOut("alone-SUGGEST", "asked-twice");
    assertThat(api.post("/v1/suggestions", question).expect(201).text()).isEqualTo(before.text());
  }

  @Test
  void isKnownAfterARestartBeforeAnythingIsFollowed() {
    try (var service = new Service()) {
      service.policy(1, CONTENT.formatted("SUGGEST", "SUBJECT"));
      service.awaitPolicy("outreach", 1);
      service.upstreams().signal(told("o", true, UnitKind.SUBJECT, "ada", null, Instant.EPOCH));
      var key = new PolicyKey("acme", "outreach");
      var unit = Service.unit(UnitKind.SUBJECT, "ada");
      await().until(() -> service.bean(OptOuts.class).of(key, unit, null).isPresent());
      service.upstreams().down(true);
      service.store().collection("snapshots").drop();
      service.restart();
      var question = Map.of("policy", "outreach", "subject", "ada");
      var asked = service.api().as("acme", "rep", "suggestions").post("/v1/suggestions", question);
      assertThat(asked.expect(201).at("/optedOut/optOut")).isEqualTo("o");
    }
  }

  private JsonNode ask(String policy, String subject, @Nullable String account) {
    var question = new HashMap<String, Object>();
    question.put("id", "alone-" + number.incrementAndGet());
    question.put("policy", policy);
    question.put("subject", subject);
    if (account != null) {
      question.put("account", account);
    }
    return api.post("/v1/suggestions", question).expect(201).json();
  }

  private OptOuts optOuts() {
    return service.bean(OptOuts.class);
  }

  private Optional<OptedOut> optedOut(String policy, String subject) {
    return optOuts()
        .of(new PolicyKey("acme", policy), Service.unit(UnitKind.SUBJECT, subject), null);
  }

  private void awaitOut(String policy, String subject) {
    await().until(() -> optedOut(policy, subject).isPresent());
  }

  private void say(
      String id, boolean out, UnitKind scope, String value, @Nullable String policy, Instant at) {
    service.upstreams().signal(told(id, out, scope, value, policy, at));
  }

  private static String told(
      String id, boolean out, UnitKind scope, String value, @Nullable String policy, Instant at) {
    return """
    {"kind": "OPT_OUT", "id": "%s", "organization": "acme", "recordedAt": "%s",
     "optOut": {"id": "%s", "scope": "%s", "unit": "%s", "%s": "%s", "state": "%s",
       "at": "%s", "recordedAt": "%s"%s}}\
    """
        .formatted(
            id,
            at,
            id,
            scope,
            Service.unit(scope, value),
            scope.name().toLowerCase(Locale.ROOT),
            value,
            out ? "OUT" : "IN",
            at,
            at,
            policy == null ? "" : ", \"policy\": \"" + policy + "\"");
  }
}
