package org.doubleloop.kit.condition.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.doubleloop.kit.condition.AttributeType;
import org.doubleloop.kit.condition.Compilation;
import org.doubleloop.kit.condition.Compilation.Fault;
import org.doubleloop.kit.condition.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdviceTest {

  /// More by `-Ddoubleloop.expressions=20000`.
  private static final int EXPRESSIONS = Integer.getInteger("doubleloop.expressions", 4_000);

  private static final Map<String, AttributeType> ATTRIBUTES =
      Map.of(
          "plan", AttributeType.STRING,
          "first_name", AttributeType.STRING,
          "touch", AttributeType.NUMBER,
          "vip", AttributeType.BOOLEAN);

  /// How the library speaks, and the libraries below it.
  private static final Pattern FOREIGN =
      Pattern.compile(
          "candidates|%A|mismatched|extraneous|token recognition|no viable|expecting|For input"
              + "|overload|reference to|ERROR|<input>|Syntax|expected type|EOF|unsupported"
              + "|java|Exception|error parsing|regexp|reserved identifier|ANTLR|\\{'|null pointer"
              + "|recursion|_[=<>&|+*/?\\[!-]+_|@in|STRING_VALUE|CelExpr");

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      textBlock =
          """
          vip AND touch > 1 ; 5 ; `AND` is written `&&`
          vip and touch > 1 ; 5 ; `and` is written `&&`
          vip OR (touch > 1) ; 5 ; `OR` is written `||`
          NOT vip ; 5 ; `NOT` before it is written `!`
          not(vip) ; 4 ; write !(...)
          vip & touch > 1 ; 5 ; `&` is written `&&`
          vip | touch > 1 ; 5 ; `|` is written `||`
          plan = 'free' ; 6 ; `=` is written `==`
          plan === 'free' ; 6 ; `===` is written `==`
          plan <> 'free' ; 6 ; `<>` is written `!=`
          touch => 3 ; 7 ; `=>` is written `>=`
          touch ≥ 3 ; 7 ; `≥` is written `>=`
          plan is 'free' ; 6 ; `is` is written `==`
          plan eq 'free' ; 6 ; `eq` is written `==`
          plan IN ['free'] ; 6 ; `IN` is written `in`
          plan not in ['free'] ; 6 ; !(x in ['a', 'b'])
          plan like 'fr%' ; 6 ; `like` is written x.matches('^a')
          plan contains 'fr' ; 6 ; `contains` is written x.contains('a')
          touch between 1 and 2 ; 7 ; x >= 1 && x <= 2
          plan == “free” ; 9 ; write '
          plan == 'free ; 9 ; does not end
          plan == 'O'Brien' ; 12 ; write \\' for an apostrophe
          plan 'free' ; 6 ; side by side
          plan == ; 6 ; missing after `==`
          && vip ; 1 ; missing before `&&`
          touch > > 1 ; 9 ; missing before `>`
          (vip ; 1 ; `(` is not closed: write `)`
          vip) ; 4 ; closes nothing
          plan in ['free' ; 9 ; `[` is not closed: write `]`
          if vip ; 1 ; the language keeps to itself
          $plan == 'free' ; 1 ; an attribute stands by its name alone
          {{plan}} == 'free' ; 1 ; an attribute stands by its name alone
          touch == 99999999999999999999 ; 10 ; more digits
          plan == 10.0.1 ; 9 ; '10.0.1'
          ~~ ; 1 ; is empty
          vip == 'true' ; 5 ; write true without quotes
          vip == "False" ; 5 ; write false without quotes
          vip && 'true' ; 8 ; write true without quotes
          vip == True ; 8 ; Write true in small letters
          touch == '3' ; 7 ; write 3 without quotes
          touch > 'three' ; 7 ; `>` compares a number with a text
          plan == 3 ; 6 ; write it in quotes, '3'
          plan == true ; 6 ; write it in quotes, 'true'
          plan == free ; 9 ; As a text it stands in quotes: 'free'
          plan in [free] ; 10 ; As a text it stands in quotes: 'free'
          plan == ['free', 'paid'] ; 6 ; x in ['a', 'b']
          plan in 'free' ; 6 ; takes a list
          plan ; 1 ; compare it, such as plan == 'a'
          vip && touch ; 8 ; compare it, such as touch == 1
          !plan ; 2 ; compare it, such as plan == 'a'
          plna == 'free' ; 1 ; Probably plan is meant
          firstName == 'Ada' ; 1 ; Probably first_name is meant
          customer.plan == 'free' ; 9 ; write plan
          customer.name == 'free' ; 9 ; an attribute stands by its name alone
          plan == null ; 6 ; write !has(plan)
          plan != null ; 6 ; write has(plan)
          NULL == plan ; 6 ; write !has(plan)
          exists(plan) ; 7 ; write has(x)
          has('plan') ; 4 ; takes the name of a declared attribute
          has(sector) ; 4 ; declared are [first_name, plan, touch, vip]
          plan.isEmpty() ; 13 ; x == '' or !has(x)
          plan.toLowerCase() == 'free' ; 17 ; write x.lowerAscii()
          plan.equalsIgnoreCase('Free') ; 22 ; write x.lowerAscii() == 'a'
          plan.includes('fr') ; 14 ; write x.contains('a')
          contains(plan, 'fr') ; 9 ; 'contains' is written x.contains('a')
          startswith(plan, 'fr') ; 11 ; write x.startsWith('a')
          plan.startsWith('a', 'b') ; 16 ; is written x.startsWith('a')
          plan.length() > 3 ; 12 ; write size(x)
          size([plan]) > 3 ; 6 ; takes a text, and this is a list
          touch.contains('3') ; 1 ; takes a text, and this is a number
          int(plan) > 3 ; 4 ; declare the attribute a NUMBER
          now() > 3 ; 4 ; no clock is read here
          frobnicate(plan) ; 11 ; x.startsWith(y)
          touch % 2 == 0 ; 7 ; `%` is no sign here
          touch + 'a' == 'b' ; 7 ; puts together a number with a text
          plan - 1 > 2 ; 1 ; `-` takes a number, and this is a text
          vip ? 'a' : 1 ; 5 ; a ? b : c has
          plan.matches('[') ; 14 ; a [ is not closed
          plan.matches('(?=a)') ; 14 ; (? stands only in
          plan.matches('*a') ; 14 ; nothing stands before
          """)
  void saysWhatWasProbablyMeant(String expression, int column, String said) {
    var faults = faults(expression);
    assertThat(faults).isNotEmpty();
    assertThat(faults.getFirst().message()).contains(said).doesNotContainPattern(FOREIGN);
    assertThat(faults.getFirst()).extracting(Fault::line, Fault::column).containsExactly(1, column);
  }

  @Test
  void tellsTheLineToo() {
    assertThat(faults("vip\n  and touch > 1"))
        .extracting(Fault::line, Fault::column)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(2, 3));
  }

  @Test
  void saysSoWhereItIsNestedTooDeep() {
    assertThat(faults("(".repeat(40) + "vip" + ")".repeat(40)))
        .singleElement()
        .satisfies(fault -> assertThat(fault.message()).contains("levels deep"));
  }

  /// Whatever is written, nobody is told how the library puts it.
  @Test
  void speaksInNoOtherWordsThanItsOwn() {
    var some = new BadExpression(new SplittableRandom(20261129));
    int faulty = 0;
    for (int i = 0; i < EXPRESSIONS; i++) {
      var expression = some.next();
      for (Fault fault : faults(expression)) {
        faulty++;
        assertThat(withoutQuoted(fault.message()))
            .as(expression)
            .doesNotContainPattern(FOREIGN)
            .hasSizeLessThan(2_000);
        assertThat(fault.column()).as(expression).isBetween(1, expression.length() + 2);
      }
    }
    assertThat(faulty).isGreaterThan(EXPRESSIONS / 2);
  }

  /// What was written is quoted, and may be anything.
  private static String withoutQuoted(String message) {
    return message.replace(Names.ALLOWED, "").replaceAll("`[^`]*`|'[^']*'", "");
  }

  private static List<Fault> faults(String expression) {
    return switch (Condition.compile(expression, ATTRIBUTES)) {
      case Compilation.Compiled _ -> List.of();
      case Compilation.Faulty(var faults) -> faults;
    };
  }
}
