package org.doubleloop.kit.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.doubleloop.kit.rule.ContextFault.Kind.REQUIRED;
import static org.doubleloop.kit.rule.ContextFault.Kind.SIZE;
import static org.doubleloop.kit.rule.ContextFault.Kind.TYPE;
import static org.doubleloop.kit.rule.ContextFault.Kind.UNDECLARED;
import static org.doubleloop.kit.rule.ContextFault.Kind.VALUE;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContextFaultTest {
  private static final Map<String, Object> RIGHT = Map.of("plan", "free", "touch", 1, "city", "x");

  @Test
  void findsNoneWhereAllIsAsDeclared() {
    assertThat(faults(RIGHT)).isEmpty();
  }

  @Test
  void findsEveryFaultAtOnce() {
    assertThat(faults(Map.of("plan", "gold", "touch", "1", "vip", 0, "age", 3)))
        .extracting(ContextFault::attribute, ContextFault::kind)
        .containsExactlyInAnyOrder(
            tuple("plan", VALUE),
            tuple("touch", TYPE),
            tuple("vip", TYPE),
            tuple("age", UNDECLARED),
            tuple("city", REQUIRED));
  }

  @Test
  void findsTextsThatAreTooLong() {
    var context = new HashMap<>(RIGHT);
    context.put("city", "x".repeat(1025));
    assertThat(faults(context)).extracting(ContextFault::kind).containsExactly(SIZE);
  }

  private static List<ContextFault> faults(Map<String, Object> context) {
    return ContextFault.of(SomeRules.some().attributes(), context);
  }
}
