package org.doubleloop.bench.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.doubleloop.bench.Figure;
import org.doubleloop.bench.Latencies;
import org.doubleloop.kit.condition.AttributeType;
import org.doubleloop.kit.condition.Condition;
import org.doubleloop.kit.rule.ChoiceRule;
import org.doubleloop.kit.rule.RuleSet;
import org.doubleloop.kit.rule.RuleSet.Conditional;

/// How long it takes to ask 200 rules in one context, with a condition of its own each: which hold,
/// and what that leaves of 20 options. Contexts are made up, most of them different.
public final class ConditionBench {
  private static final int RULES = 200;
  private static final int OPTIONS = 20;
  private static final int WARM_UP = 20_000;
  private static final int CONTEXTS = 20_000;
  private static final double AIM = 200;
  private static final List<String> PLANS = List.of("free", "trial", "team", "business");
  private static final Map<String, AttributeType> TYPES =
      Map.of(
          "plan", AttributeType.STRING,
          "touch", AttributeType.NUMBER,
          "employees", AttributeType.NUMBER,
          "vip", AttributeType.BOOLEAN,
          "title", AttributeType.STRING);

  private final Random random = new Random(20261129);

  private record Made(Force force, Set<String> options) implements ChoiceRule {}

  private ConditionBench() {}

  public static void main(String[] arguments) {
    new ConditionBench().run();
  }

  private void run() {
    var rules = rules();
    long left = 0;
    for (int i = 0; i < WARM_UP; i++) {
      left += ask(rules, context());
    }
    var taken = new Latencies();
    for (int i = 0; i < CONTEXTS; i++) {
      var context = context();
      long start = System.nanoTime();
      left += ask(rules, context);
      taken.add(System.nanoTime() - start);
    }
    System.out.printf("%.1f of %d options left%n", (double) left / (WARM_UP + CONTEXTS), OPTIONS);
    System.out.println(
        new Figure("check.200-conditions.p50", 1_000 * taken.exceededBy(0.5), "us").atMost(AIM));
    System.out.println(
        new Figure("check.200-conditions.p99", 1_000 * taken.exceededBy(0.01), "us").line());
  }

  private static int ask(RuleSet<Made> rules, Map<String, Object> context) {
    return rules.choice(rules.holding(context)).left().size();
  }

  private RuleSet<Made> rules() {
    var options = new ArrayList<String>();
    for (int i = 0; i < OPTIONS; i++) {
      options.add("option-" + i);
    }
    var rules = new ArrayList<Conditional<Made>>();
    for (int i = 0; i < RULES; i++) {
      var force = i % 10 == 0 ? ChoiceRule.Force.FORBIDS : ChoiceRule.Force.PREFERS;
      rules.add(
          new Conditional<>(
              new Made(force, Set.of(options.get(i % OPTIONS))),
              Condition.of(condition(i), TYPES)));
    }
    return new RuleSet<>(options, rules);
  }

  private static String condition(int number) {
    var plan = PLANS.get(number % PLANS.size());
    return switch (number % 5) {
      case 0 -> "plan == '%s' && touch > %d".formatted(plan, number % 17);
      case 1 -> "employees >= %d || vip".formatted(number * 7);
      case 2 -> "plan in ['%s', 'none'] && !vip && employees < %d".formatted(plan, number * 11);
      case 3 -> "title.contains('head of %d') || touch == %d".formatted(number, number % 13);
      default -> "touch * 2.0 > %d && plan != '%s'".formatted(number % 29, plan);
    };
  }

  private Map<String, Object> context() {
    var context = new HashMap<String, Object>();
    context.put("plan", PLANS.get(random.nextInt(PLANS.size())));
    context.put("touch", random.nextInt(20));
    context.put("employees", random.nextInt(3_000));
    context.put("vip", random.nextBoolean());
    context.put("title", "head of " + random.nextInt(300) + " and of some other things");
    return context;
  }
}
