/// Propensities, and choices that are as frequent as they say.
@NullMarked
package org.doubleloop.recommender.draw;

import org.jspecify.annotations.NullMarked;
