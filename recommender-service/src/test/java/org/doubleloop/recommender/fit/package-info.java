/// Fitting, against regression on whole contexts.
@NullMarked
package org.doubleloop.recommender.fit;

import org.jspecify.annotations.NullMarked;
