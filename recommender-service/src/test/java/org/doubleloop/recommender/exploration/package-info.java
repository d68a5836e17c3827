/// Propensities, and choices that are as frequent as they say.
@NullMarked
package org.doubleloop.recommender.exploration;

import org.jspecify.annotations.NullMarked;
