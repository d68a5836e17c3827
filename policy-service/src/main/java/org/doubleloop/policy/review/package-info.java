/// How proposals are decided. [ProposalReviews] takes each step that a caller asks for, where
/// [AllowedSteps] says that it may be taken: by whom, in which state, under the terms of the newest
/// version ([ReviewTerms][org.doubleloop.policy.content.ReviewTerms]). What came before a proposal
/// it is rebased upon ([Rebasing]); what waits for whom is the [Inbox].
@NullMarked
package org.doubleloop.policy.review;

import org.jspecify.annotations.NullMarked;
