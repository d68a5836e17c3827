package org.doubleloop.policy.review;

import java.util.Optional;
import org.doubleloop.kit.id.Creation;
import org.doubleloop.policy.edition.Suggested;
import org.doubleloop.policy.proposal.Event.KeyedRequest;
import org.doubleloop.policy.proposal.Progress;
import org.doubleloop.policy.proposal.Proposal;
import org.jspecify.annotations.Nullable;

/// A request to take a step with a proposal, on the condition that it has not changed.
///
/// @param by who asks
/// @param ifMatch the header as sent
/// @param keyed present when it has an idempotency key
record ConditionalRequest(
    String organization,
    String proposal,
    Suggested.By by,
    @Nullable String ifMatch,
    @Nullable KeyedRequest keyed) {

  /// The proposal as this request left it, when it was made before.
  ///
  /// @throws org.doubleloop.kit.problem.ServiceException when its key was used with another body
  Optional<Proposal> answered(Proposal proposal) {
    if (keyed == null) {
      return Optional.empty();
    }
    var made = proposal.progress().bodyHash(keyed);
    if (made.isPresent() && !made.get().equals(keyed.bodyHash())) {
      throw new Creation(organization, keyed.key(), Creation.Naming.KEY).conflict();
    }
    Optional<Progress> after = proposal.progress().after(keyed);
    return after.map(proposal::with);
  }
}
