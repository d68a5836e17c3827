package org.doubleloop.policy.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.rule.Combinations;
import org.doubleloop.policy.PolicyProblem;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.rule.Attribute;
import org.jspecify.annotations.Nullable;

/// What speaks against accepting a proposal: that in a declared context no option would be left
/// where one is now, and that callers of last week would be refused who are not now. It may be
/// right all the same, but then whoever accepts says why.
public record Objections(List<Objection> all) {
  private static final int MOST_EXAMPLES = 3;

  /// Callers of last week whom a proposal would refuse.
  ///
  /// @param refused how many who are not refused now
  /// @param lookedAt of how many
  /// @param sentence by which attributes
  public record RefusedCallers(long refused, long lookedAt, String sentence) {}

  public Objections {
    all = List.copyOf(all);
  }

  /// @param base what is in force without the proposal
  /// @param refused null where that is not known
  public static Objections of(
      PolicyContent base, PolicyContent proposed, @Nullable RefusedCallers refused) {
    var all = new ArrayList<Objection>();
    noOption(base, proposed).ifPresent(all::add);
    if (refused != null && refused.refused() > 0) {
      all.add(new Objection(Objection.Kind.REFUSED_CALLERS, refused.sentence()));
    }
    return new Objections(all);
  }

  /// @param despite why it is accepted all the same; null where nothing is said
  /// @throws ServiceException `needs-despite` where something speaks against it and nothing is said
  public void require(@Nullable String despite) {
    if (!all.isEmpty() && (despite == null || despite.isBlank())) {
      throw new ServiceException(
          PolicyProblem.NEEDS_DESPITE,
          all.stream().map(Objection::sentence).collect(Collectors.joining(" "))
              + " Say in `despite` why it is right all the same, or have it changed",
          List.of(
              new FieldFault(
                  "/despite", "REQUIRED", "is required, as something speaks against it")));
    }
  }

  /// Goes through what the binding rules of both can tell apart, so that what both leave without an
  /// option is not held against the proposal. A context of before has no attribute that was not
  /// declared, and may have values that are not any more: it is refused then, which is another
  /// matter.
  private static Optional<Objection> noOption(PolicyContent base, PolicyContent proposed) {
    if (!PolicyRule.areReadable(base)) {
      // Nobody is suggested anything by it, so that nothing is taken away.
      return Optional.empty();
    }
    var rules = PolicyRule.all(proposed).binding();
    var before = PolicyRule.all(base).binding();
    var combinations = Combinations.of(proposed.attributes(), rules.and(before));
    var known = names(base);
    if (!combinations.areAtMost(
        Math.min(
            DeclaredContexts.MOST,
            PolicyCheck.affordable(rules.mostSteps() + before.mostSteps())))) {
      return Optional.empty();
    }
    var empty = new ArrayList<EmptyContext>();
    combinations.forEach(context -> {
      var choice = rules.choice(rules.holding(context));
      if (choice.left().isEmpty()
          && !before.choice(before.holding(only(context, known))).left().isEmpty()) {
        empty.add(EmptyContext.of(context, choice));
      }
    });
    return empty.isEmpty()
        ? Optional.empty()
        : Optional.of(new Objection(Objection.Kind.NO_OPTION, sentence(empty, combinations)));
  }

  private static String sentence(List<EmptyContext> empty, Combinations combinations) {
    var examples =
        empty.stream()
            .limit(MOST_EXAMPLES)
            .map(each ->
                each.where()
                    + " by "
                    + each.by().stream().map(PolicyRule::name).collect(Collectors.joining(" and ")))
            .collect(Collectors.joining("; "));
    return "No option would be left in %,d of %,d declared contexts where there is one now: %s%s."
        .formatted(
            empty.size(),
            combinations.number(),
            examples,
            empty.size() > MOST_EXAMPLES ? "; and others" : "");
  }

  private static Set<String> names(PolicyContent content) {
    var names = new HashSet<String>();
    content.attributes().stream().map(Attribute::name).forEach(names::add);
    return names;
  }

  private static Map<String, Object> only(Map<String, Object> context, Set<String> names) {
    var known = new HashMap<>(context);
    known.keySet().retainAll(names);
    return known;
  }
}
