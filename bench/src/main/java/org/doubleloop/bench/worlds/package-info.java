/// Made-up worlds whose truth is known, and what the recommender and its
/// [peers][org.doubleloop.bench.peers] make of them: how much they miss, whom they suggest after
/// confounded data, whether intervals hold what they say, and how fast they are.
///
/// All learners of a world see the same contexts in the same order, and an option succeeds with one
/// where a number that was drawn beforehand lies under its chance, so that they are compared in
/// pairs (common random numbers).
@NullMarked
package org.doubleloop.bench.worlds;

import org.jspecify.annotations.NullMarked;
