/// Whether the interval that is told of a capped sum holds the true mean: worlds of skewed revenue
/// are lived through, and counted as the recommender counts.
@NullMarked
package org.doubleloop.bench.revenue;

import org.jspecify.annotations.NullMarked;
