package org.doubleloop.policy.proposal;

import org.doubleloop.kit.id.Creation;
import org.doubleloop.policy.proposal.Progress.KeyedRequest;
import org.jspecify.annotations.Nullable;

/// A request to decide on a proposal.
///
/// @param by who asks
/// @param ifMatch the header as sent
/// @param keyed present when it has an idempotency key
record Transition(
    String organization,
    String proposal,
    String by,
    @Nullable String ifMatch,
    @Nullable KeyedRequest keyed) {

  /// Whether it was this request that decided on the proposal.
  ///
  /// @throws org.doubleloop.kit.problem.ServiceException when its key was, with another body
  boolean decided(Proposal proposal) {
    var decisive = proposal.progress().decisiveRequest();
    if (keyed == null || decisive == null || !keyed.key().equals(decisive.key())) {
      return false;
    }
    if (!keyed.bodyHash().equals(decisive.bodyHash())) {
      throw new Creation(organization, keyed.key(), Creation.Naming.KEY).conflict();
    }
    return true;
  }
}
