/// Whether what an option leads to has changed, by a test that may be looked at every week. All of
/// it is pure: no clock, no randomness, no input or output.
@NullMarked
package org.doubleloop.recommender.change;

import org.jspecify.annotations.NullMarked;
