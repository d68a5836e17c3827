/// How options are ranked by counts: [Beliefs] hold the counts of a context against what is
/// expected there and keep each step as a [Level], so that a reader can recompute a score by hand.
/// All of it is pure: no clock, no randomness, no input or output.
@NullMarked
package org.doubleloop.recommender.ranking;

import org.jspecify.annotations.NullMarked;
