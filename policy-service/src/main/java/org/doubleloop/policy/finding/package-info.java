/// What the recommender rests its proposals on: a pattern at a place, as a hunch or as what has
/// passed a test. What it says is kept and told as it was said; what is decided by it here is read
/// from it once.
@NullMarked
package org.doubleloop.policy.finding;

import org.jspecify.annotations.NullMarked;
