package org.doubleloop.kit.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// All contexts that rules can tell apart: each declared value, true and false, absence where an
/// attribute may be absent. Numbers and free texts that conditions only compare with what is
/// written out in them are told apart by that alone, so that one value at each and one between are
/// all.
///
/// @param attributes those that the rules read, each with its values
/// @param untold those whose values cannot be listed: then nothing can be gone through
public record Combinations(List<Values> attributes, List<String> untold) {

  /// What an attribute may be.
  ///
  /// @param mayBeAbsent one case more
  public record Values(String name, List<Object> values, boolean mayBeAbsent) {
    public Values {
      values = List.copyOf(values);
    }

    int cases() {
      return values.size() + (mayBeAbsent ? 1 : 0);
    }
  }

  public Combinations {
    attributes = List.copyOf(attributes);
    untold = List.copyOf(untold);
  }

  /// @param declared all attributes that there are
  public static Combinations of(
      List<? extends DeclaredAttribute> declared, RuleSet<? extends ChoiceRule> rules) {
    var read = rules.reads();
    var attributes = new ArrayList<Values>();
    var untold = new ArrayList<String>();
    declared.stream()
        .filter(attribute -> read.contains(attribute.name()))
        .forEach(attribute ->
            values(attribute, rules)
                .ifPresentOrElse(
                    values ->
                        attributes.add(new Values(attribute.name(), values, !attribute.required())),
                    () -> untold.add(attribute.name())));
    return new Combinations(attributes, untold);
  }

  private static Optional<List<Object>> values(
      DeclaredAttribute attribute, RuleSet<? extends ChoiceRule> rules) {
    return switch (attribute.type()) {
      case BOOLEAN -> Optional.of(List.of(true, false));
      case NUMBER -> rules.comparedWith(attribute.name()).map(Combinations::numbers);
      case STRING ->
          attribute.values().isEmpty()
              ? rules.comparedWith(attribute.name()).map(Combinations::texts)
              : Optional.of(List.copyOf(attribute.values()));
    };
  }

  /// Each, one between each two, and one beyond on either side.
  private static List<Object> numbers(Set<Object> constants) {
    var sorted = new TreeSet<Double>();
    only(Double.class, constants).forEach(sorted::add);
    var values = new TreeSet<Double>(sorted);
    if (sorted.isEmpty()) {
      return List.of(0.0);
    }
    values.add(Math.floor(sorted.first()) - 1);
    values.add(Math.ceil(sorted.last()) + 1);
    for (double each : sorted) {
      var next = sorted.higher(each);
      if (next != null) {
        values.add(each / 2 + next / 2);
      }
    }
    return List.copyOf(values);
  }

  /// Each, and one that is none of them.
  private static List<Object> texts(Set<Object> constants) {
    var values = new ArrayList<Object>(new TreeSet<>(only(String.class, constants).toList()));
    var other = new StringBuilder("another");
    while (constants.contains(other.toString())) {
      other.append('*');
    }
    values.add(other.toString());
    return values;
  }

  /// Two versions may declare different types under one name.
  private static <T> Stream<T> only(Class<T> type, Set<Object> constants) {
    return constants.stream().filter(type::isInstance).map(type::cast);
  }

  /// How many there are; where that is more than can be said, the most that can.
  public long number() {
    double product = 1;
    for (Values each : attributes) {
      product *= each.cases();
    }
    return (long) product;
  }

  /// Whether there are some of all, and no more than this.
  public boolean areAtMost(long most) {
    return untold.isEmpty() && number() <= most;
  }

  /// Goes through all of them.
  public void forEach(Consumer<Map<String, Object>> visitor) {
    visit(0, new HashMap<>(), visitor);
  }

  private void visit(int at, Map<String, Object> context, Consumer<Map<String, Object>> visitor) {
    if (at == attributes.size()) {
      visitor.accept(Map.copyOf(context));
      return;
    }
    var attribute = attributes.get(at);
    for (Object value : attribute.values()) {
      context.put(attribute.name(), value);
      visit(at + 1, context, visitor);
    }
    context.remove(attribute.name());
    if (attribute.mayBeAbsent()) {
      visit(at + 1, context, visitor);
    }
  }
}
