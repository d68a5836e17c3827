/// Counts: any order, the same sums.
@NullMarked
package org.doubleloop.recommender.counts;

import org.jspecify.annotations.NullMarked;
