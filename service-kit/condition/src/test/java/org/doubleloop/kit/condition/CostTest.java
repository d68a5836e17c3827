package org.doubleloop.kit.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Whether the steps of a condition say what it takes.
class CostTest {

  private static final int CONDITIONS = 300;

  /// Several times what it takes, as machines differ.
  private static final long NANOS_PER_STEP = 40;

  /// What a measurement takes by itself, with some time for the machine's other work.
  private static final long NANOS = 300_000;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  @Test
  void anEvaluationTakesTimeInProportionToItsSteps() {
    var some = new SomeExpression(new SplittableRandom(20261128));
    long steps = 0;
    int measured = 0;
    while (measured < CONDITIONS) {
      var expression = some.bool(3);
      if (expression.length() <= Condition.LONGEST) {
        var condition = Condition.of(expression, SomeExpression.ATTRIBUTES);
        for (Map<String, Object> context : SomeExpression.CONTEXTS) {
          assertThat(nanos(condition, context))
              .as("%s with %s", expression, context)
              .isLessThan(NANOS + NANOS_PER_STEP * condition.steps(context));
          steps += condition.steps(context);
        }
        measured++;
      }
    }
    // Else nothing dear was tried.
    assertThat(steps / measured).isGreaterThan(50_000);
  }

  private static long nanos(Condition condition, Map<String, Object> context) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      long before = THREADS.getCurrentThreadCpuTime();
      condition.holds(context);
      least = Math.min(least, THREADS.getCurrentThreadCpuTime() - before);
    }
    return least;
  }
}
