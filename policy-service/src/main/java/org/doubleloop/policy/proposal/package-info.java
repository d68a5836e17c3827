/// How policies change. A proposal is one document with its reviews inside, so that a review is one
/// compare-and-set: it cannot be accepted and rejected. Accepting has three steps, of which the
/// first is final: the proposal becomes [Proposal.State#ACCEPTING] and names the version that it is
/// to be; the version is added, under a number that can be taken once; the proposal becomes
/// [Proposal.State#ACCEPTED], or [Proposal.State#STALE] when another has that number. Whoever meets
/// a proposal between two steps goes on where the other stopped ([Acceptances]), and so does a
/// sweep.
@NullMarked
package org.doubleloop.policy.proposal;

import org.jspecify.annotations.NullMarked;
