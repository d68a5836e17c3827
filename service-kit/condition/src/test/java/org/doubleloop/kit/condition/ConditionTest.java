package org.doubleloop.kit.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {

  private static final Map<String, AttributeType> ATTRIBUTES =
      Map.of(
          "industry", AttributeType.STRING,
          "seniority", AttributeType.STRING,
          "touch", AttributeType.NUMBER,
          "customer", AttributeType.BOOLEAN);

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          true ; true
          industry == 'retail' ; true
          industry == "retail" && seniority == 'vp' ; true
          industry in ['retail', 'energy'] ; true
          industry != 'retail' ; false
          touch == 3 ; true
          touch in [1, 3] ; true
          touch >= 3 && touch < 4.5 ; true
          touch + 1 == 4 ; true
          -touch == -3 ; true
          touch == 2 ; false
          touch / 0 > 3 ; true
          customer ; true
          !customer ; false
          customer ? touch > 2 : touch > 5 ; true
          industry.startsWith('ret') ; true
          industry.matches('^r.*l$') ; true
          industry.contains('x') || seniority == 'vp' ; true
          industry.endsWith('ail') ; true
          industry.lowerAscii() == 'retail' ; true
          industry in ['RETAIL'.lowerAscii()] ; true
          size(industry) == 6 && industry.size() > 5.5 ; true
          size('🙂é') == 2 ; true
          has(industry) ; true
          !has(touch) ; false
          has(customer) && has(industry) == customer ; true
          """)
  void holdsWhereTheAttributesSaySo(String expression, boolean expected) {
    var attributes = Map.of("industry", "retail", "seniority", "vp", "touch", 3, "customer", true);
    assertThat(Condition.of(expression, ATTRIBUTES).holds(attributes)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          industry == 'retail' ; false
          !(industry == 'retail') ; false
          industry == 'retail' || touch == 1 ; true
          touch == 1 || industry == 'retail' ; true
          industry == 'retail' && touch == 1 ; false
          seniority == 'vp' ; false
          has(touch) ; true
          has(industry) || has(customer) ; false
          !has(seniority) ; true
          !has(industry) || industry == 'retail' ; true
          has(industry) && industry == 'retail' ; false
          size(industry) < 3 || industry.lowerAscii() == 'retail' ; false
          """)
  void doesWithoutAbsentAttributesWhereTheOthersDecide(String expression, boolean expected) {
    // seniority is there, but not a string
    var attributes = Map.of("touch", 1L, "seniority", 7);
    assertThat(Condition.of(expression, ATTRIBUTES).holds(attributes)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          true ; ''
          touch == 3 ; touch
          customer || !(touch < 3 && industry in ['touch', seniority]) ; customer industry seniority touch
          customer ? -touch > 2 : seniority.startsWith(industry) ; customer industry seniority touch
          industry.matches('^r') && industry != 'seniority' ; industry
          has(industry) || size(seniority) > 1 ; industry seniority
          """)
  void knowsWhatItReads(String expression, String names) {
    assertThat(String.join(" ", new TreeSet<>(Condition.of(expression, ATTRIBUTES).reads())))
        .isEqualTo(names);
  }

  @Test
  void takesEveryKindOfNumberAsTheSame() {
    var condition = Condition.of("touch == 2", ATTRIBUTES);
    assertThat(condition.holds(Map.of("touch", 2))).isTrue();
    assertThat(condition.holds(Map.of("touch", 2L))).isTrue();
    assertThat(condition.holds(Map.of("touch", 2.0))).isTrue();
    assertThat(condition.holds(Map.of("touch", new java.math.BigDecimal("2.00")))).isTrue();
  }

  @Test
  void namesAnAttributeThatIsNotDeclared() {
    assertThat(Condition.compile("touch > 1 && sector == 'x'", ATTRIBUTES))
        .isInstanceOfSatisfying(
            Compilation.Faulty.class,
            faulty ->
                assertThat(faulty.faults())
                    .singleElement()
                    .satisfies(fault -> {
                      assertThat(fault.message())
                          .isEqualTo(
                              "'sector' is not declared; declared are [customer, industry,"
                                  + " seniority, touch]");
                      assertThat(fault.column()).isEqualTo(14);
                    }));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "touch",
        "touch ==",
        "industry == 3",
        "touch == 'three'",
        "industry = 'retail'",
        "[1, 2].all(x, x > 0)",
        "size([industry]) > 3",
        "lowerAscii(industry) == 'retail'",
        "has('industry')",
        "has(sector)",
        "timestamp('2026-01-01T00:00:00Z') > timestamp('2025-01-01T00:00:00Z')",
        "'unterminated",
        "((((((((((((((((((((((((((((((((((((((((true))))))))))))))))))))))))))))))))))))))))",
      })
  void refusesWhatItCannotEvaluate(String expression) {
    assertThat(Condition.compile(expression, ATTRIBUTES)).isInstanceOf(Compilation.Faulty.class);
    assertThatIllegalArgumentException().isThrownBy(() -> Condition.of(expression, ATTRIBUTES));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          customer || 1u / 0u == 1u ; 13
          customer || {'a': true}.b ; 24
          customer || 'a' in {'a': 1} ; 20
          customer || b'a' == b'b' ; 13
          customer || [null] == [] ; 14
          """)
  void refusesWhatNoAttributeCanBe(String expression, int column) {
    assertThat(Condition.compile(expression, ATTRIBUTES))
        .isInstanceOfSatisfying(
            Compilation.Faulty.class,
            faulty ->
                assertThat(faulty.faults())
                    .contains(
                        new Compilation.Fault(
                            1,
                            column,
                            "is none of what conditions are made of: attributes, strings, numbers,"
                                + " true, false and lists")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          industry.matches('[') ; is not valid
          industry.matches('a{1001}') ; repetitions
          industry.matches('a{1000}b{1}') ; repetitions
          industry.matches('[a-z]{3,1000}') ; repetitions
          industry.matches('(a{100}){100}') ; repeats a group
          industry.matches('((((a{100}){100}){100}){100})') ; repeats a group
          industry.matches(r'(a{100})\\Q\\E{100}') ; repeats a group
          industry.matches('(a)(?i){100}') ; repeats a group
          industry.matches('(a{100})*{100}') ; is not valid
          industry.matches(seniority) ; must be written out
          """)
  void refusesPatternsThatCannotBeMatchedOrUnfoldToMuch(String expression, String message) {
    assertThat(Condition.compile(expression, ATTRIBUTES))
        .isInstanceOfSatisfying(
            Compilation.Faulty.class,
            faulty -> {
              assertThat(faulty.faults()).hasSize(1);
              assertThat(faulty.faults().getFirst().message()).contains(message);
              assertThat(faulty.faults().getFirst().column()).isEqualTo(18);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "industry.matches('^[a-z]{2,6}$')",
        "industry.matches('^(re|wo)+tail$')",
        "industry.matches(r'^retail(\\){3}|$)')",
        "industry.matches('^[]()a-z]{6}$')",
        "industry.matches(r'^\\p{Ll}{6}$')",
      })
  void takesPatternsWithCountedCharacters(String expression) {
    assertThat(Condition.of(expression, ATTRIBUTES).holds(Map.of("industry", "retail"))).isTrue();
  }

  @Test
  void countsCodePoints() {
    var expression = "industry == '" + "🙂".repeat(900) + "'";
    assertThat(Condition.compile(expression, ATTRIBUTES)).isInstanceOf(Compilation.Compiled.class);
  }

  @Test
  void refusesWhatIsTooLong() {
    var expression = "touch == 1" + " || touch == 1".repeat(80);
    assertThat(Condition.compile(expression, ATTRIBUTES)).isInstanceOf(Compilation.Faulty.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "retail", "O'Brien \\ \"sons\"", "a\nb\tc\r", "\u0000\u0085", "中😀"})
  void readsATextAgainThatIsWrittenOut(String text) {
    var condition = Condition.of("industry == " + Condition.literal(text), ATTRIBUTES);
    assertThat(condition.holds(Map.of("industry", text))).isTrue();
    assertThat(condition.holds(Map.of("industry", text + "."))).isFalse();
  }

  @Test
  void writesOutFlags() {
    assertThat(Condition.literal(true)).isEqualTo("true");
    assertThat(Condition.literal(false)).isEqualTo("false");
  }
}
