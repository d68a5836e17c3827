package org.doubleloop.recommender.ruledraft;

import static org.doubleloop.recommender.ruledraft.RuleDraftProblem.NO_RULE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.doubleloop.kit.condition.AttributeType;
import org.doubleloop.kit.condition.Condition;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.policy.Attribute;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.ruledraft.Note.Code;
import org.jspecify.annotations.Nullable;

/// In which contexts a rule is to hold: those with the same values of some attributes as that of
/// the precedent.
///
/// @param equal in the order in which the attributes are declared; none: everywhere
/// @param counted by which it is counted what came of actions there; null where that is not counted
record Where(By by, List<Equal> equal, @Nullable Cell counted) {
  /// The most attributes that are taken where none is named, as cells have.
  private static final int MOST = 2;

  /// Who chose the attributes, in the words of the contract.
  enum By {
    CALLER,
    COUNTS,
    ORDER
  }

  /// An attribute and the value that it is to have: a string, or true or false.
  record Equal(String attribute, Object value) {
    /// In the language of conditions.
    String condition() {
      return attribute + " == " + Condition.literal(value);
    }
  }

  Where {
    equal = List.copyOf(equal);
  }

  /// The part of the contexts that is counted as it is, where there is one.
  Optional<Cell> cell() {
    return Optional.ofNullable(counted);
  }

  /// With the attributes that were named.
  ///
  /// @throws ServiceException `no-rule`, with a fault for each that no condition can be made of
  static Where named(PolicyVersion version, Map<String, Object> context, List<String> names) {
    var faults = new ArrayList<FieldFault>();
    var seen = new HashSet<String>();
    for (int i = 0; i < names.size(); i++) {
      var pointer = "/attributes/" + i;
      var name = names.get(i);
      if (!seen.add(name)) {
        faults.add(new FieldFault(pointer, "REPEATED", "is there already"));
      }
      fault(version, context, name)
          .ifPresent(
              fault -> faults.add(new FieldFault(pointer, fault.code().name(), fault.message())));
    }
    if (!faults.isEmpty()) {
      throw new ServiceException(
          NO_RULE,
          "No condition can be made of these attributes by version " + version.version(),
          faults);
    }
    return of(By.CALLER, version, context, names);
  }

  /// Where the counts say most, if they do; else by the first attributes that divide them.
  static Where chosen(
      PolicyVersion version, Map<String, Object> context, Optional<Cell> strongest) {
    var counted =
        strongest.filter(
            cell -> cell.traits().stream().allMatch(trait -> isFit(version, context, trait)));
    var traits =
        counted
            .map(Cell::traits)
            .orElseGet(() ->
                version.cells().traitsOf(context).stream()
                    .filter(trait -> isFit(version, context, trait))
                    .limit(MOST)
                    .toList());
    var names = traits.stream().map(Trait::attribute).toList();
    return of(counted.isPresent() ? By.COUNTS : By.ORDER, version, context, names);
  }

  /// Whether a suggestion may have this value: actions are captured with any, and counted by it.
  private static boolean isFit(PolicyVersion version, Map<String, Object> context, Trait trait) {
    return fault(version, context, trait.attribute()).isEmpty();
  }

  private static Where of(
      By by, PolicyVersion version, Map<String, Object> context, List<String> names) {
    var traits =
        version.cells().traitsOf(context).stream()
            .filter(trait -> names.contains(trait.attribute()))
            .sorted(Comparator.comparing(Trait::attribute))
            .toList();
    boolean isCell = traits.size() == names.size() && names.size() <= MOST;
    return new Where(
        by,
        version.attributes().stream()
            .map(Attribute::name)
            .filter(names::contains)
            .map(name -> new Equal(name, Objects.requireNonNull(context.get(name))))
            .toList(),
        isCell ? new Cell(traits) : null);
  }

  /// In the language of conditions.
  String condition() {
    return equal.isEmpty()
        ? "true"
        : equal.stream().map(Equal::condition).collect(Collectors.joining(" && "));
  }

  /// As the end of a sentence.
  String words() {
    return equal.isEmpty()
        ? "everywhere"
        : equal.stream()
            .map(each -> each.attribute() + " is " + each.value())
            .collect(Collectors.joining(" and ", "where ", ""));
  }

  /// What of the context it leaves out, and why.
  List<Note> leftOut(PolicyVersion version, Map<String, Object> context) {
    var used = equal.stream().map(Equal::attribute).toList();
    return context.keySet().stream()
        .filter(name -> !used.contains(name))
        .sorted()
        .map(name ->
            fault(version, context, name)
                .or(() -> freeText(version, name))
                .orElseGet(() ->
                    Note.ofAttribute(Code.NOT_USED, name, "is left out: name it where it matters")))
        .toList();
  }

  private static Optional<Note> freeText(PolicyVersion version, String name) {
    return version
        .attribute(name)
        .filter(attribute -> !attribute.formsCells())
        .map(_ ->
            Note.ofAttribute(
                Code.FREE_TEXT,
                name,
                "has no declared values and may be about one person alone: name it where it"
                    + " matters"));
  }

  /// Why no condition can be made of an attribute, where none can.
  private static Optional<Note> fault(
      PolicyVersion version, Map<String, Object> context, String name) {
    var declared = version.attribute(name);
    if (declared.isEmpty()) {
      return Optional.of(
          Note.ofAttribute(
              Code.UNDECLARED,
              name,
              "is not declared by version " + version.version() + ", so no rule can read it"));
    }
    var attribute = declared.get();
    var value = context.get(name);
    if (value == null) {
      return Optional.of(Note.ofAttribute(Code.OTHER_VALUE, name, "is not in its context"));
    }
    return switch (attribute.type()) {
      case NUMBER ->
          Optional.of(
              Note.ofAttribute(
                  Code.NUMBER,
                  name,
                  "is a number: write into the condition from where to where it matters"));
      case STRING, BOOLEAN -> isAllowed(attribute, value) ? Optional.empty() : otherValue(name);
    };
  }

  private static Optional<Note> otherValue(String name) {
    return Optional.of(
        Note.ofAttribute(
            Code.OTHER_VALUE, name, "has a value there that is not among those declared"));
  }

  private static boolean isAllowed(Attribute attribute, Object value) {
    return attribute.type() == AttributeType.BOOLEAN
        ? value instanceof Boolean
        : value instanceof String text
            && (attribute.values().isEmpty() || attribute.values().contains(text));
  }
}
