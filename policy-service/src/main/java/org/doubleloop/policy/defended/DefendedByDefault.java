package org.doubleloop.policy.defended;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.doubleloop.policy.change.ClauseChange;
import org.doubleloop.policy.change.ClauseKind;
import org.doubleloop.policy.change.ClauseRef;
import org.doubleloop.policy.change.ContentDiff;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.content.ReviewTerms;
import org.jspecify.annotations.Nullable;

/// What is defended by default: the day by which it was to be looked at is over, and no version
/// made since then from evidence has touched it.
///
/// @param since the day after that day
/// @param itself whether the policy itself is: no version was made from evidence
public record DefendedByDefault(LocalDate since, boolean itself, List<ClauseRef> clauses) {

  /// What evidence is for or against.
  private static final Set<ClauseKind> KINDS =
      EnumSet.of(ClauseKind.OPTION, ClauseKind.RULE, ClauseKind.GUIDANCE);

  public DefendedByDefault {
    clauses = List.copyOf(clauses);
  }

  /// Since when what the content says is defended by default, where it is so by now.
  public static Optional<LocalDate> since(PolicyContent content, Instant now) {
    return since(ReviewTerms.of(content).reviewBy(), now);
  }

  /// @param reviewBy the day by which the policy is to be looked at; null where there is none
  public static Optional<LocalDate> since(@Nullable LocalDate reviewBy, Instant now) {
    var today = now.atOffset(ZoneOffset.UTC).toLocalDate();
    return Optional.ofNullable(reviewBy).filter(today::isAfter).map(day -> day.plusDays(1));
  }

  /// @param content of the version in force
  /// @param revisions those that were made since then, up to that version
  public static DefendedByDefault of(
      LocalDate since, PolicyContent content, List<Revision> revisions) {
    var evident = revisions.stream().filter(Revision::hasEvidence).toList();
    var touched =
        evident.stream()
            .flatMap(each -> ContentDiff.between(each.before(), each.after()).stream())
            .filter(change -> change.kind() != ClauseChange.Kind.MOVED)
            .map(ClauseChange::clause)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    var untouched =
        ContentDiff.of(content).stream()
            .map(ClauseChange::clause)
            .filter(Objects::nonNull)
            .filter(clause -> KINDS.contains(clause.kind()))
            .filter(clause -> !touched.contains(clause))
            .toList();
    return new DefendedByDefault(since, evident.isEmpty(), untouched);
  }
}
