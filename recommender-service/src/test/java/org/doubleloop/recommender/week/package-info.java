/// What is counted of the last days.
@NullMarked
package org.doubleloop.recommender.week;

import org.jspecify.annotations.NullMarked;
