package org.doubleloop.policy.edition;

import java.util.HashSet;
import java.util.List;
import org.doubleloop.policy.change.ClauseRef;
import org.doubleloop.policy.proposal.Event.Overlap;
import org.doubleloop.policy.proposal.Head;

/// Other open proposals at the same clauses.
public final class Overlaps {
  /// How many open proposals of a policy are looked at.
  public static final int MOST_READ = 1_000;

  private static final int MOST_TOLD = 20;

  private Overlaps() {}

  /// @param clauses that a proposal touches
  /// @param except the proposal itself
  public static List<Overlap> of(List<ClauseRef> clauses, String except, List<Head> open) {
    return open.stream()
        .filter(head -> !head.id().equals(except))
        .map(head ->
            new Overlap(
                head.id(), head.author(), head.createdAt(), head.sentence(), both(clauses, head)))
        .filter(overlap -> !overlap.clauses().isEmpty())
        .limit(MOST_TOLD)
        .toList();
  }

  private static List<ClauseRef> both(List<ClauseRef> clauses, Head head) {
    var theirs = new HashSet<>(head.clauses());
    return clauses.stream().filter(theirs::contains).toList();
  }
}
