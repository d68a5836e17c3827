/// What counts as a success.
@NullMarked
package org.doubleloop.recommender.metric;

import org.jspecify.annotations.NullMarked;
