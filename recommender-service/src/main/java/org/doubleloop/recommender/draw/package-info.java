/// What part chance has had in what a unit is suggested, as it is recorded, and the seeds by which
/// it chooses.
@NullMarked
package org.doubleloop.recommender.draw;

import org.jspecify.annotations.NullMarked;
