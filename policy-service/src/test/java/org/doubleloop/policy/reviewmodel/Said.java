package org.doubleloop.policy.reviewmodel;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// What a policy says: its hypothesis, a clause that anybody may change, one that is locked, and
/// who decides. A number stands for a text.
public record Said(int hypothesis, int clause, int locked, Terms terms) {

  /// @param reviewers those who review beside the owner; empty: everybody
  public record Terms(int quorum, SortedSet<Who> reviewers) {
    public Terms {
      reviewers = Collections.unmodifiableSortedSet(new TreeSet<>(reviewers));
    }

    public static Terms of(int quorum, Collection<Who> reviewers) {
      return new Terms(quorum, new TreeSet<>(reviewers));
    }

    boolean isReviewer(Who who) {
      return reviewers.isEmpty() || reviewers.contains(who) || who == Who.OWNER;
    }
  }

  public static Said first(Terms terms) {
    return new Said(0, 0, 0, terms);
  }

  public Said withHypothesis(int text) {
    return new Said(text, clause, locked, terms);
  }

  public Said withClause(int text) {
    return new Said(hypothesis, text, locked, terms);
  }

  public Said withLocked(int text) {
    return new Said(hypothesis, clause, text, terms);
  }

  public Said withTerms(Terms other) {
    return new Said(hypothesis, clause, locked, other);
  }

  private List<Object> fields() {
    return List.of(hypothesis, clause, locked, terms);
  }

  /// What two have made of a base, where they have not made different things of the same field.
  static Optional<Said> merged(Said base, Said theirs, Said ours) {
    var was = base.fields();
    var left = theirs.fields();
    var right = ours.fields();
    boolean isConflict =
        IntStream.range(0, was.size())
            .anyMatch(i ->
                !left.get(i).equals(was.get(i))
                    && !right.get(i).equals(was.get(i))
                    && !left.get(i).equals(right.get(i)));
    if (isConflict) {
      return Optional.empty();
    }
    return Optional.of(
        new Said(
            base.hypothesis == ours.hypothesis ? theirs.hypothesis : ours.hypothesis,
            base.clause == ours.clause ? theirs.clause : ours.clause,
            base.locked == ours.locked ? theirs.locked : ours.locked,
            base.terms.equals(ours.terms) ? theirs.terms : ours.terms));
  }

  /// Whether units can be given this beside what a version says, with what is locked as it is.
  boolean isTriableOn(Said base) {
    return terms.equals(base.terms) && clause != base.clause && locked == base.locked;
  }

  /// Whether two changes are the same: of the same fields, from the same to the same.
  static boolean isSameChange(Said from, Said to, Said otherFrom, Said otherTo) {
    var a = from.fields();
    var b = to.fields();
    var c = otherFrom.fields();
    var d = otherTo.fields();
    return IntStream.range(0, a.size())
        .allMatch(i ->
            a.get(i).equals(b.get(i))
                ? c.get(i).equals(d.get(i))
                : a.get(i).equals(c.get(i)) && b.get(i).equals(d.get(i)));
  }
}
