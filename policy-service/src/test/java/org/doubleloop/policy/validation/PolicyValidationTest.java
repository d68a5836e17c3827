package org.doubleloop.policy.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.policy.test.Outreach.with;
import static org.doubleloop.policy.test.Outreach.without;

import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.doubleloop.api.policy.model.PolicyContentJson;
import org.doubleloop.kit.condition.AttributeType;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.rule.Attribute;
import org.doubleloop.policy.test.Outreach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/// What is found wrong with a policy's content, and where.
class PolicyValidationTest {
  @Test
  void findsNoFaultInASoundPolicy() {
    assertThat(faults(Outreach.content())).isEmpty();
  }

  @Test
  void findsNoFaultInTheSmallestPolicy() {
    var smallest =
        """
        {"hypothesis": "h", "options": [{"id": "a"}],
         "metric": {"outcome": "replied", "direction": "INCREASE", "window": "P1D"}}
        """;
    var content = with(Outreach.content(), "/title", smallest).get("title");
    assertThat(faults((ObjectNode) content)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /metric/window          | "P367D"                           | /metric/window FORMAT
          /metric/window          | "P0D"                             | /metric/window FORMAT
          /metric/window          | "two weeks"                       | /metric/window FORMAT
          /metric/grace           | "P0D"                             | /metric/grace FORMAT
          /metric/grace           | "a day"                           | /metric/grace FORMAT
          /attributes/4            | {"name": "industry", "type": "STRING"} | /attributes/4/name REPEATED
          /attributes/4            | {"name": "in", "type": "STRING"} | /attributes/4/name PATTERN
          /attributes/1/values/0  | "Manager"                         | /attributes/1/values/1 REPEATED
          /attributes/2/values    | ["1", "2"]                        | /attributes/2/values EXCLUSIVE
          /attributes/3/values    | ["yes"]                           | /attributes/3/values EXCLUSIVE
          /options/1/id           | "efficiency-email"                | /options/1/id REPEATED
          /options/0/draft        | "Dear {{firstName, hello"         | /options/0/draft PLACEHOLDER
          /options/0/draft        | "Dear {{first.name}}"             | /options/0/draft PLACEHOLDER
          /options/0/draft        | "Dear {{\\nfirstName}}"          | /options/0/draft PLACEHOLDER
          /options/0/draft        | `"Dear {{name|you|all}}"`         | /options/0/draft PLACEHOLDER
          /options/0/draft        | `"Dear {{a|{{b}}}}"`              | /options/0/draft PLACEHOLDER
          /options/0/draft        | "Dear {{}}"                       | /options/0/draft PLACEHOLDER
          /options/0/draft        | "Dear {{a}} {{first name}}"       | /options/0/draft PLACEHOLDER
          /options/1/attributes   | {"$where": "x"}                   | /options/1/attributes PATTERN
          /rules/0/when           | "custommer"                       | /rules/0/when CONDITION
          /rules/0/when           | "seniority == "                   | /rules/0/when CONDITION
          /rules/0/when           | "seniority > 3.0"                 | /rules/0/when CONDITION
          /rules/0/when           | "seniority"                       | /rules/0/when CONDITION
          /rules/0/when           | "seniority in {'vp': 1}"           | /rules/0/when CONDITION
          /rules/0/when           | "seniority == 'CEO'"              | /rules/0/when CONDITION
          /rules/1/when           | "seniority != 'CEO'"              | /rules/1/when CONDITION
          /guardrails/0/when      | "industry in ['retail', 'law']"   | /guardrails/0/when CONDITION
          /guidance/1/when        | "seniority.startsWith('C')"       | /guidance/1/when CONDITION
          /rules/0/options        | ["carrier-pigeon"]                | /rules/0/options/0 UNKNOWN
          /rules/0/options/1      | "efficiency-call"                 | /rules/0/options/1 REPEATED
          /rules/0/options        | []                                | /rules/0 REQUIRED
          /rules/1/matching       | {}                                | /rules/1 REQUIRED
          /rules/1/matching       | {"channel": "fax"}                | /rules/1/matching UNKNOWN
          /rules/1/id             | "customers-by-phone"              | /rules/1/id REPEATED
          /rules/0/evidence/0/counts/0/successes | 41                 | /rules/0/evidence/0/counts/0/successes RANGE
          /rules/0/evidence/0/counts/0/where | [{"attribute": "seniority", "value": "VP"}, {"attribute": "seniority", "value": "Manager"}] | /rules/0/evidence/0/counts/0/where/1/attribute REPEATED
          /guardrails/0/when      | "industry in"                     | /guardrails/0/when CONDITION
          /guardrails/0/options   | ["efficiency-fax"]                | /guardrails/0/options/0 UNKNOWN
          /guardrails/0/matching  | {}                                | /guardrails/0 REQUIRED
          /guidance/1/when        | "region == 'EU'"                  | /guidance/1/when CONDITION
          /guidance/1/id          | "short"                           | /guidance/1/id REPEATED
          /guidance/0/marks       | {}                                | /guidance/0/marks REQUIRED
          /guidance/0/marks       | {"without": ["I hope", " i  HOPE"]} | /guidance/0/marks/without/1 REPEATED
          /guidance/0/marks       | {"with": ["by Friday", "?!"]}     | /guidance/0/marks/with/1 PATTERN
          /guidance/0/marks       | {"without": ["hope"], "with": ["we wish", "We Hope"]} | /guidance/0/marks/with/1 CONTRADICTION
          /mode                   | "SUGGEST"                         | /exploration EXCLUSIVE
          /mode                   | "OBSERVE"                         | /exploration EXCLUSIVE
          """)
  void pointsAtTheFault(String pointer, String json, String fault) {
    assertThat(faults(with(Outreach.content(), pointer, json))).containsExactly(fault);
  }

  /// Where it was left out, the rule would have no say.
  @ParameterizedTest
  @CsvSource({
    "/attributes/0/required, /guardrails/0/when",
    "/attributes/1/required, /rules/1/when",
  })
  void requiresWhatIsReadByAConditionThatBinds(String required, String when) {
    assertThat(faults(with(Outreach.content(), required, "false")))
        .containsExactly(when + " OPTIONAL");
    assertThat(faults(without(Outreach.content(), required))).containsExactly(when + " OPTIONAL");
  }

  @Test
  void saysEachAttributeThatABindingConditionMayMiss() {
    var content = with(Outreach.content(), "/rules/0/effect", "\"AVOID\"");
    assertThat(found(content))
        .extracting(FieldFault::message)
        .containsExactly(
            "reads `customer`, which a context may leave out: declare it required, or write what"
                + " holds without it, has(customer) && ... or !has(customer) || ...",
            "reads `employees`, which a context may leave out: declare it required, or write what"
                + " holds without it, has(employees) && ... or !has(employees) || ...");
    assertThat(faults(with(content, "/rules/0/effect", "\"PREFER\""))).isEmpty();
  }

  /// What is there says what holds without it.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "has(customer)",
        "!has(employees) || employees > 500",
        "has(customer) && customer && seniority == 'VP'",
      })
  void letsABindingConditionAskWhatIsThere(String when) {
    var content = with(Outreach.content(), "/rules/0/effect", "\"AVOID\"");
    assertThat(faults(with(content, "/rules/0/when", '"' + when + '"'))).isEmpty();
  }

  @Test
  void takesWhatStoodBeforeThoughItCanNeverBe() {
    var standing = with(Outreach.content(), "/rules/0/when", "\"seniority == 'CEO'\"");
    var faults = new FieldFaults();
    var before = PolicyValidation.read(Outreach.read(standing, PolicyContentJson.class), faults);
    assertThat(faults.found()).hasSize(1);
    assertThat(after(before, with(standing, "/title", "\"Another\""))).isEmpty();
    assertThat(after(before, with(standing, "/guidance/0/when", "\"seniority == 'CIO'\"")))
        .containsExactly("/guidance/0/when CONDITION");
    var narrower = with(standing, "/attributes/1/values", "[\"VP\", \"Manager\", \"Chief\"]");
    assertThat(after(before, narrower))
        .containsExactly("/rules/0/when CONDITION", "/guidance/0/when CONDITION");
  }

  private static List<String> after(PolicyContent standing, ObjectNode content) {
    var faults = new FieldFaults();
    PolicyValidation.read(Outreach.read(content, PolicyContentJson.class), standing, faults);
    return faults.found().stream()
        .map(fault -> fault.pointer().substring("/content".length()) + " " + fault.code())
        .toList();
  }

  @Test
  void missesTheShareInModeExplore() {
    assertThat(faults(without(Outreach.content(), "/exploration")))
        .containsExactly("/exploration REQUIRED");
  }

  @Test
  void leavesNothingToChanceUnlessTheModeSaysSo() {
    assertThat(faults(without(Outreach.content(), "/mode")))
        .containsExactly("/exploration EXCLUSIVE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Dear {{notDeclared}}",
        "{single} braces } and }} are text",
        "{{a}}{{b}}",
        "Dear {{ firstName }}, {{first_name|}}",
        "Dear {{ firstName | reader of ours }}",
        "nothing to fill in"
      })
  void takesDraftsWhosePlaceholdersAreWellFormed(String draft) {
    assertThat(faults(with(Outreach.content(), "/options/0/draft", '"' + draft + '"'))).isEmpty();
  }

  @Test
  void findsAllFaultsAtOnceInTheOrderOfTheirPlaces() {
    var content = Outreach.content();
    with(content, "/metric/window", "\"P999D\"");
    with(content, "/attributes/2/values", "[\"1\"]");
    with(content, "/rules/0/when", "\"nonsense ==\"");
    with(content, "/rules/0/options", "[\"a\", \"b\"]");
    with(content, "/mode", "\"SUGGEST\"");
    assertThat(faults(content))
        .containsExactly(
            "/metric/window FORMAT",
            "/attributes/2/values EXCLUSIVE",
            "/rules/0/when CONDITION",
            "/rules/0/options/0 UNKNOWN",
            "/rules/0/options/1 UNKNOWN",
            "/exploration EXCLUSIVE");
  }

  @Test
  void boundsTheSizeOfTheWhole() {
    var content = Outreach.content();
    for (int i = 3; i < 60; i++) {
      with(
          content,
          "/options/" + i,
          "{\"id\": \"option-%d\", \"draft\": \"%s\"}".formatted(i, "x".repeat(10_000)));
    }
    assertThat(faults(content)).containsExactly(" SIZE");
  }

  /// With 100 options; a suggestion repeats them for each.
  @Test
  void boundsTheReasonsOfRulesThatRequire() {
    var content = Outreach.content();
    for (int i = 3; i < 100; i++) {
      with(content, "/options/" + i, "{\"id\": \"option-%d\"}".formatted(i));
    }
    for (int i = 1; i <= 5; i++) {
      with(
          content,
          "/rules/" + i,
          """
          {"id": "require-%d", "when": "true", "effect": "REQUIRE",
           "options": ["efficiency-email"], "reason": "%s"}
          """
              .formatted(i, "x".repeat(2_000)));
    }
    assertThat(faults(content)).isEmpty();
    with(content, "/rules/6", content.at("/rules/5").toString().replace("require-5", "one-more"));
    with(content, "/rules/6/reason", "\"x\"");
    assertThat(faults(content)).containsExactly("/rules SIZE");
    assertThat(faults(with(content, "/rules/6/effect", "\"AVOID\""))).isEmpty();
  }

  @Test
  void boundsTheTermsOfAllConditionsAndReadsNoFurther() {
    var content = withGuidance(100, n -> "employees == 1" + " || employees == 1".repeat(52));
    assertThat(found(content))
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.pointer()).isEqualTo("/content/guidance/23/when");
          assertThat(fault.code()).isEqualTo("SIZE");
          assertThat(fault.message()).contains("5,000", "terms", "write fewer");
        });
    with(content, "/guidance/50/when", "\"employees ==\"");
    assertThat(faults(content)).hasSize(1);
    with(content, "/guidance/20/when", "\"employees ==\"");
    assertThat(faults(content))
        .containsExactly("/guidance/20/when CONDITION", "/guidance/24/when SIZE");
  }

  /// The attribute has no declared values.
  @Test
  void boundsTheStepsOfAllConditions() {
    var content = withGuidance(10, n -> "note.matches('a{400}" + n + "')");
    with(content, "/attributes/4", "{\"name\": \"note\", \"type\": \"STRING\"}");
    assertThat(found(content))
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.pointer()).isEqualTo("/content/guidance/4/when");
          assertThat(fault.message()).contains("2,000,000", "steps", "divide");
        });
    with(content, "/attributes/4/values", "[\"a short one\"]");
    assertThat(faults(content)).isEmpty();
  }

  /// The largest body that is taken, with conditions that take the most to read.
  @ParameterizedTest
  @ValueSource(strings = {"customer||", "employees<1||", "(", "employees+", "note.matches('(?i)"})
  void findsThatThereIsTooMuchInAShortTime(String repeated) {
    var condition = repeated.repeat(850 / repeated.length());
    long before = System.nanoTime();
    var conditions =
        new ConditionValidation(
            List.of(
                new Attribute("customer", AttributeType.BOOLEAN, List.of(), true, false),
                new Attribute("employees", AttributeType.NUMBER, List.of(), true, false),
                new Attribute("note", AttributeType.STRING, List.of(), true, false)),
            StandingConditions.of(null),
            new FieldFaults());
    for (int i = 0; i < 300; i++) {
      conditions.check("/" + i, condition + " ".repeat(i % 100) + "|| customer");
    }
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void boundsFreeMaps() {
    var entries = IntStream.range(0, 33).mapToObj("\"a%d\": \"x\""::formatted).toList();
    var content = Outreach.content();
    with(content, "/options/1/attributes", "{" + String.join(",", entries) + "}");
    with(content, "/options/2/attributes/angle", '"' + "x".repeat(257) + '"');
    assertThat(faults(content))
        .containsExactly("/options/1/attributes SIZE", "/options/2/attributes/angle SIZE");
  }

  /// With guidance in place of what stands there, each with a condition of its own.
  private static ObjectNode withGuidance(int count, IntFunction<String> when) {
    var content = Outreach.content();
    with(content, "/guidance", "[]");
    for (int i = 0; i < count; i++) {
      with(content, "/guidance/" + i, "{\"id\": \"g-%d\", \"text\": \"t\"}".formatted(i));
      ((ObjectNode) content.at("/guidance/" + i)).put("when", when.apply(i));
    }
    return content;
  }

  private static List<String> faults(ObjectNode content) {
    return found(content).stream()
        .map(fault -> fault.pointer().substring("/content".length()) + " " + fault.code())
        .toList();
  }

  private static List<FieldFault> found(ObjectNode content) {
    var faults = new FieldFaults();
    PolicyValidation.read(Outreach.read(content, PolicyContentJson.class), faults);
    return faults.found();
  }
}
