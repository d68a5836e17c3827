package org.doubleloop.policy.archive;

import org.doubleloop.kit.id.Creation;
import org.doubleloop.policy.archival.Archival;
import org.doubleloop.policy.archival.Archival.KeyedRequest;
import org.jspecify.annotations.Nullable;

/// A request to archive or restore a policy, on the condition that it still stands as it was read.
///
/// @param archived false to restore it
/// @param by who asks
/// @param isAdministrator whether they may do what only owners may
/// @param ifMatch the header as sent
/// @param keyed present when it has an idempotency key
record ArchiveRequest(
    String organization,
    String policy,
    boolean archived,
    String by,
    boolean isAdministrator,
    String reason,
    @Nullable String ifMatch,
    @Nullable KeyedRequest keyed) {

  /// What was made by a request with the same key, where that was this one.
  ///
  /// @throws org.doubleloop.kit.problem.ServiceException when it had another body
  Archival again(Archival made) {
    var request = made.request();
    if (keyed == null || request == null || !keyed.bodyHash().equals(request.bodyHash())) {
      throw new Creation(organization, policy, Creation.Naming.KEY).conflict();
    }
    return made;
  }
}
