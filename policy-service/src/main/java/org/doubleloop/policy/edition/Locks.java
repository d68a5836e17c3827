package org.doubleloop.policy.edition;

import java.util.List;
import java.util.Objects;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.policy.PolicyProblem;
import org.doubleloop.policy.change.ContentDiff;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.content.ReviewTerms;

/// The clauses that nobody but owners and administrators may touch.
public final class Locks {
  private Locks() {}

  /// @throws ServiceException when a clause that is locked in the base is touched by another
  public static void require(PolicyContent base, PolicyContent content, Suggested.By by) {
    if (by.isAdministrator() || ReviewTerms.of(base).isOwner(by.principal())) {
      return;
    }
    List<FieldFault> faults =
        ContentDiff.between(base, content).stream()
            .map(change -> change.clause())
            .filter(Objects::nonNull)
            .filter(clause -> ContentDiff.isLocked(base, clause))
            .distinct()
            .map(clause ->
                new FieldFault(
                    "/content/" + clause.kind().list(),
                    "LOCKED",
                    "must leave the %s as it is: it is locked".formatted(clause)))
            .toList();
    if (!faults.isEmpty()) {
      throw new ServiceException(
          PolicyProblem.LOCKED_CLAUSE,
          "It touches what is locked: leave that as it is, or ask an owner of the policy",
          faults);
    }
  }
}
