package org.doubleloop.kit.rule;

import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How often each rule holds in some contexts, and how often something comes of it.
public final class RuleTally<R extends ChoiceRule> {
  private final RuleSet<R> rules;
  private final Map<BitSet, Long> times = new HashMap<>();

  /// How often a rule held.
  ///
  /// @param fires in how many contexts
  /// @param decides in how many of them it is the first that takes an option away or, of one that
  ///   prefers, gives the order
  /// @param shadowedBy which have decided in its stead, those that did so most often first; none
  ///   where it decides anything itself
  public record Count<R>(R rule, long fires, long decides, List<R> shadowedBy) {
    public Count {
      shadowedBy = List.copyOf(shadowedBy);
    }
  }

  public RuleTally(RuleSet<R> rules) {
    this.rules = rules;
  }

  /// Counts a context, and answers what is left there.
  ///
  /// @param often as so many
  public Choice<R> add(Map<String, ?> context, long often) {
    var holding = rules.holding(context);
    add(holding, often);
    return rules.choice(holding);
  }

  /// Counts a context in which these hold.
  public void add(BitSet holding, long often) {
    times.merge(holding, often, Long::sum);
  }

  /// How many contexts have been counted.
  public long contexts() {
    return times.values().stream().mapToLong(Long::longValue).sum();
  }

  /// In how many of them nothing is left.
  public long withoutOption() {
    return times.entrySet().stream()
        .filter(each -> rules.choice(each.getKey()).left().isEmpty())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /// Each rule, in the order in which they are asked.
  public List<Count<R>> counts() {
    Map<R, Counting<R>> byRule = new HashMap<>();
    times.forEach((places, often) -> {
      var holding = rules.at(places);
      var choice = rules.choice(places);
      for (R rule : holding) {
        byRule.computeIfAbsent(rule, _ -> new Counting<>()).add(rule, choice, holding, often);
      }
    });
    return rules.rules().stream()
        .map(rule -> byRule.getOrDefault(rule, new Counting<>()).count(rule))
        .toList();
  }

  private static final class Counting<R extends ChoiceRule> {
    private long fires;
    private long decides;
    private final Map<R, Long> instead = new HashMap<>();

    void add(R rule, Choice<R> choice, List<R> holding, long often) {
      fires += often;
      if (choice.isDecidedBy(rule)) {
        decides += often;
      } else {
        choice
            .decidedInsteadOf(rule, holding)
            .forEach(other -> instead.merge(other, often, Long::sum));
      }
    }

    Count<R> count(R rule) {
      var shadows =
          instead.entrySet().stream()
              .sorted(Map.Entry.<R, Long>comparingByValue(Comparator.reverseOrder()))
              .map(Map.Entry::getKey)
              .toList();
      return new Count<>(rule, fires, decides, decides > 0 ? List.of() : shadows);
    }
  }
}
