package org.doubleloop.kit.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ConditionsTest {

  private static final Map<String, AttributeType> ATTRIBUTES =
      Map.of("industry", AttributeType.STRING, "touch", AttributeType.NUMBER);

  @Test
  void compilesOnceWhatIsWrittenAlikeOverTheSameAttributes() {
    var conditions = new Conditions(10_000);
    var first = conditions.compiled("touch > 1", ATTRIBUTES);
    assertThat(conditions.compiled("touch > " + 1, Map.copyOf(ATTRIBUTES))).isSameAs(first);
    assertThat(conditions.compiled("touch > 1", Map.of("touch", AttributeType.NUMBER)))
        .isNotSameAs(first);
    assertThat(conditions.compiled("touch > 'one'", ATTRIBUTES))
        .isInstanceOf(Compilation.Faulty.class);
  }

  @Test
  void dropsWhatHasNoRoomAndCompilesItAgain() {
    var conditions = new Conditions(1_000);
    for (int i = 0; i < 500; i++) {
      var expression = "touch > 1 && touch < " + i;
      assertThat(conditions.compiled(expression, ATTRIBUTES))
          .isInstanceOfSatisfying(
              Compilation.Compiled.class,
              compiled -> assertThat(compiled.condition()).hasToString(expression));
    }
    assertThat(conditions.terms()).isBetween(500L, 1_000L);
    assertThat(conditions.compiled("touch > 1 && touch < 3", ATTRIBUTES))
        .isInstanceOfSatisfying(
            Compilation.Compiled.class,
            compiled -> assertThat(compiled.condition().holds(Map.of("touch", 2))).isTrue());
  }

  @Test
  void takesAPatternForAsMuchRoomAsItUnfoldsTo() {
    assertThat(Condition.of("industry.matches('a{500}')", ATTRIBUTES).terms()).isGreaterThan(500);
    assertThat(Condition.of("industry.matches(r'\\pL\\pN')", ATTRIBUTES).terms())
        .isGreaterThan(200);
    assertThat(Condition.of("industry in ['a', 'b'] || touch == -1", ATTRIBUTES).terms())
        .isEqualTo(9);
  }
}
