package org.doubleloop.policy.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.policy.test.Outreach.content;
import static org.doubleloop.policy.test.Outreach.newPolicy;
import static org.doubleloop.policy.test.Outreach.newProposal;
import static org.doubleloop.policy.test.Outreach.with;

import java.util.Arrays;
import java.util.List;
import org.doubleloop.policy.test.PolicyApi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Checks over HTTP; every answer is held against the contract.
class CheckControllerTest {
  private static final String MANAGER =
      "{\"industry\": \"retail\", \"seniority\": \"Manager\", \"employees\": 20}";
  private static final String CUSTOMER =
      "{\"industry\": \"financial-services\", \"seniority\": \"VP\", \"customer\": true,"
          + " \"employees\": 900}";

  private final PolicyApi reader =
      PolicyApi.inNewOrganization("reader", "policies:read policies:write");

  @BeforeEach
  void makeVersionOne() {
    reader.post("/v1/policies", newPolicy("outreach"));
  }

  @Test
  void saysWhatIsLeftInEachContextAndWhy() {
    var check = check(body(MANAGER, CUSTOMER));
    assertThat(check.at("/version").asInt()).isEqualTo(1);
    assertThat(texts(check, "/contexts/0/eligible"))
        .containsExactly("efficiency-email", "sustainability-email");
    assertThat(ids(check.at("/contexts/0/fired")))
        .containsExactly("no-calls-in-retail", "managers-by-email");
    assertThat(check.at("/contexts/0").has("decidedBy")).isFalse();
    assertThat(texts(check, "/contexts/1/eligible"))
        .containsExactly("efficiency-call", "efficiency-email", "sustainability-email");
    assertThat(check.at("/contexts/1/decidedBy/id").asString()).isEqualTo("customers-by-phone");
    assertThat(check.at("/untold").asInt()).isZero();
  }

  @Test
  void saysWhyASuggestionWouldBeRefused() {
    var check = check(body("{\"industry\": \"mining\", \"age\": 3, \"customer\": \"yes\"}"));
    assertThat(check.at("/contexts/0/faults").valueStream())
        .extracting(fault -> fault.at("/attribute").asString() + " " + fault.at("/kind").asString())
        .containsExactlyInAnyOrder(
            "industry VALUE", "age UNDECLARED", "customer TYPE", "seniority REQUIRED");
    assertThat(check.at("/contexts/0/eligible")).isEmpty();
    assertThat(check.at("/given/refused").asInt()).isEqualTo(1);
  }

  @Test
  void goesThroughAllThatConditionsCanTellApart() {
    var declared = check(body()).at("/declared");
    assertThat(declared.at("/isExhaustive").asBoolean()).isTrue();
    // two industries, two seniorities, customer or not or not said, up to 500 employees or more or
    // just as many or not said
    assertThat(declared.at("/number").asInt()).isEqualTo(2 * 2 * 3 * 4);
    assertThat(declared.at("/withoutOption").asInt()).isZero();
    assertThat(rule(declared, "no-calls-in-retail").at("/fires").asInt()).isEqualTo(24);
    assertThat(rule(declared, "customers-by-phone").at("/state").asString()).isEqualTo("DECIDES");
  }

  @Test
  void findsContextsWithoutAnOptionRulesThatAreShadowedAndThoseThatNeverHold() {
    var draft = content("draft");
    with(
        draft,
        "/guardrails/1",
        """
        {"id": "no-mail", "when": "seniority == 'Manager'", "matching": {"channel": "email"},
         "reason": "They asked us."}\
        """);
    with(
        draft,
        "/rules/2",
        """
        {"id": "late", "when": "customer && employees > 1000.0", "effect": "PREFER",
         "options": ["efficiency-call"], "reason": "Too late."}\
        """);
    with(
        draft,
        "/rules/3",
        """
        {"id": "impossible", "when": "customer && !customer", "effect": "PREFER",
         "options": ["efficiency-email"], "reason": "Nobody."}\
        """);
    var body = body(MANAGER);
    body.set("content", draft);
    var check = check(body);
    assertThat(check.has("version")).isFalse();
    var declared = check.at("/declared");
    assertThat(declared.at("/withoutOption").asInt()).isEqualTo(declared.at("/number").asInt() / 2);
    assertThat(declared.at("/examples/0/sentence").asString())
        .contains("guardrail `no-mail` (They asked us.)");
    assertThat(check.at("/contexts/0/nothing").asString())
        .contains("no-mail", "no-calls-in-retail");
    assertThat(check.at("/given/withoutOption").asInt()).isEqualTo(1);
    assertThat(rule(declared, "late").at("/state").asString()).isEqualTo("SHADOWED");
    assertThat(ids(rule(declared, "late").at("/shadowedBy"))).contains("customers-by-phone");
    assertThat(rule(declared, "impossible").at("/state").asString()).isEqualTo("NEVER");
  }

  @Test
  void saysWhereItCannotGoThroughAll() {
    var body = body();
    body.set("content", with(content("d"), "/rules/0/when", "\"employees * 2.0 > 3.0\""));
    var declared = check(body).at("/declared");
    assertThat(declared.at("/isExhaustive").asBoolean()).isFalse();
    assertThat(declared.at("/sentence").asString()).contains("`employees`");
    assertThat(declared.at("/rules")).isEmpty();
  }

  @Test
  void checksAnyVersion() {
    var lead = reader.as("lead", "proposals:review policies:read");
    reader.post("/v1/proposals", newProposal("p", "outreach", 1, "better")).expect(201);
    lead.post("/v1/proposals/p/reviews", "{\"verdict\": \"ACCEPT\"}", "If-Match", "\"1\"")
        .expect(200);
    assertThat(check(body()).at("/version").asInt()).isEqualTo(2);
    assertThat(check(body().put("version", 1)).at("/version").asInt()).isEqualTo(1);
    reader
        .post("/v1/policies/outreach/check", body().put("version", 3))
        .expectProblem(404, "not-found");
  }

  @Test
  void refusesWhatCannotBeChecked() {
    var both = body().put("version", 1);
    both.set("content", content("draft"));
    reader
        .post("/v1/policies/outreach/check", both)
        .expectProblem(400, "invalid-request", "/version");
    reader
        .post("/v1/policies/outreach/check", body("{\"$where\": 1, \"a\": [1]}"))
        .expectProblem(
            400, "invalid-request", "/contexts/0/attributes", "/contexts/0/attributes/a");
    var faulty = body();
    faulty.set("content", with(content("d"), "/rules/0/when", "\"nobody\""));
    reader
        .post("/v1/policies/outreach/check", faulty)
        .expectProblem(422, "invalid-policy", "/content/rules/0/when");
    reader.post("/v1/policies/other/check", body()).expectProblem(404, "not-found");
    reader
        .inOrganization("another")
        .post("/v1/policies/outreach/check", body())
        .expectProblem(404, "not-found");
  }

  /// A pattern on a long text takes what a thousand contexts may not take together.
  @Test
  void refusesMoreContextsThanConditionsMayTake() {
    var draft = content("d");
    with(draft, "/attributes/4", "{\"name\": \"note\", \"type\": \"STRING\", \"required\": true}");
    for (int i = 0; i < 4; i++) {
      with(
          draft,
          "/rules/" + (2 + i),
          """
          {"id": "r%d", "when": "note.matches('.*a.{400}%d')", "effect": "AVOID",
           "options": ["efficiency-call"], "reason": "r"}\
          """
              .formatted(i, i));
    }
    var contexts = new String[1000];
    Arrays.fill(contexts, CUSTOMER);
    var body = body(contexts);
    body.set("content", draft);
    assertThat(
            reader
                .post("/v1/policies/outreach/check", body)
                .expectProblem(422, "check-too-costly")
                .text())
        .contains("no more than");
  }

  private JsonNode check(ObjectNode body) {
    return reader.post("/v1/policies/outreach/check", body).expect(200).json();
  }

  private static ObjectNode body(String... contexts) {
    return (ObjectNode)
        JsonMapper.shared()
            .readTree(
                "{\"contexts\": ["
                    + String.join(
                        ",",
                        List.of(contexts).stream()
                            .map(each -> "{\"attributes\": " + each + "}")
                            .toList())
                    + "]}");
  }

  private static JsonNode rule(JsonNode sum, String id) {
    return sum.at("/rules")
        .valueStream()
        .filter(rule -> rule.at("/clause/id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> ids(JsonNode clauses) {
    return clauses.valueStream().map(clause -> clause.at("/id").asString()).toList();
  }

  private static List<String> texts(JsonNode node, String pointer) {
    return node.at(pointer).valueStream().map(JsonNode::asString).toList();
  }
}
