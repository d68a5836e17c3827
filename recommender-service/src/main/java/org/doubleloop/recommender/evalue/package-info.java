/// What may be said to hold however often one looks, from integer totals of what chance assigned.
///
/// An e-value is a fair bet's winnings: under the null hypothesis its mean is at most 1 at every
/// look, so that reaching 20 happens in at most one of twenty cases, looks and all (Ville's
/// inequality). [Superiority][org.doubleloop.recommender.evalue.Superiority] bets that one option
/// succeeds more often than another, [DifferenceSequence][
/// org.doubleloop.recommender.evalue.DifferenceSequence] says by how much,
/// [OnlineEbh][org.doubleloop.recommender.evalue.OnlineEbh] which of many nominated contrasts hold,
/// and [Power][org.doubleloop.recommender.evalue.Power] how many units it will take.
///
/// All of it is pure and reads totals only: no order, no clock, no randomness.
@NullMarked
package org.doubleloop.recommender.evalue;

import org.jspecify.annotations.NullMarked;
