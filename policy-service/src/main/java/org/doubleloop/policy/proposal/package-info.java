/// Proposals and how they are kept. A proposal is one document with all that happened to it inside,
/// one [Event] after the other, so that every step is one compare-and-set: it cannot be accepted
/// and rejected. What it says and where it stands follows from its events ([Progress]). Accepting
/// has three steps, of which the first is final: the proposal becomes [Proposal.State#ACCEPTING]
/// and names the version that it is to be; the version is added, under a number that can be taken
/// once; the proposal becomes [Proposal.State#ACCEPTED], or [Proposal.State#STALE] when another has
/// that number. Whoever meets a proposal between two steps goes on where the other stopped
/// ([Acceptances]), and so does a sweep.
@NullMarked
package org.doubleloop.policy.proposal;

import org.jspecify.annotations.NullMarked;
