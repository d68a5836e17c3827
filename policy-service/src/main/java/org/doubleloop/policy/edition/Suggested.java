package org.doubleloop.policy.edition;

import java.util.List;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.policy.PolicyProblem;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.policy.PolicyVersion;
import org.doubleloop.policy.proposal.Edition;
import org.doubleloop.policy.proposal.Edition.Origin;
import org.jspecify.annotations.Nullable;

/// A content that is suggested on a base version.
///
/// @param change the steps as they were given, as JSON; null where the whole content was
public record Suggested(PolicyContent content, @Nullable String change) {

  /// Makes one from the content of a base version.
  @FunctionalInterface
  public interface Reader {
    /// @throws ServiceException with every fault of what is suggested
    Suggested on(PolicyContent base);
  }

  /// Who suggests it.
  ///
  /// @param isAdministrator whether the key is an administrator's
  public record By(String principal, boolean isAdministrator) {}

  /// @throws ServiceException when it changes nothing, or touches what is locked
  public Edition edition(Origin origin, PolicyVersion base, String rationale, By by) {
    var edition = Edition.of(origin, base.version(), base.content(), content, change, rationale);
    if (edition.contentHash().equals(base.contentHash())) {
      throw new ServiceException(
          PolicyProblem.UNCHANGED,
          "The content is that of version " + base.version(),
          List.of(new FieldFault("/content", "UNCHANGED", "must differ from the base version's")));
    }
    Locks.require(base.content(), content, by);
    return edition;
  }
}
