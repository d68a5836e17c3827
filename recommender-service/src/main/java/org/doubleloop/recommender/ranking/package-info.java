/// How options are ranked by counts. [Weights] measures how far cells differ by more than chance,
/// [Ranker] shrinks every cell towards its parent by that much and keeps each step as a [Level], so
/// that a reader can recompute a score by hand. All of it is pure: no clock, no randomness, no
/// input or output.
@NullMarked
package org.doubleloop.recommender.ranking;

import org.jspecify.annotations.NullMarked;
