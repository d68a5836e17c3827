package org.doubleloop.recommender.reviser;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.doubleloop.kit.text.Characters;
import org.doubleloop.recommender.policy.Rule;
import org.doubleloop.recommender.revision.Revision;
import org.doubleloop.recommender.revision.Situation;
import org.doubleloop.recommender.revision.Step;
import org.doubleloop.recommender.revision.Step.NewRule;

/// Makes one rule of two that follow each other and say the same for two values of one attribute.
final class MergeReviser implements Reviser {
  private static final Pattern EQUAL =
      Pattern.compile("([A-Za-z][A-Za-z0-9_]*) == ('(?:[^'\\\\]|\\\\.)*')");

  @Override
  public List<Revision> revise(Situation situation) {
    var rules = situation.version().rules();
    var revisions = new ArrayList<Revision>();
    for (int i = 1; i < rules.size(); i++) {
      var one = rules.get(i - 1);
      var other = rules.get(i);
      merged(one, other).ifPresent(rule -> revisions.add(revision(situation, one, other, rule)));
    }
    return revisions;
  }

  private static Optional<NewRule> merged(Rule one, Rule other) {
    var first = terms(one);
    var second = terms(other);
    boolean isAlike =
        one.effect() == other.effect()
            && one.effect() != Rule.Effect.GUARDRAIL
            && one.options().equals(other.options())
            && first.size() == second.size();
    var onlyFirst = without(first, second);
    var onlySecond = without(second, first);
    if (!isAlike || onlyFirst.size() != 1 || onlySecond.size() != 1) {
      return Optional.empty();
    }
    return either(onlyFirst.iterator().next(), onlySecond.iterator().next())
        .map(either -> {
          var terms = new LinkedHashSet<String>();
          first.forEach(term -> terms.add(onlyFirst.contains(term) ? either : term));
          return new NewRule(
              one.id(),
              String.join(" && ", terms),
              one.effect(),
              one.options(),
              one.reason().equals(other.reason())
                  ? one.reason()
                  : shortened(one.reason() + " " + other.reason()));
        });
  }

  private static String shortened(String reason) {
    int longest = 2_000;
    return Characters.shorten(reason, longest);
  }

  /// The comparisons that all have to hold; none where the condition is not made of those alone.
  private static Set<String> terms(Rule rule) {
    var when = rule.when();
    var terms = new LinkedHashSet<String>();
    if (when != null) {
      for (String term : when.expression().split(" && ", -1)) {
        if (!EQUAL.matcher(term).matches()) {
          return Set.of();
        }
        terms.add(term);
      }
    }
    return terms;
  }

  private static Set<String> without(Set<String> all, Set<String> others) {
    return all.stream()
        .filter(each -> !others.contains(each))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Optional<String> either(String one, String other) {
    var first = EQUAL.matcher(one);
    var second = EQUAL.matcher(other);
    return first.matches() && second.matches() && first.group(1).equals(second.group(1))
        ? Optional.of("%s in [%s, %s]".formatted(first.group(1), first.group(2), second.group(2)))
        : Optional.empty();
  }

  private static Revision revision(Situation situation, Rule one, Rule other, NewRule rule) {
    var sentence =
        "Rules %s and %s say the same for two values of one attribute; one rule says both."
            .formatted(one.id(), other.id());
    return new Revision(
        "merge:" + one.id() + ":" + other.id(),
        "One rule instead of %s and %s".formatted(one.id(), other.id()),
        sentence + " Nothing else is suggested by that.",
        List.of(new Step.ReplaceRule(one.id(), rule), new Step.RemoveRule(other.id())),
        Rent.finding(situation.use(), sentence, List.of()));
  }
}
