package org.doubleloop.recommender.revision;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.doubleloop.kit.condition.AttributeType;
import org.doubleloop.kit.condition.Condition;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.Rule;

/// Places as conditions of a policy, and as words.
public final class Conditions {
  private static final String ALWAYS = "true";

  private static final Pattern EQUAL =
      Pattern.compile("([A-Za-z][A-Za-z0-9_]*) == ('(?:[^'\\\\]|\\\\.)*')");

  private Conditions() {}

  /// The condition that holds at a place and nowhere else.
  public static String of(Cell place, PolicyVersion version) {
    return place.equals(Cell.EVERYWHERE)
        ? ALWAYS
        : place.traits().stream()
            .map(trait -> of(trait, version))
            .collect(Collectors.joining(" && "));
  }

  private static String of(Trait trait, PolicyVersion version) {
    boolean isFlag = version.types().get(trait.attribute()) == AttributeType.BOOLEAN;
    Object value = isFlag ? (Object) Boolean.valueOf(trait.value()) : trait.value();
    return trait.attribute() + " == " + Condition.literal(value);
  }

  /// Where a rule holds: one without a condition holds everywhere.
  public static String of(Rule rule) {
    var when = rule.when();
    return when == null ? ALWAYS : when.expression();
  }

  /// The condition that holds where one of two does that are the same but for the value of one
  /// attribute; empty where they differ otherwise, or are not made of comparisons alone.
  public static Optional<String> either(String one, String other) {
    var first = terms(one);
    var second = terms(other);
    var onlyFirst = without(first, second);
    var onlySecond = without(second, first);
    if (first.size() != second.size() || onlyFirst.size() != 1 || onlySecond.size() != 1) {
      return Optional.empty();
    }
    return eitherTerm(onlyFirst.iterator().next(), onlySecond.iterator().next())
        .map(either ->
            first.stream()
                .map(term -> onlyFirst.contains(term) ? either : term)
                .collect(Collectors.joining(" && ")));
  }

  private static Optional<String> eitherTerm(String one, String other) {
    var first = EQUAL.matcher(one);
    var second = EQUAL.matcher(other);
    return first.matches() && second.matches() && first.group(1).equals(second.group(1))
        ? Optional.of("%s in [%s, %s]".formatted(first.group(1), first.group(2), second.group(2)))
        : Optional.empty();
  }

  /// The comparisons that all have to hold; none where the condition is not made of those alone.
  private static Set<String> terms(String condition) {
    var terms = new LinkedHashSet<>(List.of(condition.split(" && ", -1)));
    return terms.stream().allMatch(term -> EQUAL.matcher(term).matches()) ? terms : Set.of();
  }

  private static Set<String> without(Set<String> all, Set<String> others) {
    var left = new LinkedHashSet<>(all);
    left.removeAll(others);
    return left;
  }

  /// Such as `where industry is retail and vip is true`; `everywhere`.
  public static String words(Cell place) {
    return place.equals(Cell.EVERYWHERE)
        ? "everywhere"
        : place.traits().stream()
            .map(trait -> trait.attribute() + " is " + trait.value())
            .collect(Collectors.joining(" and ", "where ", ""));
  }
}
