/// Which action came of which suggestion: a part of the fold that joins what was done to what was
/// suggested, and ends what chance had assigned.
@NullMarked
package org.doubleloop.recommender.attribution;

import org.jspecify.annotations.NullMarked;
