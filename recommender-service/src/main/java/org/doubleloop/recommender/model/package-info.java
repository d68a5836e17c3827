/// What ranks options: counted evidence and nothing else.
///
/// What an action led to is reduced to trials and successes by the policy's [Metric]; [CellSpace]
/// says in which cells of the context they count; [Counts] adds them up, in any order. [Weights]
/// measures from the counts how far cells differ by more than chance, [Ranker] shrinks every cell
/// towards its parent by that much and keeps each step as a [Level], so that a reader can recompute
/// a score by hand, and [Exploration] turns scores into propensities and a choice. All of it is
/// pure: no clock, no input or output, and randomness only from a [Seed] passed in.
@NullMarked
package org.doubleloop.recommender.model;

import org.jspecify.annotations.NullMarked;
