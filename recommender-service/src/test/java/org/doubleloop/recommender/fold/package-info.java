/// The fold: parts that know nothing of each other, over restarts, and what is kept of them.
@NullMarked
package org.doubleloop.recommender.fold;

import org.jspecify.annotations.NullMarked;
