/// What is counted of the places of which a proposal's evidence speaks, and of those in which its
/// rules hold ([Claims]): by what was done, from the sheets that hold counts by at most two
/// attributes. What these do not tell apart is not countable, and it is said why ([Divisible]).
@NullMarked
package org.doubleloop.recommender.claim;

import org.jspecify.annotations.NullMarked;
