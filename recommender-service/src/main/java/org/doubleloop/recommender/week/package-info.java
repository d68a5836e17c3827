/// What the signals and suggestions of the last days say, counted as they came: nothing is judged
/// here, so that what is counted depends neither on which policies are known nor on any order. What
/// it means is said by [org.doubleloop.recommender.quality], by the policies that are known when it
/// is asked.
///
/// All of it is bounded, for each organization and day. Where there is more, what is kept is what
/// has the [smallest hashes][org.doubleloop.recommender.week.Smallest]: so any order comes to the
/// same.
@NullMarked
package org.doubleloop.recommender.week;

import org.jspecify.annotations.NullMarked;
