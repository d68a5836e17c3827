/// Where one option was followed by more successes than another, of what was done: people choose
/// what they do, so this is an association and never a cause. It may give somebody the idea for a
/// trial, never a rule. [Associations][org.doubleloop.recommender.association.Associations] finds
/// them in the counts that ranking uses,
/// [RateRatio][org.doubleloop.recommender.association.RateRatio] compares within strata, and
/// [HiddenCause][org.doubleloop.recommender.association.HiddenCause] says how strong what nobody
/// recorded would have to be to explain it.
///
/// All of it is pure: no clock, no randomness, no input or output.
@NullMarked
package org.doubleloop.recommender.association;

import org.jspecify.annotations.NullMarked;
