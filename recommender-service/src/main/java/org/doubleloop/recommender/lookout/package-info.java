/// Looks at what came of units: which contrasts hold, by an e-value of all units that were assigned
/// since each was nominated, which look like something, and which are tested from now on. What was
/// seen is a fact; whoever looks first says it for all.
@NullMarked
package org.doubleloop.recommender.lookout;

import org.jspecify.annotations.NullMarked;
