package org.doubleloop.signal.note;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.doubleloop.signal.RunningService;
import org.doubleloop.signal.capture.Signals;
import org.doubleloop.signal.capture.Sought;
import org.doubleloop.signal.policy.KnownArchival;
import org.doubleloop.signal.policy.KnownPolicies;
import org.doubleloop.signal.type.SignalTypes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// What is stored and will not count is said to whoever sends it.
class NotesTest extends RunningService {
  private static final String ACME = "noted";
  private static final String SIGNALS = "/v1/signals";

  @Autowired private SignalTypes types;
  @Autowired private Signals signals;
  @Autowired private KnownPolicies known;

  @BeforeEach
  void knowThePolicies() {
    policy(ACME, "hello", 1);
    policy(ACME, "hello", 2);
    policy(ACME, "outreach", 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "policy": "hallo", "option": "short"                    | UNKNOWN_POLICY    | /policy        | hello
          "policy": "Hello", "option": "short"                    | UNKNOWN_POLICY    | /policy        | hello
          "policy": "sales", "option": "short"                    | UNKNOWN_POLICY    | /policy        |
          "policy": "hello", "version": 9, "option": "short"      | UNKNOWN_VERSION   | /version       | 2
          "policy": "hello", "option": "shrot"                    | UNKNOWN_OPTION    | /option        | short
          "policy": "hello", "version": 1, "option": "medium"     | UNKNOWN_OPTION    | /option        |
          "policy": "hello"                                       | NO_OPTION         | /option        |
          "option": "short"                                       | NO_POLICY         | /policy        |
          "policy": "hello", "option": "long", "context": {"plan": "Paid"}  | UNKNOWN_VALUE     | /context/plan  | paid
          "policy": "hello", "option": "long", "context": {"plan": "gold"}  | UNKNOWN_VALUE     | /context/plan  |
          "policy": "hello", "option": "long", "context": {"plan": true}    | WRONG_TYPE        | /context/plan  |
          "policy": "hello", "option": "long", "context": {"touch": "2"}    | WRONG_TYPE        | /context/touch |
          "policy": "hello", "option": "long", "context": {"vip": "yes"}    | WRONG_TYPE        | /context/vip   |
          "policy": "hello", "option": "long", "context": {"Plan": "paid"}  | UNKNOWN_ATTRIBUTE | /context/Plan  | plan
          "policy": "hello", "option": "long", "context": {"tuoch": 1}      | UNKNOWN_ATTRIBUTE | /context/tuoch | touch
          """)
  void anActionThatWillNotCountIsStoredAndSaysWhy(
      String said, String code, String pointer, String nearest) {
    var body = "{\"subject\": \"c\", %s}".formatted(said);
    var stored = caller(ACME).post("/v1/actions", body).expect(201);
    assertThat(stored.json().path("notes")).as(stored.text()).hasSize(1);
    assertThat(stored.at("/notes/0/code")).isEqualTo(code);
    assertThat(stored.at("/notes/0/pointer")).isEqualTo(pointer);
    assertThat(stored.at("/notes/0/message")).isNotEmpty();
    assertThat(stored.json().at("/notes/0").has("nearest")).isEqualTo(nearest != null);
    if (nearest != null) {
      assertThat(stored.at("/notes/0/nearest")).isEqualTo(nearest);
    }
  }

  @Test
  void anActionUnderAnArchivedPolicyCountsAndIsToldSo() {
    var at = Instant.parse("2026-06-01T00:00:00Z");
    known.add(new KnownArchival(ACME, "outreach", 1, true, at));
    var body = "{\"subject\": \"c\", \"policy\": \"outreach\", \"option\": \"short\"}";
    var stored = caller(ACME).post("/v1/actions", body).expect(201);
    assertThat(stored.json().path("notes")).as(stored.text()).hasSize(1);
    assertThat(stored.at("/notes/0/code")).isEqualTo("ARCHIVED_POLICY");
    assertThat(stored.at("/notes/0/message")).contains("2026-06-01", "counts");
    known.add(new KnownArchival(ACME, "outreach", 2, false, at));
    assertThat(caller(ACME).post("/v1/actions", body).json().has("notes")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "policy": "hello", "version": 1, "option": "short", "context": {"plan": "paid", "touch": 3, "vip": false}
          "policy": "hello", "option": "short", "context": {"region": "north", "Plan": "gold", "plan": "free"}
          "policy": "hello", "option": "short", "at": "2025-01-01T00:00:00Z"
          "trigger": "a walk-in"
          """)
  void ofWhatCountsNothingIsSaid(String said) {
    var stored =
        caller(ACME).post("/v1/actions", "{\"subject\": \"c\", %s}".formatted(said)).expect(201);
    assertThat(stored.json().has("notes")).isFalse();
  }

  @Test
  void everyFaultOfAnActionIsSaidAtOnce() {
    var stored =
        caller(ACME)
            .post(
                "/v1/actions",
                """
                {"subject": "c", "policy": "hello", "option": "shrot",
                 "context": {"plan": "Paid", "touch": "2", "VIP": true}}
                """)
            .expect(201);
    assertThat(codes(stored.json().path("notes")))
        .containsExactlyInAnyOrder(
            "UNKNOWN_OPTION", "UNKNOWN_VALUE", "WRONG_TYPE", "UNKNOWN_ATTRIBUTE");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"type\": \"Replied\"',UNKNOWN_OUTCOME,/type,replied",
    "'\"type\": \"repleid\"',UNKNOWN_OUTCOME,/type,replied",
    "'\"type\": \"revenue\"',UNKNOWN_OUTCOME,/type,",
    "'\"type\": \"replied\", \"certainty\": \"WEAK\"',WEAK,/certainty,",
    "'\"type\": \"replied\"',,,",
    "'\"type\": \"unsubscribed\"',,,"
  })
  void anOutcomeThatNoPolicyCountsIsStoredAndSaysSo(
      String said, String code, String pointer, String nearest) {
    var api = caller(ACME);
    var action = api.post("/v1/actions", "{\"subject\": \"c\"}").expect(201).at("/id");
    var stored =
        api.post("/v1/actions/" + action + "/outcomes", "{%s}".formatted(said)).expect(201);
    assertThat(stored.json().has("notes")).isEqualTo(code != null);
    if (code != null) {
      assertThat(stored.at("/notes/0/code")).isEqualTo(code);
      assertThat(stored.at("/notes/0/pointer")).isEqualTo(pointer);
      assertThat(stored.json().at("/notes/0/nearest").asString(""))
          .isEqualTo(nearest == null ? "" : nearest);
    }
  }

  @Test
  void aRepeatIsToldTheSameWhateverHasBecomeKnownMeanwhile() {
    var api = caller(ACME);
    var body =
        "{\"id\": \"early\", \"subject\": \"c\", \"policy\": \"later\", \"option\": \"long\"}";
    var first = api.post("/v1/actions", body).expect(201);
    assertThat(first.at("/notes/0/code")).isEqualTo("UNKNOWN_POLICY");
    policy(ACME, "later", 1);
    assertThat(api.post("/v1/actions", body).expect(201).text()).isEqualTo(first.text());
    var event =
        event(
            "action", "early", "{\"subject\": \"c\", \"policy\": \"later\", \"option\": \"long\"}");
    var one = api.with("Content-Type", ONE).post(SIGNALS, event).expect(200);
    assertThat(one.at("/notes/0/pointer")).isEqualTo("/data/policy");
    var fresh = api.post("/v1/actions", body.replace("early", "late")).expect(201);
    assertThat(fresh.json().has("notes")).isFalse();
  }

  @Test
  void theEventsOfABatchAreNotedEachWithPointersIntoTheirData() {
    var api = caller(ACME).with("Content-Type", MANY);
    var batch =
        List.of(
                event(
                    "action",
                    "b-1",
                    "{\"subject\": \"c\", \"policy\": \"hello\", \"option\": \"short\"}"),
                event(
                    "action",
                    "b-2",
                    "{\"subject\": \"c\", \"policy\": \"hello\", \"option\": \"short\","
                        + " \"context\": {\"plan\": \"Paid\"}}"),
                event("outcome", "b-3", "{\"action\": \"b-1\", \"type\": \"Replied\"}"))
            .toString();
    for (var status : List.of("STORED", "DUPLICATE")) {
      var results = api.post(SIGNALS, batch).expect(207).json().path("results");
      assertThat(results.valueStream().map(each -> each.path("status").stringValue()))
          .containsOnly(status);
      assertThat(results.path(0).has("notes")).isFalse();
      assertThat(results.at("/1/notes/0/pointer").stringValue()).isEqualTo("/data/context/plan");
      assertThat(results.at("/1/notes/0/nearest").stringValue()).isEqualTo("paid");
      assertThat(results.at("/2/notes/0/code").stringValue()).isEqualTo("UNKNOWN_OUTCOME");
    }
  }

  @Test
  void theyGoWithTheSubject() {
    caller("noted-personal")
        .post(
            "/v1/actions",
            "{\"id\": \"a\", \"subject\": \"c\", \"policy\": \"nothing\", \"option\": \"x\"}")
        .expect(201);
    Document stored = signals.newest("noted-personal", Sought.ANY, null, 1).items().getFirst();
    assertThat(stored).containsKey("notes");
    assertThat(types.named("ACTION").personalData().fields()).contains("notes");
  }

  private static List<String> codes(JsonNode notes) {
    return notes.valueStream().map(each -> each.path("code").stringValue()).toList();
  }
}
