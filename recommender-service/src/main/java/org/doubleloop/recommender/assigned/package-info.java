/// Intention to treat: what came of the units that chance gave an option, by the clock of the
/// assignment, as a part of the fold. A unit is open until as much time has passed since it was
/// assigned as its metric waits for, whatever was done; then what came of all actions to it within
/// that time is added to the sample and the totals of its policy, and it is forgotten.
@NullMarked
package org.doubleloop.recommender.assigned;

import org.jspecify.annotations.NullMarked;
