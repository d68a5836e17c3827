package org.doubleloop.kit.rule;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.doubleloop.kit.condition.Condition;
import org.jspecify.annotations.Nullable;

/// The rules of a policy with their conditions compiled, to be asked in many contexts. One thread
/// at a time may use it: what follows from the rules that hold is kept, as there is less of that
/// than of contexts.
public final class RuleSet<R extends ChoiceRule> {
  private static final int MOST_KEPT = 10_000;

  private final List<String> options;
  private final List<Conditional<R>> rules;
  private final Map<BitSet, Choice<R>> choices = new HashMap<>();

  /// A rule, and where it holds.
  ///
  /// @param when null: everywhere
  public record Conditional<R>(R rule, @Nullable Condition when) {}

  /// @param rules in the order in which they are asked
  public RuleSet(List<String> options, List<Conditional<R>> rules) {
    this.options = List.copyOf(options);
    this.rules = List.copyOf(rules);
  }

  public List<R> rules() {
    return rules.stream().map(Conditional::rule).toList();
  }

  /// Those that are asked for what must hold, without those that only prefer.
  public RuleSet<R> binding() {
    return new RuleSet<>(
        options,
        rules.stream().filter(each -> each.rule().force() != ChoiceRule.Force.PREFERS).toList());
  }

  /// These, and then those of another, over the options of this.
  public RuleSet<R> and(RuleSet<R> other) {
    return new RuleSet<>(options, Stream.concat(rules.stream(), other.rules.stream()).toList());
  }

  /// The places of the rules that hold in a context.
  ///
  /// @param context as for [Condition#holds]
  public BitSet holding(Map<String, ?> context) {
    var holding = new BitSet(rules.size());
    for (int i = 0; i < rules.size(); i++) {
      var when = rules.get(i).when();
      if (when == null || when.holds(context)) {
        holding.set(i);
      }
    }
    return holding;
  }

  /// The rules at these places.
  public List<R> at(BitSet places) {
    return places.stream().mapToObj(place -> rules.get(place).rule()).toList();
  }

  /// What rules leave where they hold.
  public Choice<R> choice(BitSet holding) {
    var known = choices.get(holding);
    if (known == null) {
      known = Choice.of(options, at(holding));
      if (choices.size() < MOST_KEPT) {
        choices.put((BitSet) holding.clone(), known);
      }
    }
    return known;
  }

  /// The names of the attributes that the conditions read.
  public Set<String> reads() {
    var names = new TreeSet<String>();
    conditions().forEach(condition -> names.addAll(condition.reads()));
    return names;
  }

  /// What an attribute is compared with in all conditions; empty where one does more with it.
  Optional<Set<Object>> comparedWith(String attribute) {
    var all = new HashSet<Object>();
    for (Condition condition : conditions().toList()) {
      var constants = condition.comparedWith(attribute);
      if (constants.isEmpty()) {
        return Optional.empty();
      }
      all.addAll(constants.get());
    }
    return Optional.of(all);
  }

  /// How many steps all conditions take in one context at most: see
  /// [org.doubleloop.kit.condition.ConditionLimits].
  public long mostSteps() {
    return conditions().mapToLong(Condition::mostSteps).sum();
  }

  private Stream<Condition> conditions() {
    return rules.stream().map(Conditional::when).filter(Objects::nonNull);
  }
}
