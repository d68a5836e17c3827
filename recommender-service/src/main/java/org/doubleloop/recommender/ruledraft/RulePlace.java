package org.doubleloop.recommender.ruledraft;

import static org.doubleloop.recommender.ruledraft.RuleDraftProblem.NO_RULE;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.doubleloop.kit.condition.Compilation;
import org.doubleloop.kit.condition.Condition;
import org.doubleloop.kit.condition.ConditionLimits;
import org.doubleloop.kit.condition.Conditions;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.rule.Choice;
import org.doubleloop.recommender.condition.When;
import org.doubleloop.recommender.policy.Guidance;
import org.doubleloop.recommender.policy.Option;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.Rule;
import org.doubleloop.recommender.policy.Rule.Effect;
import org.doubleloop.recommender.ruledraft.Note.Code;
import org.jspecify.annotations.Nullable;

/// Where a new rule stands among those that a version has, and whether there is room for it.
///
/// @param id that none of them has
/// @param before the first that holds in the context and prefers other options: behind it the new
///   one would have no say
record RulePlace(String id, @Nullable String before, List<Note> notes) {

  /// The most rules that a version may have.
  private static final int MOST = 100;

  /// The most characters of an id before its number.
  private static final int LONGEST = 100;

  RulePlace {
    notes = List.copyOf(notes);
  }

  /// @throws ServiceException `no-rule` where there is no room
  static RulePlace of(
      PolicyVersion base, Option option, Precedent precedent, Where where, Conditions conditions) {
    requireRoom(base, where, conditions);
    var holding = base.rulesFor(precedent.context());
    var choice = Choice.of(base.optionIds(), holding);
    var preferring = holding.stream().filter(rule -> rule.effect() == Effect.PREFER).findFirst();
    return new RulePlace(
        freeId(base, option, where),
        preferring.map(Rule::id).orElse(null),
        notes(option.id(), choice, preferring.orElse(null)));
  }

  private static void requireRoom(PolicyVersion base, Where where, Conditions conditions) {
    var rules = base.rules().stream().filter(rule -> rule.effect() != Effect.GUARDRAIL).count();
    if (rules >= MOST) {
      throw new ServiceException(
          NO_RULE,
          "Version %d has %d rules, and more it cannot have: propose to take one away first"
              .formatted(base.version(), MOST));
    }
    int terms = 0;
    long steps = 0;
    var all =
        Stream.of(
            base.rules().stream().map(Rule::when),
            base.guidance().stream().map(Guidance::when),
            Stream.of(new When(where.condition(), base.types(), conditions)));
    for (When when : all.flatMap(each -> each).filter(Objects::nonNull).toList()) {
      switch (when.compiled()) {
        case Compilation.Compiled(Condition condition) -> {
          terms += condition.terms();
          steps += condition.mostSteps();
        }
        case Compilation.Faulty(var faults) ->
            throw new ServiceException(
                NO_RULE,
                "The condition `%s` %s: name other attributes"
                    .formatted(when.expression(), faults.getFirst()));
      }
    }
    if (terms > ConditionLimits.MOST_TERMS || steps > ConditionLimits.MOST_STEPS) {
      throw new ServiceException(
          NO_RULE,
          "With it the conditions of version %d would take more than they may: propose to take one away first"
              .formatted(base.version()));
    }
  }

  private static List<Note> notes(String option, Choice<Rule> choice, @Nullable Rule first) {
    var notes = new ArrayList<Note>();
    var excluding = choice.excluded().get(option);
    if (excluding != null) {
      notes.add(
          Note.ofRule(
              Code.LEAVES_OUT,
              excluding.id(),
              "The %s leaves the option out there, and still does: %s"
                  .formatted(excluding.name(), excluding.reason())));
    }
    var deciding = choice.preferring();
    if (deciding != null && deciding.options().equals(Set.of(option))) {
      notes.add(
          Note.ofRule(
              Code.FIRST_ALREADY,
              deciding.id(),
              "The %s puts the option first there already".formatted(deciding.name())));
    } else if (first != null) {
      notes.add(
          Note.ofRule(
              Code.BEHIND,
              first.id(),
              "It is put before the %s, which has the first say there now"
                  .formatted(first.name())));
    }
    return notes;
  }

  /// Such as `long-for-paid`, with a number where there is such a rule.
  private static String freeId(PolicyVersion base, Option option, Where where) {
    var words =
        where.equal().isEmpty()
            ? Stream.of(option.id(), "first")
            : Stream.concat(
                Stream.of(option.id(), "for"), where.equal().stream().map(RulePlace::word));
    var wanted =
        words
            .map(word -> word.replaceAll("[^A-Za-z0-9._-]+", "-"))
            .collect(Collectors.joining("-"))
            .replaceAll("-{2,}", "-");
    var id = wanted.substring(0, Math.min(LONGEST, wanted.length())).replaceAll("-$", "");
    var taken = base.rules().stream().map(Rule::id).collect(Collectors.toSet());
    return Stream.concat(
            Stream.of(id), IntStream.iterate(2, i -> i + 1).mapToObj(i -> id + "-" + i))
        .filter(each -> !taken.contains(each))
        .findFirst()
        .orElseThrow();
  }

  private static String word(Where.Equal equal) {
    return equal.value() instanceof Boolean flag
        ? (flag ? "" : "not-") + equal.attribute()
        : equal.value().toString();
  }
}
