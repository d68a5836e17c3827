/// What has come of a policy, as a statistic that anyone may read
/// ([org.doubleloop.recommender.results.Results]): for each policy a book, in it for each thing
/// that is counted (actions, suggestions, each metric) sheets by what it can be divided by. It
/// decides nothing: suggestions are ranked by package `evidence`.
@NullMarked
package org.doubleloop.recommender.results;

import org.jspecify.annotations.NullMarked;
