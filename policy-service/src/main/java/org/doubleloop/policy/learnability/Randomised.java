package org.doubleloop.policy.learnability;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.doubleloop.policy.content.Exploration;
import org.doubleloop.policy.content.Exploration.Across;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.content.PolicyContent.Mode;
import org.doubleloop.policy.rule.Option;
import org.doubleloop.policy.rule.Rule;
import org.doubleloop.policy.rule.Rule.Effect;
import org.jspecify.annotations.Nullable;

/// What a policy leaves to chance where none of its conditions holds.
///
/// @param options that rules and guardrails leave everywhere
/// @param among how many of them chance chooses
/// @param share of suggestions that is left to chance
/// @param floor the part of it that is spread evenly
/// @param onlyPreferred the rule that prefers one option, where chance may choose no other
/// @param onlyWhere the rule that prefers several, where chance has a choice only where that holds
record Randomised(
    int options,
    int among,
    double share,
    double floor,
    @Nullable String onlyPreferred,
    @Nullable String onlyWhere) {

  /// What stands for a floor that was not stored.
  private static final double OLD_FLOOR = 0.02;

  private static final String EVERYWHERE = "true";

  static Randomised of(PolicyContent content) {
    var left = left(content);
    var exploration = content.mode() == Mode.EXPLORE ? content.exploration() : null;
    if (exploration == null) {
      return new Randomised(left.size(), left.size(), 0, 1, null, null);
    }
    var preferring = exploration.across() == Across.ELIGIBLE ? null : preferring(content, left);
    int among = preferring == null ? left.size() : named(preferring, left).size();
    return new Randomised(
        left.size(),
        among,
        exploration.share(),
        floor(exploration),
        preferring != null && among == 1 ? preferring.id() : null,
        preferring != null && !isEverywhere(preferring.when()) ? preferring.id() : null);
  }

  private static double floor(Exploration exploration) {
    return exploration.floor() == null ? OLD_FLOOR : exploration.floor();
  }

  /// How likely a unit is to get the option that would be said without chance, at the least.
  double top() {
    return 1 - share + share * (1 - floor + floor / among);
  }

  /// The same of each other option: what is spread evenly, as for the rest nobody can say.
  double other() {
    return share * floor / among;
  }

  private static List<Option> left(PolicyContent content) {
    Set<String> forbidden = new HashSet<>();
    for (var guardrail : content.guardrails()) {
      if (guardrail.when() == null || isEverywhere(guardrail.when())) {
        content.options().stream()
            .filter(option -> isNamed(option, guardrail.options(), guardrail.matching()))
            .forEach(option -> forbidden.add(option.id()));
      }
    }
    for (var rule : content.rules()) {
      if (isEverywhere(rule.when()) && rule.effect() != Effect.PREFER) {
        content.options().stream()
            .filter(option ->
                isNamed(option, rule.options(), rule.matching()) == (rule.effect() == Effect.AVOID))
            .forEach(option -> forbidden.add(option.id()));
      }
    }
    return content.options().stream().filter(option -> !forbidden.contains(option.id())).toList();
  }

  /// The first rule that prefers some of these everywhere; but one that does so somewhere and
  /// leaves more of them to chance stands for it, as there something can be learned.
  private static @Nullable Rule preferring(PolicyContent content, List<Option> left) {
    var before = new ArrayList<Rule>();
    for (var rule : content.rules()) {
      if (rule.effect() == Effect.PREFER && !named(rule, left).isEmpty()) {
        before.add(rule);
        if (isEverywhere(rule.when())) {
          return before.stream()
              .filter(each -> named(each, left).size() > 1)
              .findFirst()
              .orElse(rule);
        }
      }
    }
    return null;
  }

  private static List<Option> named(Rule rule, List<Option> among) {
    return among.stream()
        .filter(option -> isNamed(option, rule.options(), rule.matching()))
        .toList();
  }

  private static boolean isNamed(Option option, List<String> ids, Map<String, String> matching) {
    return ids.contains(option.id()) || (!matching.isEmpty() && option.has(matching));
  }

  private static boolean isEverywhere(String condition) {
    return condition.strip().equals(EVERYWHERE);
  }
}
