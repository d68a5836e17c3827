/// Whoever has opted out is left alone.
@NullMarked
package org.doubleloop.recommender.optout;

import org.jspecify.annotations.NullMarked;
