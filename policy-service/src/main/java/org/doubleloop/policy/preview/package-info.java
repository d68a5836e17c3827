/// What a proposal would have meant for last week's suggestions. The proposal is the fact; what it
/// says is told in the feed ([ProposalFeed]), where the recommender reads it and puts a [Preview]
/// here, beside the proposal, so that neither is in the other's way. What a process that was killed
/// has not told is told by whoever reads the proposal next ([Previews]).
@NullMarked
package org.doubleloop.policy.preview;

import org.jspecify.annotations.NullMarked;
