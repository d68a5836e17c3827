/// What is worth a look or a trial: where one option has done better than another among the units
/// that chance assigned ([Hunches][org.doubleloop.recommender.hunch.Hunches]). A hunch has been
/// looked for among many contrasts, so it proves nothing: its counts are shown, never the
/// difference as an effect. [Nominations][org.doubleloop.recommender.hunch.Nominations] says which
/// contrasts are to be tested on what is assigned from now on.
///
/// All of it is pure: no clock, no randomness, and no regard to order.
@NullMarked
package org.doubleloop.recommender.hunch;

import org.jspecify.annotations.NullMarked;
