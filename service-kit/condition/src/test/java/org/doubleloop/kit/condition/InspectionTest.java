package org.doubleloop.kit.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InspectionTest {

  private static final Map<String, AttributeType> ATTRIBUTES =
      Map.of(
          "industry", AttributeType.STRING,
          "plan", AttributeType.STRING,
          "touch", AttributeType.NUMBER,
          "customer", AttributeType.BOOLEAN);

  @Test
  void knowsWhatAConditionReadsAndTakes() {
    var inspection = of("customer || industry.startsWith('re')", 1_024);
    assertThat(inspection.faults()).isEmpty();
    assertThat(inspection.needs()).containsExactlyInAnyOrder("customer", "industry");
    assertThat(inspection.terms()).isEqualTo(5);
    assertThat(inspection.steps()).isBetween(5L, 500L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          has(industry) ; ''
          industry == 'retail' ; industry
          has(industry) && industry == 'retail' ; ''
          industry == 'retail' && (touch > 1 && has(industry)) ; touch
          !has(industry) || industry == 'retail' ; ''
          industry == 'retail' || customer || !has(industry) ; customer
          has(industry) || industry == 'retail' ; industry
          !has(industry) && industry == 'retail' ; industry
          has(industry) ? industry == 'retail' : customer ; customer
          !has(industry) || !has(touch) ? customer : industry == 'retail' && touch > 1 ; customer
          has(industry) ? customer : industry == 'retail' ; customer industry
          (has(industry) || customer) && industry == 'retail' ; customer industry
          !(has(industry) && industry == 'retail') ; ''
          """)
  void knowsWithoutWhatAConditionMayHaveNoValue(String expression, String names) {
    var inspection = of(expression, 1_024);
    assertThat(inspection.faults()).isEmpty();
    assertThat(String.join(" ", new TreeSet<>(inspection.needs()))).isEqualTo(names);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          plan == 'pro' | 9 | `plan` is never 'pro'; declared are [free, Paid, trial 14]
          plan != 'pro' | 9 | is never 'pro'
          'pro' == plan | 1 | is never 'pro'
          plan == 'paid' | 9 | Probably 'Paid' is meant
          plan == ' free' | 9 | Probably 'free' is meant
          plan in ['free', 'pro'] | 18 | is never 'pro'
          plan in ['free', 3] | 6 | `in` compares a text with a number: write it in quotes, '3'
          touch in [1, '2'] | 7 | write 2 without quotes
          customer ? plan in ['pro'] : true | 21 | is never 'pro'
          plan.lowerAscii() == 'pro' | 22 | is never 'pro'
          plan.lowerAscii() == 'Paid' | 22 | has no capitals: write 'paid'
          industry.lowerAscii() in ['a', 'B'] | 32 | has no capitals: write 'b'
          plan.startsWith('p') | 17 | no value of `plan` begins with 'p'
          plan.endsWith('x') | 15 | no value of `plan` ends with 'x'
          plan.contains('pro') | 15 | no value of `plan` has 'pro'
          (customer ? plan == 'pro' : true) | 21 | is never 'pro'
          """)
  void namesWhatAnAttributeCanNeverBe(String expression, int column, String message) {
    assertThat(of(expression, 1_024).faults())
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.message()).contains(message);
          assertThat(fault.column()).isEqualTo(column);
        });
    // What was taken before is evaluated all the same.
    assertThat(Condition.compile(expression, ATTRIBUTES)).isInstanceOf(Compilation.Compiled.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plan == 'free' || plan in ['Paid', 'trial 14']",
        "plan.lowerAscii() == 'paid'",
        "plan.startsWith('tr') && plan.contains('l 1') && plan.endsWith('4')",
        "plan == industry",
        "'trial 1'.startsWith(plan)",
        "industry == 'anything'",
        "plan + industry == 'free and more'",
      })
  void takesWhatAnAttributeCanBe(String expression) {
    assertThat(of(expression, 1_024).faults()).isEmpty();
  }

  @Test
  void takesMoreWhereTextsMayBeLonger() {
    var expression = "industry.matches('^(re|wo)+tail$')";
    assertThat(of(expression, 1_024).steps()).isGreaterThan(10 * of(expression, 20).steps());
  }

  @Test
  void namesTheTermThatTakesTooMuch() {
    var expression = "touch > 1 && (customer || industry.matches('a{1000}'))";
    assertThat(of(expression, 1_024).faults())
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.toString())
              .startsWith("line 1, column 43: `industry.matches(\"a{1000}\")`");
          assertThat(fault.message()).contains("shorten", "declare");
        });
    assertThat(of(expression, 20).faults()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(industry + industry).matches('a')",
        "(customer ? industry : 'a').matches('a')",
        "matches('a' + industry, 'a')",
        "'a'.matches('a')",
      })
  void matchesPatternsWithAttributesOnly(String expression) {
    assertThat(of(expression, 1_024).faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.message()).contains("only an attribute"));
    // What was taken before is evaluated all the same.
    assertThat(Condition.compile(expression, ATTRIBUTES)).isInstanceOf(Compilation.Compiled.class);
  }

  /// A matcher takes minutes to read some of these.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "industry.matches('(?i)[B-\\\\x{10000}][B-\\\\x{10000}][B-\\\\x{10000}][B-\\\\x{10000}]')",
        "industry.matches('(?s)a(?i:[^b-\\u5000])')",
        "industry.matches(r'(?P<i>x)(?i)[[:alpha:]B-\\x{ffff}]')",
        "industry.matches(r'(?i)[A-\\377]')",
      })
  void readsNoRangesBeyondAsciiWithoutRegardToCase(String expression) {
    assertThat(of(expression, 1_024).faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.message()).contains("without regard to case"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "industry.matches('(?i)^[a-z0-9 -]+ä$')",
        "industry.matches(r'(?i)\\pL+')",
        "industry.matches('[a-\\u5000]')",
      })
  void readsOtherRanges(String expression) {
    assertThat(of(expression, 1_024).faults()).isEmpty();
  }

  @Test
  void takesNoLongTimeOverAnythingThatCanBeWritten() {
    for (String repeated :
        new String[] {
          "(",
          "[",
          "!",
          "a||",
          "1+",
          "a b ",
          "'",
          "\"a\\",
          "a?b:",
          "{,,",
          "]",
          "\\",
          "//",
          "((a)",
          "-",
          "a.b(",
          "a[",
          "1,",
          "&&",
          "🙂",
          "in ",
          "industry.matches('(?i){,,{[a-",
          "'''",
          "r'"
        }) {
      var expression = repeated.repeat(Condition.LONGEST / repeated.length());
      var pattern =
          "industry.matches(r\""
              + repeated.replace('"', 'x').repeat(940 / repeated.length())
              + "\")";
      long before = System.nanoTime();
      of(expression, 1_024);
      of(pattern, 1_024);
      assertThat(Duration.ofNanos(System.nanoTime() - before))
          .as(repeated)
          .isLessThan(Duration.ofMillis(500));
    }
  }

  private static Inspection of(String expression, int longest) {
    return Inspection.of(
        expression,
        ATTRIBUTES,
        name -> ATTRIBUTES.get(name) == AttributeType.STRING ? longest : 1,
        name -> name.equals("plan") ? List.of("free", "Paid", "trial 14") : List.of());
  }
}
