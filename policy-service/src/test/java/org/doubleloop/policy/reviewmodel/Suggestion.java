package org.doubleloop.policy.reviewmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A proposal in the model.
///
/// @param base the version that it is based on
/// @param reasons which rationale it has
/// @param editor who wrote what it says
/// @param verdicts those that stand, the last one last
/// @param isOverdue whether so much time has passed that it is to expire, if it is open
/// @param number of its last change
/// @param trial what units are given; null where it is not on trial
public record Suggestion(
    Status status,
    Who author,
    int base,
    Said said,
    int reasons,
    Who editor,
    List<Standing> verdicts,
    boolean isOverdue,
    int comments,
    int number,
    @Nullable Trial trial) {

  public enum Status {
    OPEN,
    ACCEPTING,
    ACCEPTED,
    REJECTED,
    WITHDRAWN,
    STALE,
    SUPERSEDED,
    EXPIRED;

    public boolean isUndecided() {
      return this == OPEN || this == STALE;
    }
  }

  public record Standing(Who who, String verdict) {}

  /// @param base the version beside which it is given
  public record Trial(int base, Said said) {}

  public Suggestion {
    verdicts = List.copyOf(verdicts);
  }

  static Suggestion open(Who author, Said said) {
    return new Suggestion(Status.OPEN, author, 1, said, 0, author, List.of(), false, 0, 1, null);
  }

  Suggestion ended(Status end) {
    return in(end).stepped();
  }

  Suggestion in(Status other) {
    return new Suggestion(
        other, author, base, said, reasons, editor, verdicts, isOverdue, comments, number, null);
  }

  /// After one more change.
  Suggestion stepped() {
    return new Suggestion(
        status, author, base, said, reasons, editor, verdicts, false, comments, number + 1, trial);
  }

  /// What is on trial waits for that.
  Suggestion overdue() {
    boolean isWaiting = trial == null;
    return new Suggestion(
        status, author, base, said, reasons, editor, verdicts, isWaiting, comments, number, trial);
  }

  /// A trial begins, goes on beside another version, or is over.
  Suggestion on(@Nullable Trial next) {
    return new Suggestion(
        status, author, base, said, reasons, editor, verdicts, isOverdue, comments, number, next);
  }

  Suggestion commented() {
    return new Suggestion(
        status,
        author,
        base,
        said,
        reasons,
        editor,
        verdicts,
        isOverdue,
        comments + 1,
        number,
        trial);
  }

  Suggestion says(Said other, int onBase, Who by) {
    return new Suggestion(
        Status.OPEN,
        author,
        onBase,
        other,
        reasons,
        by,
        verdicts,
        isOverdue,
        comments,
        number,
        null);
  }

  Suggestion because(int otherReasons) {
    return new Suggestion(
        status,
        author,
        base,
        said,
        otherReasons,
        editor,
        verdicts,
        isOverdue,
        comments,
        number,
        trial);
  }

  Suggestion with(List<Standing> others) {
    return new Suggestion(
        status, author, base, said, reasons, editor, others, isOverdue, comments, number, trial);
  }

  Suggestion without(Predicate<Standing> which) {
    return with(verdicts.stream().filter(which.negate()).toList());
  }

  Suggestion without(Who who) {
    return without(each -> each.who() == who);
  }

  Suggestion withoutApprovals() {
    return without(each -> !each.verdict().equals("MORE_EVIDENCE"));
  }

  /// What was consented to has begun.
  Suggestion withoutConsents() {
    return without(each -> each.verdict().equals("TRY"));
  }

  /// How many consent to a trial whose consent counts by some terms.
  long consents(Said.Terms terms) {
    return verdicts.stream()
        .filter(each -> each.verdict().equals("TRY") && terms.isReviewer(each.who()))
        .count();
  }

  Suggestion reviewed(Who who, String verdict) {
    var all = new ArrayList<>(without(who).verdicts);
    all.add(new Standing(who, verdict));
    return with(all);
  }

  /// Those whose approval counts by some terms.
  List<Who> approvers(Said.Terms terms) {
    return verdicts.stream()
        .filter(each ->
            each.verdict().equals("ACCEPT")
                || (each.verdict().equals("AMEND") && terms.quorum() == 1))
        .map(Standing::who)
        .filter(terms::isReviewer)
        .toList();
  }
}
