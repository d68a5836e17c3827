package org.doubleloop.policy.trial;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.policy.PolicyProblem;
import org.doubleloop.policy.change.ClauseChange;
import org.doubleloop.policy.change.ClauseKind;
import org.doubleloop.policy.change.ContentDiff;
import org.doubleloop.policy.change.FieldChange;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.edition.Locks;
import org.doubleloop.policy.edition.Suggested;
import org.jspecify.annotations.Nullable;

/// What can be tried: other options, rules and guidance. Both variants are judged by one metric,
/// units are divided in one way, and guardrails and locks bind whoever is given what.
public final class Triable {
  private static final Set<ClauseKind> KINDS =
      EnumSet.of(ClauseKind.OPTION, ClauseKind.RULE, ClauseKind.GUIDANCE);

  /// What is only words.
  private static final Set<String> WORDS = Set.of("title", "hypothesis");

  /// Locks bind in trials whoever suggests them.
  private static final Suggested.By NOBODY = new Suggested.By("", false);

  private static final int MOST_YEARS = 2;

  private Triable() {}

  /// @throws ServiceException `not-triable` where the content differs in more, or in nothing that a
  ///   unit could be given; `locked-clause` where it touches what is locked
  public static void require(PolicyContent base, PolicyContent content) {
    var changes = ContentDiff.between(base, content);
    var faults = faults(changes);
    if (!faults.isEmpty()) {
      throw new ServiceException(
          PolicyProblem.NOT_TRIABLE,
          "Options, rules and guidance can be tried; what else it changes, no unit can have for"
              + " itself",
          faults);
    }
    if (changes.stream().allMatch(change -> change.clause() == null)) {
      throw new ServiceException(
          PolicyProblem.NOT_TRIABLE,
          "It changes no option, rule or guidance: both variants would be the same",
          List.of(new FieldFault("/content", "UNCHANGED", "must give a unit something else")));
    }
    Locks.require(base, content, NOBODY);
  }

  /// Whether it can be tried on this base.
  public static boolean isTriable(PolicyContent base, PolicyContent content) {
    try {
      require(base, content);
      return true;
    } catch (ServiceException _) {
      return false;
    }
  }

  private static List<FieldFault> faults(List<ClauseChange> changes) {
    return changes.stream().map(Triable::fault).filter(Objects::nonNull).distinct().toList();
  }

  private static @Nullable FieldFault fault(ClauseChange change) {
    var clause = change.clause();
    if (clause != null) {
      return KINDS.contains(clause.kind())
          ? null
          : new FieldFault(
              "/content/" + clause.kind().list(),
              "NOT_TRIABLE",
              "must leave the %s as it is".formatted(clause));
    }
    return change.fields().stream()
        .map(FieldChange::field)
        .map(field -> field.substring(0, end(field)))
        .filter(field -> !WORDS.contains(field))
        .findFirst()
        .map(field ->
            new FieldFault(
                "/content/" + field, "NOT_TRIABLE", "must leave `" + field + "` as it is"))
        .orElse(null);
  }

  private static int end(String field) {
    int dot = field.indexOf('.');
    return dot < 0 ? field.length() : dot;
  }

  /// @param now by the organization's clock
  /// @throws ServiceException where it is no day on which an experiment can end that begins now
  public static void requireDay(LocalDate until, Instant now) {
    var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    if (!until.isAfter(today) || until.isAfter(today.plusYears(MOST_YEARS))) {
      throw new ServiceException(
          CommonProblem.INVALID_REQUEST,
          "An experiment ends on a day to come",
          List.of(
              new FieldFault(
                  "/until",
                  "RANGE",
                  "must be after today, %s, and at most %d years from now"
                      .formatted(today, MOST_YEARS))));
    }
  }
}
