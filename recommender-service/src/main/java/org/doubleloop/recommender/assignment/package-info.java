/// What chance gives to a unit of a policy: once an episode, which ends when the metric's window
/// has closed or a version with something else to choose from begins; and what the unit is
/// suggested by that.
@NullMarked
package org.doubleloop.recommender.assignment;

import org.jspecify.annotations.NullMarked;
