package org.doubleloop.kit.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContextKeyTest {
  @Test
  void isTheSameInWhateverOrderAttributesStand() {
    assertThat(ContextKey.of(Map.of("a", "x", "b", 2)))
        .isEqualTo(ContextKey.of(Map.of("b", 2, "a", "x")));
  }

  @Test
  void differsWhereNamesValuesOrTypesDo() {
    var contexts =
        List.<Map<String, Object>>of(
            Map.of(),
            Map.of("a", "1"),
            Map.of("a", 1),
            Map.of("a", 1L),
            Map.of("a", 1.0),
            Map.of("a", "true"),
            Map.of("a", true),
            Map.of("a", "x", "b", "y"),
            Map.of("a", "y", "b", "x"),
            Map.of("a", "x1:bs1:y"),
            Map.of("a1:b", "x"));
    var keys = new HashSet<String>();
    contexts.forEach(context -> assertThat(keys.add(ContextKey.of(context))).isTrue());
  }
}
