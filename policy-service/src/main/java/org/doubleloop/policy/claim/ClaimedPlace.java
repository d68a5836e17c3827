package org.doubleloop.policy.claim;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.doubleloop.policy.rule.Evidence.Count;
import org.doubleloop.policy.rule.Evidence.Where;
import org.jspecify.annotations.Nullable;

/// Of what a claim speaks.
///
/// @param option null: all
/// @param where in the order of the attributes; empty: everywhere
public record ClaimedPlace(@Nullable String option, List<Where> where) {
  public ClaimedPlace {
    where = where.stream().sorted(Comparator.comparing(Where::attribute)).toList();
  }

  /// Where a count says so.
  static Optional<ClaimedPlace> of(Count count) {
    return count.option() == null && count.where().isEmpty()
        ? Optional.empty()
        : Optional.of(new ClaimedPlace(count.option(), count.where()));
  }
}
