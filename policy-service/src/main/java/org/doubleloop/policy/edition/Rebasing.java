package org.doubleloop.policy.edition;

import java.util.List;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.policy.PolicyProblem;
import org.doubleloop.policy.change.ContentDiff;
import org.doubleloop.policy.change.ThreeWayMerge;
import org.doubleloop.policy.change.ThreeWayMerge.Conflict;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.policy.PolicyVersion;
import org.doubleloop.policy.proposal.Edition;
import org.doubleloop.policy.proposal.Edition.Origin;
import org.doubleloop.policy.validation.FieldFaults;
import org.doubleloop.policy.validation.PolicyValidation;

/// Puts an edition of a proposal onto the newest version.
///
/// @param base the version that it was made from
public record Rebasing(PolicyVersion base, PolicyVersion newest, Edition edition) {

  /// What both have changed in different ways.
  public List<Conflict> conflicts() {
    return merge().conflicts();
  }

  /// @throws ServiceException `rebase-conflict` where both have changed the same, or what comes of
  ///   both is no policy
  public Edition rebased() {
    var merge = merge();
    if (!merge.conflicts().isEmpty()) {
      throw new ServiceException(
          PolicyProblem.REBASE_CONFLICT,
          "Version %d has changed the same: edit the proposal so that it leaves that as it is there,"
                  .formatted(newest.version())
              + " or make a new one",
          merge.conflicts().stream().map(Rebasing::fault).toList());
    }
    var faults = new FieldFaults();
    var content = PolicyValidation.read(merge.content(), newest.content(), faults);
    if (!faults.found().isEmpty()) {
      throw new ServiceException(
          PolicyProblem.REBASE_CONFLICT,
          "With what version %d has changed it is no policy".formatted(newest.version()),
          faults.found());
    }
    return Edition.of(
        isSameChange(content) ? Origin.REBASED : Origin.MERGED,
        newest.version(),
        newest.content(),
        content,
        null,
        edition.rationale());
  }

  private ThreeWayMerge merge() {
    return ThreeWayMerge.of(base.content(), newest.content(), edition.content());
  }

  /// Whether it does to the newest version what it did to its base.
  private boolean isSameChange(PolicyContent content) {
    return ContentDiff.between(newest.content(), content)
        .equals(ContentDiff.between(base.content(), edition.content()));
  }

  private static FieldFault fault(Conflict conflict) {
    var clause = conflict.clause();
    return new FieldFault(
        clause == null ? "/content" : "/content/" + clause.kind().list(),
        "OVERLAP",
        "%s: the newest version says: %s; the proposal: %s"
            .formatted(
                clause == null ? "The policy's own fields" : clause,
                conflict.newest(),
                conflict.proposed()));
  }
}
