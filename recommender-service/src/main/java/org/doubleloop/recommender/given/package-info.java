/// What chance gave to units and what came of it, to the test: a [Given] is a unit's episode whose
/// option was drawn, a [Closed] one has come to all that it ever will. Of these there is a
/// [Sample], and [Totals] over all of them for the few contrasts that somebody has a [Nomination]
/// for. All of it is pure: sets and sums, free of the order in which they are filled.
@NullMarked
package org.doubleloop.recommender.given;

import org.jspecify.annotations.NullMarked;
