package org.doubleloop.recommender.reviser;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.doubleloop.kit.phrase.Wording;
import org.doubleloop.recommender.policy.Guidance;
import org.doubleloop.recommender.revision.Conditions;
import org.doubleloop.recommender.revision.Revision;
import org.doubleloop.recommender.revision.Situation;
import org.doubleloop.recommender.revision.Step;
import org.jspecify.annotations.Nullable;

/// Makes one of two clauses of guidance that ask for the same: the one that holds wherever the
/// other does or, where they are for two values of one attribute, one for both.
final class MergeGuidanceReviser implements Reviser {
  @Override
  public List<Revision> revise(Situation situation) {
    var guidance = situation.version().guidance();
    var revisions = new ArrayList<Revision>();
    var taken = new HashSet<String>();
    for (int i = 0; i < guidance.size(); i++) {
      for (int j = i + 1; j < guidance.size(); j++) {
        var one = guidance.get(i);
        var other = guidance.get(j);
        if (!taken.contains(one.id()) && !taken.contains(other.id())) {
          steps(one, other)
              .ifPresent(steps -> {
                revisions.add(revision(situation, one, other, steps));
                taken.add(one.id());
                taken.add(other.id());
              });
        }
      }
    }
    return revisions;
  }

  private static Optional<List<Step>> steps(Guidance one, Guidance other) {
    boolean isSame = one.share() == other.share() && saysTheSame(one, other);
    if (!isSame) {
      return Optional.empty();
    }
    var first = expression(one);
    var second = expression(other);
    if (first == null || first.equals(second)) {
      return Optional.of(List.of(new Step.RemoveGuidance(other.id())));
    }
    return second == null
        ? Optional.of(List.of(new Step.RemoveGuidance(one.id())))
        : Conditions.either(first, second)
            .map(when ->
                List.of(
                    new Step.ReplaceGuidance(
                        one.id(),
                        new Step.NewGuidance(one.id(), when, one.text(), one.marks(), one.share())),
                    new Step.RemoveGuidance(other.id())));
  }

  private static @Nullable String expression(Guidance clause) {
    var when = clause.when();
    return when == null ? null : when.expression();
  }

  /// The marks are what it comes to; where there are none, the words.
  private static boolean saysTheSame(Guidance one, Guidance other) {
    if (one.marks().areNone() && other.marks().areNone()) {
      return Wording.of(one.text()).equals(Wording.of(other.text()));
    }
    return folded(one.marks().without()).equals(folded(other.marks().without()))
        && folded(one.marks().with()).equals(folded(other.marks().with()));
  }

  private static Set<Wording> folded(List<String> phrases) {
    return phrases.stream().map(Wording::of).collect(toUnmodifiableSet());
  }

  private static Revision revision(
      Situation situation, Guidance one, Guidance other, List<Step> steps) {
    var sentence =
        "Guidance %s and %s ask for the same; one clause says both."
            .formatted(one.id(), other.id());
    return new Revision(
        "merge-guidance:" + one.id() + ":" + other.id(),
        "One clause of guidance instead of %s and %s".formatted(one.id(), other.id()),
        sentence + " Nothing else is asked for by that.",
        steps,
        Rent.finding(situation.use(), sentence, List.of()));
  }
}
