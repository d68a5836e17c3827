package org.doubleloop.policy.proposal;

import org.doubleloop.kit.id.Creation;
import org.doubleloop.policy.proposal.Progress.KeyedRequest;
import org.jspecify.annotations.Nullable;

/// A request to review or withdraw a proposal, on the condition that it has not changed.
///
/// @param by who asks
/// @param ifMatch the header as sent
/// @param keyed present when it has an idempotency key
record ConditionalRequest(
    String organization,
    String proposal,
    String by,
    @Nullable String ifMatch,
    @Nullable KeyedRequest keyed) {

  /// Whether it was this request that closed the proposal.
  ///
  /// @throws org.doubleloop.kit.problem.ServiceException when its key was, with another body
  boolean closed(Proposal proposal) {
    var closing = proposal.progress().closedBy();
    if (keyed == null || closing == null || !keyed.key().equals(closing.key())) {
      return false;
    }
    if (!keyed.bodyHash().equals(closing.bodyHash())) {
      throw new Creation(organization, keyed.key(), Creation.Naming.KEY).conflict();
    }
    return true;
  }
}
