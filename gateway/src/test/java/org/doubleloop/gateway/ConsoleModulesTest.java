package org.doubleloop.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Collectors;
import org.doubleloop.kit.test.browser.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the console computes by itself, in the browser that does.
@Tag(Browser.TAG)
class ConsoleModulesTest {

  @RegisterExtension private static final TestGateway gateway = TestGateway.shared();

  private static Browser browser;

  @BeforeAll
  static void opensABrowser() {
    browser = Browser.open();
    browser.go(gateway.address() + "/app/");
  }

  @AfterAll
  static void closesIt() {
    if (browser != null) {
      browser.close();
    }
  }

  /// `statsmodels.stats.proportion.proportion_confint(successes, trials, method='wilson')`,
  /// statsmodels 0.15.0.
  @ParameterizedTest
  @CsvSource({
    "0, 1, 0.000000000000, 0.793450685623",
    "1, 1, 0.206549314377, 1.000000000000",
    "0, 10, 0.000000000000, 0.277532799863",
    "1, 9, 0.019890887639, 0.434999705577",
    "5, 10, 0.236593090513, 0.763406909487",
    "41, 212, 0.145880429863, 0.251825642407",
    "19, 198, 0.062294888554, 0.145003746053",
    "10, 10, 0.722467200137, 1.000000000000",
    "143, 900, 0.136461787600, 0.184215534724",
    "1, 1000000, 0.000000176525, 0.000005664912",
    "999999, 1000000, 0.999994335088, 0.999999823475"
  })
  void saysHowFarChanceCouldHaveMovedAShare(long successes, long trials, double low, double high) {
    var range = call("wilson.js", "wilson", "[" + successes + ", " + trials + "]");
    assertThat(range.path("low").asDouble()).isCloseTo(low, within(1e-12));
    assertThat(range.path("high").asDouble()).isCloseTo(high, within(1e-12));
  }

  @Test
  void knowsNothingWhereNothingWasTriedOrCountsDoNotFit() {
    for (String counts : List.of("[0, 0]", "[2, 1]")) {
      assertThat(call("wilson.js", "wilson", counts)).as(counts).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "a b c|a c|=a -b =c",
        "I hope so. You asked.|You asked.|-I hope so. =You asked.",
        "You have ten seats.|You asked for seats, today.|=You -have ten +asked for =seats +, today"
            + " =.",
        "so|^^|-so",
        "^^|so|+so",
        "a  b|a b|=a  b",
        "x-y|x y|=x -- =y"
      })
  void tellsWordsThatWentFromThoseThatCame(String before, String after, String told) {
    var pieces = call("words.js", "difference", "[`%s`, `%s`]".formatted(before, after));
    assertThat(told(pieces)).isEqualTo(told);
  }

  @Test
  void readsFromAnEditWhatWentAndWhatCame() {
    var spans = "[{ offset: 2, from: 'hope', to: '' }, { offset: 8, from: 'well', to: 'warm' }]";
    var pieces = call("words.js", "spansOf", "['I hope, well', %s]".formatted(spans));
    assertThat(told(pieces)).isEqualTo("=I -hope =, -well +warm");
  }

  private static String told(JsonNode pieces) {
    return pieces
        .valueStream()
        .map(piece ->
            switch (piece.path("kind").asString()) {
                  case "KEPT" -> "=";
                  case "REMOVED" -> "-";
                  default -> "+";
                }
                + piece.path("text").asString().strip())
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "a\\u200Bb, a{U+200B}b",
    "a\\u202Eb\\u202C, a{U+202E}b{U+202C}",
    "a\\nb\\tc, a\\nb\\tc",
    "\\u0007, {U+0007}",
    "\\uDB40\\uDC41, {U+E0041}",
    "ä é 你, ä é 你"
  })
  void showsSignsThatNobodyWouldSee(String text, String shown) {
    var parts = call("visible.js", "partsOf", "['%s']".formatted(text));
    assertThat(
            parts
                .valueStream()
                .map(part ->
                    part.path("hidden").asBoolean()
                        ? "{" + part.path("text").asString() + "}"
                        : part.path("text").asString())
                .collect(Collectors.joining())
                .replace("\n", "\\n")
                .replace("\t", "\\t"))
        .isEqualTo(shown);
  }

  @Test
  void putsAReviewersWordsInPlaceOfTheProposedOnes() {
    var content = amended("[['RULE/r#when', 'b == 2'], ['RULE/r#options', 'x\\n y \\n']]", "[]");
    assertThat(content.at("/content/rules/0").toString())
        .isEqualTo("{\"id\":\"r\",\"when\":\"b == 2\",\"options\":[\"x\",\"y\"]}");
    assertThat(content.at("/content/metric/target").asDouble()).isEqualTo(0.15);
    assertThat(content.path("changed").asBoolean(false)).isTrue();
  }

  @Test
  void leavesAsItWasWhatIsToBeLeft() {
    var content =
        amended(
            "[['RULE/r#when', 'typed before it was left']]",
            "['RULE/r', 'own/metric', 'OPTION/gone']");
    assertThat(content.path("content").toString())
        .isEqualTo(
            "{\"metric\":{\"target\":0.1},\"options\":[{\"id\":\"gone\"},{\"id\":\"x\"},{\"id\":\"y\"}]}");
  }

  @Test
  void saysWhatIsNoNumberAndThatNothingIsChanged() {
    var faulty = amended("[['own/metric#metric.target', 'lots']]", "[]");
    assertThat(faulty.at("/faults/0/0").asString()).isEqualTo("own/metric#metric.target");
    var same = amended("[['RULE/r#when', 'a == 1']]", "[]");
    assertThat(same.path("changed").asBoolean(true)).isFalse();
  }

  @Test
  void putsWhatWasCountedBelowWhatIsClaimed() {
    var rows = claims("rowsOf");
    assertThat(rows.valueStream().map(row -> row.path("label").asString()))
        .containsExactly("long: claimed", "long: counted", "short: claimed");
    assertThat(rows.at("/1/trials").asInt()).isEqualTo(20);
    assertThat(rows.at("/1/range/high").asDouble()).isEqualTo(0.4);
    assertThat(rows.at("/0/range/high").asDouble()).isCloseTo(0.251825642407, within(1e-12));
  }

  @Test
  void saysWhereClaimsDifferAndWhyNothingWasCounted() {
    assertThat(claims("wordsOf").valueStream().map(JsonNode::asString))
        .containsExactly("long: It claims more.", "short: Not counted: Nobody knows.");
  }

  private static JsonNode claims(String function) {
    return call(
        "pages/proposal/claims.js",
        function,
        """
        [[{ label: 'long', trials: 212, successes: 41 }, { label: 'short', trials: 9, successes: 1 }], 0,
         [{ evidence: 0, count: 0, sentence: 'Counted.', differences: ['It claims more.'],
            counted: { state: 'COUNTED', known: 20, successes: 4, rate: 0.2, low: 0.1, high: 0.4 } },
          { evidence: 0, count: 1, sentence: 'Not counted: Nobody knows.', differences: [],
            counted: { state: 'NOT_COUNTABLE' } },
          { evidence: 1, count: 0, sentence: 'Of another.', differences: [] }]]\
        """);
  }

  @Test
  void changesTheWordsOfADraftedRuleAndNothingElse() {
    var worded =
        run(
            """
            import('/app/pages/make-rule/proposed.js').then(({ worded }) => worded(
              { policy: 'p', baseVersion: 2, rationale: 'drafted', evidence: [{ statement: 's' }],
                change: [{ op: 'ADD', kind: 'RULE', before: 'b',
                  rule: { id: 'r', when: 'a == 1', effect: 'PREFER', options: ['x'], reason: 'drafted' } }] },
              { when: ' a == 2 ', reason: 'mine', rationale: ' because\\n' }))\
            """);
    assertThat(worded.toString())
        .isEqualTo(
            "{\"policy\":\"p\",\"baseVersion\":2,\"rationale\":\"because\",\"evidence\":[{\"statement\":\"s\"}],\"change\":[{\"op\":\"ADD\",\"kind\":\"RULE\",\"before\":\"b\",\"rule\":{\"id\":\"r\",\"when\":\"a"
                + " == 2\",\"effect\":\"PREFER\",\"options\":[\"x\"],\"reason\":\"mine\"}}]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[0.4]|Of 1 euro bet on B against chance, 0.4 euros would be left: so far nothing speaks"
            + " for it. From 20 on it holds.",
        "[2.1]|1 euro bet on B against chance, at fair odds, would be 2.1 euros by now. From 20 on"
            + " it holds, where chance alone gets at most once in 20 times.",
        "[31.4, 'it', 40]|1 euro bet on it against chance, at fair odds, would be 31.4 euros by"
            + " now. From 40 on it holds, where chance alone gets at most once in 40 times.",
        "[1e15]|1 euro bet on B against chance, at fair odds, would be more than a million euros by"
            + " now. From 20 on it holds."
      })
  void tellsAnEValueAsWhatAEuroWouldHaveBecome(String arguments, String told) {
    assertThat(call("trial/wording.js", "betText", arguments).asString()).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource({"0, 50.00%", "0.2, 25.00%", "-0.4, 100.00%", "-2, 100.00%", "9, 0.00%"})
  void standsDifferencesAroundNothing(double value, String place) {
    var made =
        run(
            "import('/app/scale.js').then(({ SignedScale }) => new SignedScale(0.37).up(%s))"
                .formatted(value));
    assertThat(made.asString()).isEqualTo(place);
  }

  @Test
  void sendsOfATrialWhatWasTypedAndNothingElse() {
    assertThat(trial("{ share: '33.3', until: '2027-01-25', unitsPerWeek: '' }").toString())
        .isEqualTo("{\"verdict\":\"TRY\",\"share\":0.333,\"until\":\"2027-01-25\"}");
    assertThat(trial("{ share: '', until: '', unitsPerWeek: '22.5' }").toString())
        .isEqualTo("{\"verdict\":\"TRY\",\"unitsPerWeek\":22.5}");
  }

  private static JsonNode trial(String fields) {
    return call(
        "pages/proposal/trying.js", "bodyOf", "[{ reason: ' ', trial: %s }]".formatted(fields));
  }

  /// A proposal that adds a rule, takes an option away and sets the target.
  private static JsonNode amended(String texts, String left) {
    return run(
        """
        import('/app/pages/proposal/amendment.js').then(({ partsOf, amended }) => {
          const base = { metric: { target: 0.1 }, options: [{ id: 'gone' }, { id: 'x' }, { id: 'y' }] };
          const proposal = {
            content: {
              metric: { target: 0.15 },
              options: [{ id: 'x' }, { id: 'y' }],
              rules: [{ id: 'r', when: 'a == 1', options: ['x'] }],
            },
            changes: [
              { change: 'CHANGED', fields: [{ field: 'metric.target' }] },
              { change: 'REMOVED', clause: { kind: 'OPTION', id: 'gone' }, fields: [{ field: 'id' }] },
              { change: 'ADDED', clause: { kind: 'RULE', id: 'r' },
                fields: [{ field: 'id' }, { field: 'options' }, { field: 'when' }] },
            ],
          };
          const made = amended(proposal, base, partsOf(proposal, base), new Map(%s), new Set(%s));
          return { ...made, faults: [...made.faults] };
        })\
        """
            .formatted(texts, left));
  }

  private static JsonNode call(String module, String function, String arguments) {
    return run(
        "import('/app/%s').then((module) => module.%s(...%s))"
            .formatted(module, function, arguments));
  }

  private static JsonNode run(String promise) {
    var script =
        "const done = arguments[arguments.length - 1];"
            + promise
            + ".then((value) => done(JSON.stringify(value ?? {})), (error) => done('\"' + error +"
            + " '\"'));";
    return JsonMapper.shared()
        .readTree(String.valueOf(browser.driver().executeAsyncScript(script)));
  }
}
