/// Sample ratios.
@NullMarked
package org.doubleloop.recommender.ratio;

import org.jspecify.annotations.NullMarked;
