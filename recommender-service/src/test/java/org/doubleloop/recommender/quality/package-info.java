/// What of a week counts.
@NullMarked
package org.doubleloop.recommender.quality;

import org.jspecify.annotations.NullMarked;
