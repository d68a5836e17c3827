package org.doubleloop.policy.reviewmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// A proposal in the model.
///
/// @param base the version that it is based on
/// @param reasons which rationale it has
/// @param editor who wrote what it says
/// @param verdicts those that stand, the last one last
/// @param isOverdue whether so much time has passed that it is to expire, if it is open
/// @param number of its last change
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
    int number) {

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

  public Suggestion {
    verdicts = List.copyOf(verdicts);
  }

  static Suggestion open(Who author, Said said) {
    return new Suggestion(Status.OPEN, author, 1, said, 0, author, List.of(), false, 0, 1);
  }

  Suggestion ended(Status end) {
    return in(end).stepped();
  }

  Suggestion in(Status other) {
    return new Suggestion(
        other, author, base, said, reasons, editor, verdicts, isOverdue, comments, number);
  }

  /// After one more change.
  Suggestion stepped() {
    return new Suggestion(
        status, author, base, said, reasons, editor, verdicts, false, comments, number + 1);
  }

  Suggestion overdue() {
    return new Suggestion(
        status, author, base, said, reasons, editor, verdicts, true, comments, number);
  }

  Suggestion commented() {
    return new Suggestion(
        status, author, base, said, reasons, editor, verdicts, isOverdue, comments + 1, number);
  }

  Suggestion says(Said other, int onBase, Who by) {
    return new Suggestion(
        Status.OPEN, author, onBase, other, reasons, by, verdicts, isOverdue, comments, number);
  }

  Suggestion because(int otherReasons) {
    return new Suggestion(
        status, author, base, said, otherReasons, editor, verdicts, isOverdue, comments, number);
  }

  Suggestion with(List<Standing> others) {
    return new Suggestion(
        status, author, base, said, reasons, editor, others, isOverdue, comments, number);
  }

  Suggestion without(Predicate<Standing> which) {
    return with(verdicts.stream().filter(which.negate()).toList());
  }

  Suggestion without(Who who) {
    return without(each -> each.who() == who);
  }

  Suggestion withoutApprovals() {
    return without(each -> each.verdict().equals("ACCEPT") || each.verdict().equals("AMEND"));
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
